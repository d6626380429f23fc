using Scorecard.Domain;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Plans;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Evidence.Discovery;

/// <summary>A proposed link as the page says it.</summary>
public sealed record ProposalRow(ProposalEnds Ends, Proposal Proposal)
{
    // Made when the page is written: they take no figures, so nobody waits for them.
    private Lazy<PairChart?> DrawnChart { get; init; } = new(() => null);

    private Lazy<PairNumbers?> TestedNumbers { get; init; } = new(() => null);

    /// <summary>Their months; null where they are not shown.</summary>
    public PairChart? Chart => DrawnChart.Value;

    /// <summary>What today's values say; null where it is not shown.</summary>
    public PairNumbers? Numbers => TestedNumbers.Value;

    public ProposalEnd Cause => Ends.Cause;

    public ProposalEnd Effect => Ends.Effect;

    public bool IsLinked => Ends.IsLinked;

    public string Id => $"{Cause.Id}-{Effect.Id}";

    public string After => PeriodWords.Count(Proposal.Lag, Frequency.Month);

    public string Sign => Proposal.R > 0 ? "better goes with better" : "better goes with worse";

    public string R => Figures.Correlation(Proposal.R);

    /// <summary>The row with its chart and its numbers.</summary>
    public ProposalRow With(SeriesPair pair, FiscalCalendar calendar) =>
        this with
        {
            DrawnChart = new(() => PairChart.Small(pair, Proposal.Lag, calendar)),
            TestedNumbers = new(() => PairNumbers.Of(pair, Cause.Name, Effect.Name)),
        };

    /// <summary>
    /// What was answered can be asked for again as long as the two are not linked: of those that are, nothing is proposed.
    /// </summary>
    public bool MayReopen => Proposal.State != ProposalState.Open && !IsLinked;
}

/// <summary>The two KPIs.</summary>
/// <param name="IsLinked">Whether they are linked now, in either direction.</param>
public sealed record ProposalEnds(ProposalEnd Cause, ProposalEnd Effect, bool IsLinked)
{
    /// <summary>Null where one of the two is gone or not open to the person.</summary>
    public static ProposalEnds? Of(OrganizationView o, long cause, long effect) =>
        Of(o, cause, effect, CauseGraph.LinkedKpis(o.Model.Causes));

    /// <param name="linked">The KPIs that are linked, each two in both orders.</param>
    public static ProposalEnds? Of(OrganizationView o, long cause, long effect, IReadOnlySet<(long, long)> linked) =>
        ProposalEnd.Of(o, cause) is { } first && ProposalEnd.Of(o, effect) is { } second
            ? new(first, second, linked.Contains((cause, effect)))
            : null;
}

/// <summary>One of the two KPIs.</summary>
public sealed record ProposalEnd(long Key, string Name, string Unit, string UnitId)
{
    public string Id => PublicIds.Format(Key);

    public static ProposalEnd? Of(OrganizationView o, long id) =>
        o.Model.TryKpi(id, out Kpi? kpi) && o.Model.UnitOf(kpi) is var unit && o.Sees(unit)
            ? new(id, kpi.Name, unit.Name, PublicIds.Format(unit.Id))
            : null;
}
