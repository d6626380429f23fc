using Scorecard.Domain.Evidence;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Evidence;

/// <summary>Both series of a pair on one axis, in standard deviations from their means and with up for better; what leads is moved to the right by the lag that was found.</summary>
public sealed record PairChart(string CauseLines, string EffectLines, int Shift, IReadOnlyList<(string X, string Text, string Anchor)> Ticks, IReadOnlyList<(string Y, string Text)> Levels, IReadOnlyList<PairChart.Row> Rows)
{
    public const double Width = 720, Height = 250;
    private const double Left = 34, Right = 8, Top = 10, Bottom = 26;

    /// <param name="Period">Of the value that is not moved.</param>
    public sealed record Row(string Period, string Cause, string Effect);

    /// <summary>Null where the two have no two periods in common.</summary>
    public static PairChart? Of(OrganizationModel model, TestedPair pair)
    {
        var (result, stretch) = (pair.Result, pair.Result.Stretch);
        if (stretch.Length < 2)
            return null;
        var tested = result.Outcome == LeadLagOutcome.Tested;
        var cause = Oriented(model, pair.Cause, tested ? result.SteadyCause() : InDeviations([.. pair.CauseValues.Skip(stretch.Start).Take(stretch.Length)]));
        var effect = Oriented(model, pair.Effect, tested ? result.SteadyEffect() : InDeviations([.. pair.EffectValues.Skip(stretch.Start).Take(stretch.Length)]));
        var (shift, calendar) = (pair.Verdict.Lag ?? 0, model.Organization.Calendar);
        var begin = stretch.Start + stretch.Length - cause.Count;
        var length = cause.Count + Math.Abs(shift);
        var (x, y) = (Moved(cause, Math.Max(shift, 0), length), Moved(effect, Math.Max(-shift, 0), length));
        var reach = Math.Max(1, Math.Ceiling(cause.Concat(effect).Max(Math.Abs) * 2) / 2);
        var (one, other) = (Line(x, reach), Line(y, reach));
        var (causeDecimals, effectDecimals) = (Decimals(pair.CauseValues), Decimals(pair.EffectValues));
        return new(one.Lines(), other.Lines(), shift,
            [.. new[] { 0, length / 2, length - 1 }.Distinct().Select(i => (Plot.Coordinate(one.X(i)), PeriodWords.Brief(calendar.Shift(pair.First, begin + i), calendar), i == 0 ? "start" : i == length - 1 ? "end" : "middle"))],
            [.. new[] { -2.0, 0, 2 }.Where(v => Math.Abs(v) <= reach).Select(v => (Plot.Coordinate(one.Y(v)), Figures.Change(v, 0)))],
            [.. Enumerable.Range(stretch.Start, stretch.Length).Reverse().Select(i => new Row(PeriodWords.Of(calendar.Shift(pair.First, i), calendar),
                Value(model, pair.Cause, pair.CauseValues, i - Math.Max(shift, 0), causeDecimals), Value(model, pair.Effect, pair.EffectValues, i - Math.Max(-shift, 0), effectDecimals)))]);
    }

    private static Plot Line(double?[] values, double reach) => new(values, Left, Width - Right, Top, Height - Bottom, -reach, reach);

    private static double?[] Moved(List<double> values, int by, int length) =>
        [.. Enumerable.Range(0, length).Select(i => i - by >= 0 && i - by < values.Count ? (double?)values[i - by] : null)];

    private static List<double> Oriented(OrganizationModel model, NodeRef node, IReadOnlyList<double> values) =>
        node.Kind == NodeKind.Kpi && model.Kpi(node.Id).Direction == Direction.LowerIsBetter ? [.. values.Select(v => -v)] : [.. values];

    private static double[] InDeviations(double[] values)
    {
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
        return [.. values.Select(v => deviation > 0 ? (v - mean) / deviation : 0)];
    }

    /// <summary>As many as the values have, 2 at most.</summary>
    private static int Decimals(IReadOnlyList<double> values) =>
        Enumerable.Range(0, 2).FirstOrDefault(d => values.Where(double.IsFinite).All(v => Math.Abs(v - Math.Round(v, d)) <= 1e-9 * Math.Max(1, Math.Abs(v))), 2);

    private static string Value(OrganizationModel model, NodeRef node, IReadOnlyList<double> values, int index, int decimals) =>
        index < 0 || double.IsNaN(values[index]) ? Figures.None
        : node.Kind == NodeKind.Kpi ? Figures.Value((decimal)values[index], model.Kpi(node.Id).UnitOfMeasure, decimals) : Figures.Score(values[index]);
}
