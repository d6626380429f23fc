using Scorecard.Domain.Attention;
using Scorecard.Domain.Health;
using Scorecard.Domain.Units;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary>What needs attention in a unit and all below it, and who looks at it.</summary>
public sealed record UnitAttention(OrganizationView View, Unit Unit, PeriodChoice Period, AttentionList List)
{
    public static UnitAttention Of(OrganizationView o, Unit unit, PeriodChoice period) =>
        new(o, unit, period, AttentionList.Of(o.Book, unit, period.Window, period.Today));

    /// <param name="keeps">Which of them are told to the person; null for all.</param>
    public IEnumerable<IReadOnlyList<AttentionItem>> Bundles(AttentionKind kind, Func<AttentionItem, bool>? keeps = null) =>
        List.Bundles(kind, View.Sees, keeps);

    /// <summary>Whether there is anything that could be off track or overdue.</summary>
    public bool HasKpis =>
        View.Model.Subtree(Unit).Where(View.Sees).SelectMany(View.Model.ObjectivesOf).Any(o => View.Model.KpisOf(o).Any());

    /// <summary>Who owes a value, or answers for what needs attention; nobody where nobody is named.</summary>
    public IEnumerable<long> People(AttentionItem item) =>
        item.Kind switch
        {
            AttentionKind.Overdue => View.Model.Kpi(item.SubjectId).Reporters,
            AttentionKind.Initiative when View.Model.TryInitiative(item.SubjectId, out var initiative) => Owner(initiative.OwnerId),
            AttentionKind.Falling or AttentionKind.NoInitiative or AttentionKind.Signal when item.Subject == FindingSubject.Kpi => Owner(
                View.Model.Kpi(item.SubjectId).OwnerId
            ),
            AttentionKind.Falling or AttentionKind.NoInitiative or AttentionKind.Signal => Owner(
                View.Model.Objective(item.SubjectId).OwnerId
            ),
            AttentionKind.Initiative or AttentionKind.Finding or AttentionKind.Better => [],
        };

    private static IEnumerable<long> Owner(long? owner) => owner is { } named ? [named] : [];

    public AttentionItem? Find(string? key) => AttentionKey.TryParse(key, out var found) ? List.Find(found, View.Sees) : null;
}
