using Scorecard.Domain.Kpis;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Evidence;

/// <summary>The months of two KPIs beside each other, so that a person can see what a search has found.</summary>
/// <param name="First">The first month.</param>
/// <param name="CauseValues">One per month; NaN for missing.</param>
/// <param name="EffectValues">Of the same months.</param>
public sealed record LeadPair(Kpi Cause, Kpi Effect, Period First, IReadOnlyList<double> CauseValues, IReadOnlyList<double> EffectValues)
{
    /// <param name="until">Months that end later are left out.</param>
    public static LeadPair Of(ScoreBook book, Kpi cause, Kpi effect, DateOnly until)
    {
        var series = new PairSeries(book, until);
        return new(cause, effect, series.First(Frequency.Month), series.Of(new(NodeKind.Kpi, cause.Id), Frequency.Month), series.Of(new(NodeKind.Kpi, effect.Id), Frequency.Month));
    }

    /// <summary>Tests the two alone, as a link between them would be.</summary>
    public LeadLagResult Test() => LeadLag.Test([.. CauseValues], [.. EffectValues], KpiHistory.SeasonOf(Frequency.Month),
        Cause.Direction == Direction.LowerIsBetter, Effect.Direction == Direction.LowerIsBetter);
}
