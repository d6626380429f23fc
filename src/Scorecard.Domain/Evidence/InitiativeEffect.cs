using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Signals;

namespace Scorecard.Domain.Evidence;

/// <summary>
/// What a KPI did after an initiative that serves it began, up to its latest value: what an initiative moved is meant to outlast it.
/// </summary>
/// <param name="From">Index of the first value before the start that counts, where limits last started again.</param>
/// <param name="Start">Index of the first value that the initiative could move; below 0 where the history begins later, and beyond the
/// values where none has come in since.</param>
/// <param name="Intervention">Null where the history begins later or no period since the start is over.</param>
/// <param name="Points">The mean score after the start less that before; null where one of them is missing.</param>
/// <param name="CostPerPoint">What a point of score cost, where the KPI shifted and its score rose. All that was spent counts, also where
/// the initiative serves other KPIs.</param>
public sealed record InitiativeEffect(
    KpiHistory History,
    int From,
    int Start,
    Intervention? Intervention,
    double? Points,
    decimal? CostPerPoint
)
{
    public Kpi Kpi => History.Kpi;

    /// <param name="until">Periods that end later are left out.</param>
    public static InitiativeEffect Of(ScoreBook book, Initiative initiative, Kpi kpi, DateOnly until)
    {
        var history = KpiHistory.Of(book, kpi, until);
        var start = history.Values.Count == 0 ? 0 : history.IndexOf(initiative.Start);
        if (history.Values.Count == 0 || history.Since(initiative.Start) is not { } intervention)
            return new(history, 0, start, null, null, null);
        var from = history.Behaviour.Segments.Select(s => s.Start).Where(s => s < start).Append(0).Max();
        var points = MeanScore(book, history, start, history.Values.Count) - MeanScore(book, history, from, start);
        var shifted = intervention.Verdict is InterventionVerdict.ShiftedRightWay or InterventionVerdict.Shifted;
        return new(
            history,
            from,
            start,
            intervention,
            points,
            shifted && points is { } rise ? Signals.Intervention.CostPerPoint(initiative.Spent, rise) : null
        );
    }

    private static double? MeanScore(ScoreBook book, KpiHistory history, int from, int to)
    {
        var scores = Enumerable
            .Range(from, to - from)
            .Where(i => double.IsFinite(history.Values[i]))
            .Select(i => book.Kpi(history.Kpi.Id, Window.Of(history.PeriodAt(i))).Known)
            .OfType<double>()
            .ToList();
        return scores.Count == 0 ? null : scores.Average();
    }
}
