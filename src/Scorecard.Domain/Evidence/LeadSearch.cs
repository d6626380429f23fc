using Scorecard.Domain.Kpis;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Statistics;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Evidence;

/// <summary>
/// What a search for leads looks through: the months of every KPI that is collected monthly or finer and still measured. It holds copies
/// and so can be searched while others read the book.
/// </summary>
public sealed class LeadSearch
{
    private readonly IReadOnlyList<double[]> series;
    private readonly bool[] lowerIsBetter;
    private readonly (long Unit, int Tier, int Together)[] places;
    private readonly HashSet<(long, long)> linked;

    private LeadSearch(OrganizationModel model, IReadOnlyList<Kpi> kpis, IReadOnlyList<double[]> series)
    {
        Kpis = kpis;
        this.series = series;
        lowerIsBetter = [.. kpis.Select(k => k.Direction == Direction.LowerIsBetter)];
        var together = Computed.Together(model);
        places = [.. kpis.Select(k => (model.UnitOf(k).Id, model.UnitOf(k).Tier, together[k.Id]))];
        linked = CauseGraph.LinkedKpis(model.Causes);
    }

    /// <summary>By row.</summary>
    public IReadOnlyList<Kpi> Kpis { get; }

    /// <param name="until">Months that end later are left out.</param>
    public static LeadSearch Of(ScoreBook book, DateOnly until)
    {
        var series = new PairSeries(book, until);
        List<Kpi> kpis = [.. book.Model.Kpis.Where(k => k.Frequency <= Frequency.Month && !(k.ClosedFrom <= until))];
        return new(book.Model, kpis, [.. kpis.Select(k => series.Of(new(NodeKind.Kpi, k.Id), Frequency.Month))]);
    }

    /// <summary>
    /// Whether a row may be the cause of another: it belongs to the same unit or to a lower tier, neither is made of the other nor both of,
    /// or for, the same KPI, and people have not linked the two already.
    /// </summary>
    public bool Allows(int cause, int effect) =>
        (places[cause].Unit == places[effect].Unit || places[cause].Tier > places[effect].Tier)
        && places[cause].Together != places[effect].Together
        && !linked.Contains((Kpis[cause].Id, Kpis[effect].Id));

    /// <inheritdoc cref="Discovery.Run(IReadOnlyList{double[]}, int, Func{int, int, bool}, IReadOnlyList{bool}?, double,
    /// IProgress{double}?, Action?, CancellationToken)"/>
    public DiscoveryResult Run(IProgress<double>? progress = null, Action? rest = null, CancellationToken cancellationToken = default) =>
        Discovery.Run(
            series,
            KpiHistory.SeasonOf(Frequency.Month),
            Allows,
            lowerIsBetter,
            progress: progress,
            rest: rest,
            cancellationToken: cancellationToken
        );

    /// <summary>The months with values of both that were compared.</summary>
    public int MonthsOf(DiscoveredLead lead) => CommonStretch.Of(series[lead.Cause], series[lead.Effect]).Both;
}
