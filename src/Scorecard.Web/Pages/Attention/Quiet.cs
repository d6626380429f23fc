using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Attention;
using Scorecard.Domain.Health;

namespace Scorecard.Web.Pages.Attention;

/// <summary>The items that are not told: what the person dismissed and what was accepted in the health check, each with the facts that it has now.</summary>
public sealed class Quiet
{
    private readonly Dictionary<AttentionKey, AttentionItem> held = [];

    private Quiet(AttentionLook look, IEnumerable<DismissedItem> dismissed, IReadOnlyList<AcceptedFinding> accepted)
    {
        var all = new AcceptedFindings(accepted);
        foreach (var one in accepted)
            if (FindingKey.TryParse(one.Key, out var key) && look.List.Find(KeyOf(key), look.View.Sees) is { Finding: { } finding } item && all.Of(look.View.Model, finding) is not null)
                held.Add(item.Key, item);
        Dismissed = [.. dismissed.Where(d => look.Find(d.Key) is { } item && look.List.Facts(item) == d.Facts && held.TryAdd(item.Key, item)).Select(d => look.Find(d.Key)!)];
    }

    public IReadOnlyList<AttentionItem> Dismissed { get; }

    public static async Task<Quiet> ReadAsync(ScorecardDbContext db, long person, AttentionLook look, CancellationToken cancel) => new(look,
        await db.DismissedItems.AsNoTracking().Where(d => d.PersonId == person).ToListAsync(cancel), await db.AcceptedFindings.AsNoTracking().ToListAsync(cancel));

    public bool Holds(AttentionItem item) => held.ContainsKey(item.Key);

    public int Count(AttentionKind kind) => held.Keys.Count(key => key.Kind == kind);

    private static AttentionKey KeyOf(FindingKey key) => key.Rule == HealthRule.RedWithoutInitiative
        ? new(AttentionKind.NoInitiative, key.UnitId, key.SubjectId, null)
        : new(AttentionKind.Finding, key.UnitId, key.SubjectId, key.Rule);
}
