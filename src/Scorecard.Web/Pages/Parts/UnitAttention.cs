using Scorecard.Domain.Attention;
using Scorecard.Domain.Units;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary>What needs attention in a unit and all below it, and who looks at it.</summary>
public sealed record UnitAttention(OrganizationView View, Unit Unit, PeriodChoice Period, AttentionList List)
{
    public static UnitAttention Of(OrganizationView o, Unit unit, PeriodChoice period) =>
        new(o, unit, period, AttentionList.Of(o.Book, unit, period.Window, period.Today));

    public IEnumerable<AttentionItem> Items(AttentionKind kind) => List.Items(kind, View.Sees);

    /// <summary>Whether there is anything that could be off track or overdue.</summary>
    public bool HasKpis =>
        View.Model.Subtree(Unit).Where(View.Sees).SelectMany(View.Model.ObjectivesOf).Any(o => View.Model.KpisOf(o).Any());

    /// <summary>Who owes a value, or answers for an initiative; nobody where nobody is named.</summary>
    public IEnumerable<long> People(AttentionItem item) =>
        item.Kind switch
        {
            AttentionKind.Overdue when View.Model.Kpi(item.SubjectId) is var kpi => kpi.Reporters,
            AttentionKind.Initiative when View.Model.TryInitiative(item.SubjectId, out var initiative) && initiative.OwnerId is { } owner =>
                [owner],
            AttentionKind.Overdue or AttentionKind.Initiative => [],
            AttentionKind.Falling or AttentionKind.NoInitiative or AttentionKind.Signal or AttentionKind.Finding or AttentionKind.Better =>
            [],
        };

    public AttentionItem? Find(string? key) => AttentionKey.TryParse(key, out var found) ? List.Find(found, View.Sees) : null;
}
