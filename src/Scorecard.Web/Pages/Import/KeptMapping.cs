using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Web.Sources;

namespace Scorecard.Web.Pages.Import;

/// <summary>A mapping that is kept, as the page lists it.</summary>
/// <param name="Id">As in addresses.</param>
public sealed record KeptMapping(string Id, string Name, IReadOnlyList<KeptSource> Sources)
{
    /// <summary>Those of an organization, by name.</summary>
    public static async Task<IReadOnlyList<KeptMapping>> ListAsync(ScorecardDbContext db, CancellationToken cancel)
    {
        var found = await db.SavedMappings.OrderBy(m => m.NameNormalized).Select(m => new { m.Id, m.Name }).ToListAsync(cancel);
        var sources = (await db.FileSources.AsNoTracking().OrderBy(s => s.Id).ToListAsync(cancel)).ToLookup(s => s.MappingId);
        return [.. found.Select(m => new KeptMapping(PublicIds.Format(m.Id), m.Name, [.. sources[m.Id].Select(KeptSource.Of)]))];
    }
}

/// <param name="Where">From where files come.</param>
/// <param name="Took">What was taken last; null where nothing was.</param>
/// <param name="Problem">What stands in the way now.</param>
public sealed record KeptSource(string Where, string Pace, string? Took, string? Problem)
{
    public static KeptSource Of(FileSource source) =>
        new(SourceWords.Where(source), SourceWords.Pace(source.Pace), source.Took, source.Problem);
}
