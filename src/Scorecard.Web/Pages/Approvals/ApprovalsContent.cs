using Scorecard.Domain.Scoring;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Approvals;

/// <summary>What waits for the person, and what of theirs waits for others.</summary>
/// <param name="More">How many wait beside those shown.</param>
public sealed record ApprovalsContent(IReadOnlyList<ApprovalRow> Mine, IReadOnlyList<ApprovalRow> Sent, int More)
{
    private const int Most = 100;

    public static ApprovalsContent Empty { get; } = new([], [], 0);

    /// <summary>Everybody who is named.</summary>
    public IEnumerable<long> People => Mine.Concat(Sent).SelectMany(r => new[] { r.Entry.Value.By, r.Approver }).OfType<long>();

    public static ApprovalsContent Of(OrganizationView o)
    {
        var mine = NewestFirst(o.ToApprove).ToList();
        var sent = NewestFirst(o.Book.Waiting().Where(w => w.Value.By == o.Person.Id && !mine.Contains(w))).Take(Most);
        return new(
            [.. mine.Take(Most).Select(w => ApprovalRow.Of(o, w))],
            [.. sent.Select(w => ApprovalRow.Of(o, w))],
            Math.Max(0, mine.Count - Most)
        );
    }

    private static IEnumerable<WaitingEntry> NewestFirst(IEnumerable<WaitingEntry> waiting) =>
        waiting.OrderByDescending(w => w.Period.End).ThenBy(w => w.Kpi.Code, StringComparer.OrdinalIgnoreCase);
}
