using System.Globalization;
using System.Text.RegularExpressions;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Forecasts;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Signals;
using Scorecard.Domain.Tests.Evidence;
using Scorecard.Domain.Tests.Forecasts;
using Scorecard.Domain.Tests.Signals;
using Scorecard.Domain.Units;
using Scorecard.TestData;
using Row = Scorecard.TestData.MarkdownTable.Row;

namespace Scorecard.Domain.Tests.Docs;

/// <summary>Runs every row of every table in docs/evidence-behaviour.md. A table that nothing here runs fails, and so does a runner without its table.</summary>
public partial class BehaviourDocTests
{
    private static readonly string Document = Path.Combine(Files.Root, "docs", "evidence-behaviour.md");

    private static readonly Dictionary<string, Action<Row>> Runners = new()
    {
        ["Limits"] = LimitsOf,
        ["How far limits can be trusted"] = Trust,
        ["Signals"] = Signals,
        ["What the rules find, and what they find by chance"] = row => row.Says("measured", ChartBehaviour.Of(row["series"], row["what"])),
        ["Assurance"] = row =>
            row.Says(
                "assurance",
                Word(Assurances.Of(Between(row.Number("lower limit"), row.Number("upper limit")), (double)row.Number("target"), Way(row)))
            ),
        ["Forecast"] = ForecastOf,
        ["Against the best"] = AgainstTheBest,
        ["The fan"] = Fan,
        ["Chance of meeting a target"] = row =>
            row.Says(
                "chance",
                new Outlook((double)row.Number("centre"), (double)row.Number("scale"), (int)row.Number("degrees of freedom"))
                    .ChanceOf((double)row.Number("target"), Way(row))!
                    .Value
            ),
        ["What is needed"] = Needed,
        ["Year end"] = YearEnd,
        ["Chance that an objective ends green"] = Green,
        ["Did the initiative move the KPI?"] = Initiative,
        ["How often a shift is claimed that is none"] = Claimed,
        ["Patterns in reporting"] = row => Assert.Contains(row["test"], Enum.GetValues<WatchTest>().Select(t => Word(t))),
        ["Worked out"] = Patterns,
    };

    public static TheoryData<string> Headings => [.. TableRows.Headings(Document)];

    [Theory, MemberData(nameof(Headings))]
    public void Every_row_of_the_table_holds(string heading) => TableRows.Run(Document, Runners, heading);

    [Fact]
    public void Every_runner_has_its_table() => Assert.Equal([], Runners.Keys.Except(TableRows.Headings(Document)));

    [Fact]
    public void The_sentence_says_what_its_row_says()
    {
        var row = MarkdownTable.Read(Document).Single(t => t.Heading == "Forecast").Rows[2];
        Assert.Contains(
            FormattableString.Invariant(
                $"this is {Math.Round(row.Number("closer by %"))} % closer than repeating the last value ({row["checks"]} checks)"
            ),
            File.ReadAllText(Document)
        );
    }

    private static void LimitsOf(Row row)
    {
        var options = new ProcessBehaviourOptions(Enum.Parse<LimitVariant>(row["variant"]), row["screened"] == "yes")
        {
            DrawnFrom = new Dictionary<int, int> { [0] = (int)row.Number("drawn from") },
        };
        var limits = ProcessBehaviour.Of(Numbers(row, "values"), Direction.HigherIsBetter, options).Segments[0].Limits!.Value;
        row.Says("centre", limits.Centre);
        row.Says("moving range", limits.MovingRange);
        row.Says("lower limit", limits.Lower);
        row.Says("upper limit", limits.Upper);
        row.Says("range limit", limits.UpperRange);
    }

    private static void Trust(Row row)
    {
        var segment = ProcessBehaviour
            .Of([.. Enumerable.Range(0, (int)row.Number("values present")).Select(i => i % 3.0)], Direction.HigherIsBetter)
            .Segments[0];
        row.Says("limits", Word(segment.State));
        row.Says("drawn from", segment.DrawnFrom);
        row.Says("missing", segment.Missing);
    }

    private static void Signals(Row row)
    {
        var values = Numbers(row, "values");
        var signals = SignalRules
            .Of(values, 0, values.Length, Between(-6, 6), Enum.Parse<RuleSet>(row["rules"]), Way(row))
            .Where(s => s.Index == values.Length - 1)
            .ToList();
        row.Says("signal", signals.Count == 0 ? "–" : string.Join(", ", signals.Select(s => Word(s.Rule))));
        row.Says("means", signals.Count == 0 ? "–" : Word(signals[0].Meaning));
    }

    private static void ForecastOf(Row row)
    {
        var forecast = Forecast.Of(Numbers(row, "values"), (int)row.Number("season"), 1);
        row.Says("method", Word(forecast.Method));
        row.Says("closer by %", forecast.CloserPercent);
        row.Says("checks", forecast.Checks);
        row.Says("missing", forecast.Missing);
        SaysOutlook(row, "next", forecast.Steps.Count == 0 ? null : forecast.Steps[0]);
    }

    private static void AgainstTheBest(Row row)
    {
        var origins = Reference.Of(row["series"]);
        row.Says("origins", origins.Count);
        row.Says("error", origins.Average(o => o.Ours.Error));
        row.Says("of ets", origins.Average(o => o.Ets.Error));
        row.Says("of auto.arima", origins.Average(o => o.Arima.Error));
        row.Says("held", 100 * origins.Average(o => o.Ours.Held));
        row.Says("by ets", 100 * origins.Average(o => o.Ets.Held));
        row.Says("by auto.arima", 100 * origins.Average(o => o.Arima.Held));
    }

    private static void Fan(Row row)
    {
        var measured = row["series"] switch
        {
            "England's providers" => Coverage.OfEngland()?.Percent,
            "all four" => Simulated.Kinds.Average(Coverage.Of),
            var kind => Coverage.Of(kind),
        };
        if (measured is { } percent)
            row.Says("measured", percent);
        var limits = row["limit"].Split(" to ").Select(Row.Parse).ToList();
        Assert.InRange(row.Number("measured"), limits[0], limits[1]);
    }

    private static void Needed(Row row)
    {
        var (from, target, periods) = (
            (double)row.Number("last value or booked"),
            (double)row.Number("target"),
            (int)row.Number("periods left")
        );
        SaysOrDash(row, "change per period", RunRate.ChangeNeeded(from, target, periods));
        SaysOrDash(row, "amount per period", RunRate.AmountNeeded(from, target, periods));
    }

    private static void YearEnd(Row row)
    {
        var left = (int)row.Number("periods left");
        var year = Forecast.Of(Numbers(row, "values"), 12, left).YearEnd((double)row.Number("booked"), left);
        SaysOutlook(row, "total", year);
        row.Says("chance", year!.Value.ChanceOf((double)row.Number("target"), Direction.HigherIsBetter)!.Value);
    }

    private static void Green(Row row)
    {
        ChanceKpi[] kpis =
        [
            .. Numbers(row, "centres")
                .Zip(
                    Numbers(row, "scales"),
                    (centre, scale) => new ChanceKpi(double.IsNaN(centre) ? null : new(centre, scale, 30), 1, v => v, [])
                ),
        ];
        row.Says("chance", ObjectiveChance.Of(kpis, (double)row.Number("green from"), (int)row.Number("seed")).Chance!.Value);
    }

    private static void Initiative(Row row)
    {
        var (before, after) = (Numbers(row, "before"), Numbers(row, "after"));
        var judged = Intervention.Of([.. before, .. after], before.Length, Way(row));
        row.Says("shift", judged.Shift!.Value);
        row.Says("low", judged.Low!.Value);
        row.Says("high", judged.High!.Value);
        row.Says("missing after", judged.MissingAfter);
        row.Says("verdict", Word(judged.Verdict));
    }

    private static void Claimed(Row row)
    {
        int[] before = [.. row.List("before").Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
        int[] after = [.. row.List("after").Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
        var told = ShiftVerdicts.Of((double)row.Number("autocorrelation"), (double)row.Number("true shift"), before, after);
        row.Says("shifted %", told.Shifted);
        row.Says("cannot tell %", told.CannotTell);
    }

    private static void Patterns(Row row)
    {
        int[] counts = [.. row.List("counts").Select(c => int.Parse(c, CultureInfo.InvariantCulture))];
        var result = row["test"] switch
        {
            // A value of each tens, with the digit that its count asks for.
            "last digits" => ReportingPatterns.LastDigits([
                .. counts.SelectMany((count, digit) => Enumerable.Range(1, count).Select(i => 10m * i + digit)),
            ]),
            // Those beside the target one or three steps away, and twenty far from it on each side.
            "on target" => ReportingPatterns.OnTarget([
                .. Enumerable.Repeat((95m, (decimal?)95), counts[0]),
                .. Enumerable.Range(0, counts[1]).Select(i => (i % 2 == 0 ? 94.9m : 95.3m, (decimal?)95)),
                .. Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? 90m : 99m + i / 10m, (decimal?)95)),
            ]),
            _ => ReportingPatterns.LateRevisions([.. Enumerable.Repeat(0.95, counts[0]), .. Enumerable.Repeat(0.3, counts[1])]),
        };
        row.Says("n", result.Count);
        row.Says("observed", result.Observed);
        row.Says("expected", result.Expected);
        row.Says("p", result.P!.Value);
        row.Says("worth a look", result.IsWorthALook ? "yes" : "no");
    }

    private static void SaysOutlook(Row row, string centre, Outlook? outlook)
    {
        SaysOrDash(row, centre, outlook?.Centre);
        SaysOrDash(row, "low (80 %)", outlook?.Eighty.Low);
        SaysOrDash(row, "high (80 %)", outlook?.Eighty.High);
    }

    private static void SaysOrDash(Row row, string column, double? value)
    {
        if (value is { } number)
            row.Says(column, number);
        else
            row.Says(column, "–");
    }

    private static double[] Numbers(Row row, string column) =>
        [.. row.List(column).Select(v => v == "–" ? double.NaN : (double)Row.Parse(v))];

    private static Limits Between(decimal lower, decimal upper) =>
        new((double)(lower + upper) / 2, (double)(upper - lower) / 2 / 2.66, (double)lower, (double)upper, 0, 0);

    private static Direction Way(Row row) => Enum.Parse<Direction>(row["direction"]);

    private static string Word(Enum value) => Capitals().Replace(value.ToString(), " $0").TrimStart().ToLowerInvariant();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capitals();
}
