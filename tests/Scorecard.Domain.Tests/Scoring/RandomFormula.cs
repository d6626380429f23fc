using System.Globalization;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Tests.Scoring;

/// <summary>What a KPI comes to for a formula, so many steps and years earlier.</summary>
internal delegate KpiReference.Figure AskKpi(Kpi kpi, int steps, int years);

/// <summary>A formula by chance: its text, and the plainest way to work it out, one part calling the next.</summary>
internal sealed record RandomFormula(
    string Text,
    Func<AskKpi, int, int, RandomFormula.Outcome> Of,
    List<(Kpi Kpi, int Steps, int Years)> Names
)
{
    /// <param name="State">Present, missing or not applicable.</param>
    public readonly record struct Outcome(ScoreState State, double Value)
    {
        public static Outcome Missing => new(ScoreState.Missing, double.NaN);

        public static Outcome Number(double value) => double.IsFinite(value) ? new(ScoreState.Present, value) : Missing;

        public bool Is => State == ScoreState.Present;
    }

    public static RandomFormula Make(Random random, IReadOnlyList<Kpi> kpis, int deep)
    {
        RandomFormula Next() => Make(random, kpis, deep - 1);
        var pick = deep == 0 ? random.Next(0, 5) : random.Next(0, 22);
        return pick switch
        {
            0 => Constant(random.Next(0, 12)),
            < 5 => Name(kpis[random.Next(kpis.Count)]),
            5 or 6 => Two("+", Next(), Next(), (a, b) => a + b),
            7 or 8 => Two("-", Next(), Next(), (a, b) => a - b),
            9 or 10 => Two("*", Next(), Next(), (a, b) => a * b),
            11 or 12 => Two("/", Next(), Next(), (a, b) => b == 0 ? double.NaN : a / b),
            13 => Two("^", Next(), Constant(random.Next(0, 4)), Math.Pow),
            14 => Many("-", [Next()], all => -all[0]),
            15 => Compared(random.Next(0, 6), Next(), Next()),
            16 => Many(random.Next(0, 2) == 0 ? "min" : "max", [Next(), Next(), Next()], null),
            17 => Many(random.Next(0, 2) == 0 ? "sum" : "avg", [Next(), Next()], null),
            18 => Many("abs", [Next()], all => Math.Abs(all[0])),
            19 => Choice(Compared(random.Next(0, 6), Next(), Next()), Next(), Next()),
            20 => Earlier($"previous({{0}}, {pick = random.Next(1, 4)})", Next(), pick, 0),
            _ => Earlier("sameperiodlastyear({0})", Next(), 0, 1),
        };
    }

    public KpiReference.Figure Answer(AskKpi ask)
    {
        var figures = Names.ConvertAll(n => ask(n.Kpi, n.Steps, n.Years));
        var outcome = Of(ask, 0, 0);
        if (outcome.Is && !figures.Exists(f => f.State == ScoreState.Present))
            outcome = Outcome.Missing;
        return new(outcome.State, outcome.Value, double.NaN, double.NaN, outcome.Is && figures.Exists(f => f.Partial), false, double.NaN);
    }

    private static RandomFormula Constant(int number) =>
        new(number.ToString(CultureInfo.InvariantCulture), (_, _, _) => Outcome.Number(number), []);

    private static RandomFormula Name(Kpi kpi) =>
        new($"[{kpi.Code}]", (ask, steps, years) => ask(kpi, steps, years) is var f ? new(f.State, f.Value) : default, [(kpi, 0, 0)]);

    private static RandomFormula Two(string sign, RandomFormula a, RandomFormula b, Func<double, double, double> of) =>
        new(
            $"({a.Text} {sign} {b.Text})",
            (ask, steps, years) => All([a.Of(ask, steps, years), b.Of(ask, steps, years)], all => of(all[0], all[1])),
            [.. a.Names, .. b.Names]
        );

    private static RandomFormula Compared(int which, RandomFormula a, RandomFormula b)
    {
        var sign = new[] { "<", "<=", ">", ">=", "=", "<>" }[which];
        return Two(
            sign,
            a,
            b,
            (x, y) =>
            {
                var same = Math.Abs(x - y) <= 1e-9 * Math.Max(Math.Abs(x), Math.Abs(y));
                var holds = sign switch
                {
                    "<" => x < y && !same,
                    "<=" => x < y || same,
                    ">" => x > y && !same,
                    ">=" => x > y || same,
                    "=" => same,
                    _ => !same,
                };
                return holds ? 1 : 0;
            }
        );
    }

    private static RandomFormula Many(string name, RandomFormula[] parts, Func<double[], double>? of) =>
        new(
            $"{name}({string.Join(", ", parts.Select(p => p.Text))})",
            (ask, steps, years) =>
                All(
                    [.. parts.Select(p => p.Of(ask, steps, years))],
                    of
                        ?? (
                            all =>
                                name switch
                                {
                                    "min" => all.Min(),
                                    "max" => all.Max(),
                                    "sum" => all.Sum(),
                                    _ => all.Sum() / all.Length,
                                }
                        )
                ),
            [.. parts.SelectMany(p => p.Names)]
        );

    private static RandomFormula Choice(RandomFormula holds, RandomFormula then, RandomFormula otherwise) =>
        new(
            $"if({holds.Text}; {then.Text}; {otherwise.Text})",
            (ask, steps, years) =>
                holds.Of(ask, steps, years) is { Is: true } answer
                    ? (answer.Value != 0 ? then : otherwise).Of(ask, steps, years)
                    : holds.Of(ask, steps, years),
            [.. holds.Names, .. then.Names, .. otherwise.Names]
        );

    private static RandomFormula Earlier(string text, RandomFormula of, int back, int yearsBack) =>
        new(
            string.Format(CultureInfo.InvariantCulture, text, of.Text),
            (ask, steps, years) => of.Of(ask, steps + back, years + yearsBack),
            of.Names.ConvertAll(n => (n.Kpi, n.Steps + back, n.Years + yearsBack))
        );

    private static Outcome All(Outcome[] parts, Func<double[], double> of) =>
        Array.Exists(parts, p => p.State == ScoreState.NotApplicable) ? new(ScoreState.NotApplicable, double.NaN)
        : Array.Exists(parts, p => !p.Is) ? Outcome.Missing
        : Outcome.Number(of([.. parts.Select(p => p.Value)]));
}
