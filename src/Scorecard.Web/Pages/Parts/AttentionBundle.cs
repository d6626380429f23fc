using Scorecard.Domain.Attention;
using Scorecard.Domain.Health;

namespace Scorecard.Web.Pages.Parts;

/// <summary>Items of one kind that are told in one line: one, or many that are called the same.</summary>
/// <param name="Name">Of the KPI, objective, initiative or finding.</param>
/// <param name="Items">The costliest first.</param>
internal sealed record AttentionBundle(string Name, IReadOnlyList<AttentionItem> Items)
{
    /// <summary>Fewer that are called the same stand in lines of their own.</summary>
    private const int Many = 4;

    public bool IsMany => Items.Count >= Many;

    /// <summary>In the order of the items: a bundle stands where its costliest does.</summary>
    public static IReadOnlyList<AttentionBundle> AllOf(UnitAttention look, IEnumerable<AttentionItem> items)
    {
        var all = items.Select(item => (Item: item, Name: NameOf(look, item))).ToList();
        var alike = new Dictionary<(FindingSubject, string), List<AttentionItem>>();
        foreach (var (item, name) in all)
        {
            if (!alike.TryGetValue((item.Subject, name), out var same))
                alike[(item.Subject, name)] = same = [];
            same.Add(item);
        }
        var bundles = new List<AttentionBundle>();
        foreach (var (item, name) in all)
            if (alike[(item.Subject, name)] is var same && same.Count < Many)
                bundles.Add(new(name, [item]));
            else if (same[0] == item)
                bundles.Add(new(name, same));
        return bundles;
    }

    public static string NameOf(UnitAttention look, AttentionItem item) =>
        item switch
        {
            { Finding: { } finding, Kind: AttentionKind.Finding } => HealthRules.Of(finding.Rule).Title,
            { Kind: AttentionKind.Initiative } => look.View.Model.TryInitiative(item.SubjectId, out var initiative) ? initiative.Name : "",
            { Subject: FindingSubject.Kpi } => look.View.Model.Kpi(item.SubjectId).Name,
            _ => look.View.Model.Objective(item.SubjectId).Name,
        };
}
