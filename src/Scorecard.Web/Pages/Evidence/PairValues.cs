using Scorecard.Domain.Evidence;
using Scorecard.Domain.Model;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Evidence;

/// <summary>The values of a pair in a table, those that belong together by the lag that was found in one row.</summary>
/// <param name="Period">Of the value that is not moved.</param>
public sealed record PairValues(string Period, string Cause, string Effect)
{
    /// <summary>The same as numbers.</summary>
    public double? CauseNumber { get; init; }

    /// <inheritdoc cref="CauseNumber"/>
    public double? EffectNumber { get; init; }

    /// <summary>Those of the periods that were compared, the latest first.</summary>
    public static IReadOnlyList<PairValues> Of(OrganizationModel model, JudgedPair pair)
    {
        var stretch = pair.Result.Stretch;
        var calendar = model.Organization.Calendar;
        var shift = pair.Judgement.Lag ?? 0;
        var cause = ColumnOf(model, pair.Cause);
        var effect = ColumnOf(model, pair.Effect);
        return
        [
            .. Enumerable
                .Range(stretch.Start, stretch.Length)
                .Reverse()
                .Select(i => new PairValues(
                    PeriodWords.Of(calendar.Shift(pair.First, i), calendar),
                    cause(i - Math.Max(shift, 0)),
                    effect(i - Math.Max(-shift, 0))
                )
                {
                    CauseNumber = NumberOf(pair.Cause, i - Math.Max(shift, 0)),
                    EffectNumber = NumberOf(pair.Effect, i - Math.Max(-shift, 0)),
                }),
        ];
    }

    private static double? NumberOf(PairEnd end, int index) => index < 0 || double.IsNaN(end.Values[index]) ? null : end.Values[index];

    private static Func<int, string> ColumnOf(OrganizationModel model, PairEnd end)
    {
        var decimals = Decimals(end.Values);
        var unit = end.Node.Kind == NodeKind.Kpi ? model.Kpi(end.Node.Id).UnitOfMeasure : null;
        return index =>
            index < 0 || double.IsNaN(end.Values[index]) ? Figures.None
            : unit is null ? Figures.Score(end.Values[index], model.Organization.Bands)
            : Figures.Value((decimal)end.Values[index], unit, decimals);
    }

    /// <summary>As many as the values have, 2 at most.</summary>
    private static int Decimals(IReadOnlyList<double> values) =>
        Enumerable
            .Range(0, 2)
            .FirstOrDefault(
                d => values.Where(double.IsFinite).All(v => Math.Abs(v - Math.Round(v, d)) <= 1e-9 * Math.Max(1, Math.Abs(v))),
                2
            );
}
