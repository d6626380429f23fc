using Scorecard.Domain.Kpis;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Statistics;

namespace Scorecard.Domain.Evidence;

/// <summary>Two KPIs, or the scores of two objectives, beside each other over the same periods. Nothing is said of them yet.</summary>
/// <param name="Frequency">The periods of the values, in which lags count.</param>
/// <param name="First">The period of the first value; <see cref="CommonStretch.Start"/> counts from it.</param>
public record SeriesPair(PairEnd Cause, PairEnd Effect, Frequency Frequency, Period First)
{
    /// <summary>The months of two KPIs, so that a person can see what a search has found.</summary>
    /// <param name="until">Months that end later are left out.</param>
    public static SeriesPair Of(ScoreBook book, Kpi cause, Kpi effect, DateOnly until) =>
        new PairSeries(book, until).Pair(new(NodeKind.Kpi, cause.Id), new(NodeKind.Kpi, effect.Id), Frequency.Month);

    /// <summary>Tests the two alone, as a link between them would be.</summary>
    public LeadLagResult Test() =>
        LeadLag.Test(Cause.Numbers, Effect.Numbers, KpiHistory.SeasonOf(Frequency), Cause.LowerIsBetter, Effect.LowerIsBetter);
}
