using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Attention;
using Scorecard.Domain.Health;
using Scorecard.Web.People;

namespace Scorecard.Web.Pages.Parts;

/// <summary>
/// The items that are not told: what the person dismissed and what was accepted in the health check, each with the facts that it has now.
/// </summary>
public sealed class UntoldItems
{
    private const int Accepted = 0,
        Own = 1,
        Name = 2;

    private static readonly CompiledQuery<Func<ScorecardDbContext, long, long[], IAsyncEnumerable<Row>>> Rows = new(() =>
        EF.CompileAsyncQuery(
            (ScorecardDbContext db, long person, long[] people) =>
                db
                    .AcceptedFindings.Select(f => new
                    {
                        Kind = Accepted,
                        Id = f.UnitId,
                        f.Key,
                        f.Facts,
                    })
                    .Concat(
                        db.DismissedItems.Where(d => d.PersonId == person)
                            .Select(d => new
                            {
                                Kind = Own,
                                Id = d.PersonId,
                                d.Key,
                                d.Facts,
                            })
                    )
                    .Concat(
                        db.Users.Where(p => people.Contains(p.Id))
                            .Select(p => new
                            {
                                Kind = Name,
                                p.Id,
                                Key = p.DisplayName,
                                Facts = p.Email!,
                            })
                    )
                    .Select(r => new Row(r.Kind, r.Id, r.Key, r.Facts))
        )
    );

    private readonly HashSet<AttentionKey> held = [];
    private readonly List<AttentionItem> dismissed = [];

    private UntoldItems(
        UnitAttention look,
        IEnumerable<(int Kind, string Key, string Facts)> rows,
        IReadOnlyDictionary<long, Reachable> people
    )
    {
        People = people;
        foreach (var (kind, key, facts) in rows)
            if (kind == Accepted && FindingKey.TryParse(key, out var found))
            {
                if (
                    look.List.Find(KeyOf(found), look.View.Sees) is { Finding: { } finding } item
                    && FindingWords.Facts(look.View.Model, finding) == facts
                )
                    held.Add(item.Key);
            }
            else if (kind == Own && look.Find(key) is { } item && look.List.Facts(item) == facts && held.Add(item.Key))
                dismissed.Add(item);
    }

    private sealed record Row(int Kind, long Id, string Key, string Facts);

    public IReadOnlyList<AttentionItem> Dismissed => dismissed;

    /// <summary>Of the people asked for.</summary>
    public IReadOnlyDictionary<long, Reachable> People { get; }

    /// <summary>All in one query, for every dashboard asks it.</summary>
    /// <param name="people">Whose names and addresses are read along.</param>
    public static async Task<UntoldItems> ReadAsync(
        ScorecardDbContext db,
        long person,
        UnitAttention look,
        IReadOnlyCollection<long> people,
        CancellationToken cancel
    )
    {
        // Nobody asked for would be everybody looked at, so then it is the person that nobody is.
        var rows = await Rows.For(db)(db, person, [.. people.DefaultIfEmpty()]).ToListAsync(cancel);
        return new(
            look,
            rows.OrderBy(r => r.Kind).Select(r => (r.Kind, r.Key, r.Facts)),
            rows.Where(r => r.Kind == Name).ToDictionary(r => r.Id, r => new Reachable(r.Key, r.Facts))
        );
    }

    public bool HoldsAny => held.Count > 0;

    public bool Holds(AttentionItem item) => held.Contains(item.Key);

    public int Count(AttentionKind kind) => held.Count(key => key.Kind == kind);

    private static AttentionKey KeyOf(FindingKey key) =>
        key.Rule == HealthRule.RedWithoutInitiative
            ? new(AttentionKind.NoInitiative, key.UnitId, key.SubjectId, null)
            : new(AttentionKind.Finding, key.UnitId, key.SubjectId, key.Rule);
}
