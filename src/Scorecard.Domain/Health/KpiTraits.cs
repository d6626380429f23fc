using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Health;

/// <summary>
/// What the rules ask of every KPI, side by side in memory: a pass over a hundred thousand of them has no time to follow references.
/// </summary>
internal readonly struct KpiTraits(KpiSeries series, DateOnly day)
{
    public readonly long Id = series.Kpi.Id;

    /// <summary>Day number of the first day on which it is no longer measured.</summary>
    public readonly int ClosedFrom = series.Kpi.ClosedFrom?.DayNumber ?? int.MaxValue;

    /// <summary>Day number of the first day of its first definition.</summary>
    public readonly int BeginsOn = series.Kpi.BeginsOn.DayNumber;

    /// <summary>The row of the KPI that it feeds, -1 for none.</summary>
    public readonly int Parent = series.ParentAt(series.Calendar.IndexOf(series.Frequency, day))?.Row ?? -1;

    public readonly int DueDays = series.Kpi.DueDays;
    public readonly Frequency Frequency = series.Frequency;
    public readonly bool IsEntered = !series.IsComputed;
    public readonly bool IsLeading = series.Kpi.Indicator == Indicator.Leading;
    public readonly bool HasOwner = series.Kpi.OwnerId is not null;
    public readonly bool HasUpdater = series.Kpi.Updaters.Count > 0;
    public readonly bool HasOwnBands = series.Kpi.AmberFrom is not null;
}
