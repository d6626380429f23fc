using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Scoring;

/// <content>Against which scales KPIs are scored.</content>
public sealed partial class ScoreBook
{
    /// <summary>
    /// The points against which a KPI is scored in a window: for a sum over several periods, those of the reported ones added up.
    /// </summary>
    public IReadOnlyList<ScalePoint> Scale(long kpiId, Window window)
    {
        Refresh();
        var series = graph.SeriesById[kpiId];
        var slots = KpiScoring.SlotsIn(series.Frequency, window, series.Calendar);
        return KpiScoring.ScaleFor(series, KpiScoring.Figure(series, slots), slots, out _).ToArray();
    }

    /// <summary>
    /// What a KPI is to reach in a window, by the points that score it there: a sum has to reach the targets of its periods together.
    /// </summary>
    public Aim? AimIn(long kpiId, Window window)
    {
        Refresh();
        var series = graph.SeriesById[kpiId];
        var slots = KpiScoring.SlotsIn(series.Frequency, window, series.Calendar);
        var figure = KpiScoring.Figure(series, slots);
        var scale = series.ScaleAt(figure.IsPresent ? figure.LastSlot : slots.Last);
        return Aim.Of(scale.Kind, scale.Direction, [.. KpiScoring.ScaleFor(series, figure, slots, out _)], Model.Organization.Bands);
    }

    /// <summary>The scale in effect in one of the KPI's own periods, whether or not a value is recorded there.</summary>
    public ScoringScale ScaleOf(long kpiId, Period period)
    {
        var series = graph.SeriesById[kpiId];
        return series.ScaleAt(series.Calendar.IndexOf(series.Frequency, period.Start));
    }
}
