using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Units;

namespace Scorecard.Data;

/// <summary>The heads of journals as they stand, without following them.</summary>
public static class JournalHeads
{
    private sealed record Last(long Id, long Sequence, byte[]? Hash)
    {
        public JournalHead? Head => Hash is null ? null : JournalHead.Of(Sequence, Hash);
    }

    /// <returns>By the organization's id; none for an organization whose last line has no hash.</returns>
    public static async Task<IReadOnlyDictionary<long, JournalHead>> OfAllAsync(ScorecardDbContext db, CancellationToken cancel)
    {
        var all = await Of(db, db.Organizations.IgnoreQueryFilters()).ToListAsync(cancel);
        return all.Where(last => last.Hash is not null).ToDictionary(last => last.Id, last => last.Head!.Value);
    }

    /// <summary>That of the scoped organization; null where its last line has no hash.</summary>
    public static async Task<JournalHead?> OfAsync(ScorecardDbContext db, CancellationToken cancel) =>
        (await Of(db, db.Organizations).SingleOrDefaultAsync(cancel))?.Head;

    /// <summary>That of the scoped organization when a change was its last; null where that has no hash.</summary>
    public static async Task<JournalHead?> OfAsync(ScorecardDbContext db, long sequence, CancellationToken cancel)
    {
        var hash = await db
            .Changes.Where(c => c.Sequence == sequence)
            .OrderByDescending(c => c.Ordinal)
            .Select(c => c.Hash)
            .FirstOrDefaultAsync(cancel);
        return hash is null ? null : JournalHead.Of(sequence, hash);
    }

    private static IQueryable<Last> Of(ScorecardDbContext db, IQueryable<Organization> organizations) =>
        organizations.Select(o => new Last(
            o.Id,
            o.Sequence,
            db.Changes.Where(c => c.OrganizationId == o.Id && c.Sequence == o.Sequence)
                .OrderByDescending(c => c.Ordinal)
                .Select(c => c.Hash)
                .FirstOrDefault()
        ));
}
