using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Templates;

public static class SavedTemplates
{
    /// <summary>The saved template with an id from an address, where it is of one of the person's organizations.</summary>
    public static async Task<SavedTemplate?> SavedAsync(this ScorecardDbContext db, string id, SignedInPerson me, CancellationToken cancel)
    {
        var mine = me.Organizations.Select(o => o.Id).ToList();
        return PublicIds.TryParse(id, out var key)
            ? await db
                .SavedTemplates.IgnoreQueryFilters()
                .AsNoTracking()
                .SingleOrDefaultAsync(t => t.Id == key && mine.Contains(t.OrganizationId), cancel)
            : null;
    }
}
