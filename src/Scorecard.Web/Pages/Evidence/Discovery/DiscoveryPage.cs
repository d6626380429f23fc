using Scorecard.Domain.Evidence;
using Scorecard.Domain.Plans;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Evidence.Discovery;

/// <summary>Everything the page of discovery shows.</summary>
public sealed record DiscoveryPage
{
    private const int PageSize = 20;

    public required SearchState State { get; init; }

    /// <summary>When it began or ended, as people say it.</summary>
    public string? When { get; init; }
    public int Percent { get; init; }
    public long Pairs { get; init; }
    public int Found { get; init; }

    /// <summary>Open ones of this page, the largest |r| first.</summary>
    public required IReadOnlyList<ProposalRow> Open { get; init; }
    public int OpenCount { get; init; }
    public required IReadOnlyList<ProposalRow> Answered { get; init; }
    public int Page { get; init; }
    public int Pages { get; init; }

    /// <param name="now">UTC.</param>
    public static DiscoveryPage Of(
        OrganizationView o,
        LinkSearch? search,
        IReadOnlyList<Proposal> open,
        IReadOnlyList<Proposal> answered,
        int page,
        DateTime now
    )
    {
        var today = o.Model.Organization.DateAt(now);
        var linked = CauseGraph.LinkedKpis(o.Model.Causes);
        List<ProposalRow> waiting =
        [
            .. open.OrderByDescending(p => Math.Abs(p.R))
                .ThenBy(p => p.P)
                .ThenBy(p => p.CauseKpiId)
                .ThenBy(p => p.EffectKpiId)
                .Select(Row)
                .OfType<ProposalRow>()
                .Where(r => !r.IsLinked),
        ];
        var pages = Math.Max(1, (waiting.Count + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 1, pages);
        var state = StateOf(search, now);
        return new()
        {
            State = state,
            When = search is null
                ? null
                : PeriodWords.Moment(
                    state == SearchState.Running ? search.StartedAt : search.EndedAt ?? search.HeardAt,
                    o.Model.Organization.TimeZone
                ),
            Percent = (int)(100 * (search?.Share ?? 0)),
            Pairs = search?.Pairs ?? 0,
            Found = search?.Found ?? 0,
            Open = [.. waiting.Skip((page - 1) * PageSize).Take(PageSize).Select(Shown)],
            OpenCount = waiting.Count,
            Answered = [.. answered.Select(Row).OfType<ProposalRow>()],
            Page = page,
            Pages = pages,
        };

        ProposalRow Shown(ProposalRow row) =>
            row.With(SeriesPair.Of(o.Book, o.Model.Kpi(row.Cause.Key), o.Model.Kpi(row.Effect.Key), today), o.Model.Organization.Calendar);

        ProposalRow? Row(Proposal proposal) =>
            ProposalEnds.Of(o, proposal.CauseKpiId, proposal.EffectKpiId, linked) is { } ends ? new(ends, proposal) : null;
    }

    private static SearchState StateOf(LinkSearch? search, DateTime now) =>
        search switch
        {
            null => SearchState.Never,
            { EndedAt: null } when search.IsRunning(now) => search.CancelAsked ? SearchState.Cancelling : SearchState.Running,
            { Pairs: { } pairs } => pairs == 0 ? SearchState.TooFewPeriods : SearchState.Done,
            { CancelAsked: true } => SearchState.Cancelled,
            _ => SearchState.Stopped,
        };
}

/// <summary>How the latest search stands.</summary>
public enum SearchState
{
    Never,
    Running,
    Cancelling,
    Done,

    /// <summary>No two KPIs have enough months in common.</summary>
    TooFewPeriods,
    Cancelled,

    /// <summary>The program ended or failed before the search did.</summary>
    Stopped,
}
