using System.Numerics;
using Scorecard.Domain.Formulas;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Insight;

/// <summary>
/// Splits the value effect of a calculated KPI on to what its formula names, and to the formula where that changed. Each takes what it
/// changes in the value on the way from the one state to the other, as the mean over all orders in which the steps could be taken: the
/// Shapley value (Shapley 1953), so that the parts add up exactly. Of more than eight, the mean over one order and its reverse. Where the
/// formula has no value with some of the steps taken, such as a division by zero, nothing is split.
/// </summary>
internal sealed class FormulaSplit(MovementSplitter splitter, ScoreGraph before, ScoreGraph after)
{
    private const int MostForAllOrders = 8;

    public IReadOnlyList<ChildMovement> Of(KpiSeries first, KpiScoring.Slots from, KpiSeries second, KpiScoring.Slots to, double points)
    {
        (from, to) = (KpiScoring.SlotsMade(first, from), KpiScoring.SlotsMade(second, to));
        if (Tie(first, from) is not { } old || Tie(second, to) is not { } present)
            return [];
        // Both formulas with what their inputs come to in both states.
        FormulaFigures[] was = [Figures(old, first, from, before), Figures(present, first, from, before)];
        FormulaFigures[] now = [Figures(old, second, to, after), Figures(present, second, to, after)];
        var changed = old.Text != present.Text;
        var players = old.KpiIds.Union(present.KpiIds).ToList();
        var count = players.Count + (changed ? 1 : 0);
        var values = new Dictionary<BigInteger, double>();
        var whole = (BigInteger.One << count) - 1;
        var change = At(whole) - At(0);
        if (points == 0 || change == 0 || !double.IsFinite(change))
            return [];
        var shares = count <= MostForAllOrders ? AllOrders() : BothWays();
        if (!Array.TrueForAll(shares, double.IsFinite))
            return [];
        var scale = points / change;
        var parts = players.Select((id, i) => Part(id, scale * shares[i]));
        if (changed)
            parts = parts.Append(new(second.Kpi.Id, 0, scale * shares[^1], double.NaN, double.NaN, []));
        return [.. parts.OrderByDescending(p => Math.Abs(p.Points)).ThenBy(p => p.KpiId)];

        // The value where those in a set have taken their step.
        double At(BigInteger taken)
        {
            if (values.TryGetValue(taken, out var known))
                return known;
            var which = changed && !(taken >> players.Count).IsEven ? 1 : 0;
            var formula = was[which].Formula;
            var (a, b) = (was[which].Values, now[which].Values);
            for (var i = 0; i < a.Length; i++)
                if (!(taken >> players.IndexOf(formula.Inputs[i].KpiId)).IsEven)
                    a[i] = b[i];
            return values[taken] = FormulaAnswer.Of(formula, a).Value;
        }

        double[] AllOrders()
        {
            var all = new double[count];
            for (var taken = 0; taken < 1 << count; taken++)
            for (var i = 0; i < count; i++)
                if ((taken >> i & 1) == 0)
                    all[i] += (At(taken | 1 << i) - At(taken)) / (count * Choose(count - 1, BitOperations.PopCount((uint)taken)));
            return all;
        }

        double[] BothWays()
        {
            var all = new double[count];
            var (up, down) = (BigInteger.Zero, BigInteger.Zero);
            for (var i = 0; i < count; i++)
            {
                var (next, other) = (up | BigInteger.One << i, down | BigInteger.One << (count - 1 - i));
                all[i] += (At(next) - At(up)) / 2;
                all[count - 1 - i] += (At(other) - At(down)) / 2;
                (up, down) = (next, other);
            }
            return all;
        }

        ChildMovement Part(long id, double effect)
        {
            var (a, b) = (Shown(was, id), Shown(now, id));
            var isOnce = !changed && old.Inputs.Count(i => i.KpiId == id) == 1;
            return new(
                id,
                effect,
                0,
                a.Figure.Value,
                b.Figure.Value,
                isOnce && a.Series is { } one && b.Series is { } other ? splitter.Split(one, a.Slots, other, b.Slots, effect) : []
            );
        }
    }

    private static Formula? Tie(KpiSeries kpi, KpiScoring.Slots slots) => kpi.TieAt(Math.Min(slots.Last, kpi.End - 1))?.Formula;

    private static FormulaFigures Figures(Formula formula, KpiSeries kpi, KpiScoring.Slots slots, ScoreGraph graph) =>
        KpiScoring.FiguresOf(
            kpi,
            slots with
            {
                First = Math.Max(slots.First, kpi.Begin),
                Last = Math.Min(slots.Last, kpi.End - 1),
            },
            new(formula, [.. formula.Inputs.Select(input => graph.SeriesById.GetValueOrDefault(input.KpiId))])
        );

    /// <summary>What a KPI came to, unless it is only asked about earlier as it was earlier.</summary>
    private static FormulaFigures.Part Shown(FormulaFigures[] state, long id)
    {
        var figures = state[^1].Formula.KpiIds.Contains(id) ? state[^1] : state[0];
        var at = Enumerable
            .Range(0, figures.Parts.Length)
            .Where(i => figures.Formula.Inputs[i].KpiId == id)
            .MinBy(i => (figures.Formula.Inputs[i].Earlier.Years, figures.Formula.Inputs[i].Earlier.Steps));
        return figures.Parts[at];
    }

    private static double Choose(int from, int take)
    {
        var ways = 1.0;
        for (var i = 1; i <= take; i++)
            ways = ways * (from - take + i) / i;
        return ways;
    }
}
