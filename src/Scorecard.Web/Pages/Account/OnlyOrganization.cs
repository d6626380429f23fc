using Microsoft.EntityFrameworkCore;
using Scorecard.Data;

namespace Scorecard.Web.Pages.Account;

public static class OnlyOrganization
{
    /// <summary>The organization's name where this installation serves only one, else null.</summary>
    public static async Task<string?> OnlyNameAsync(this ScorecardDbContext db, CancellationToken cancel)
    {
        var names = await db.Organizations.IgnoreQueryFilters().OrderBy(o => o.Id).Select(o => o.Name).Take(2).ToListAsync(cancel);
        return names is [var only] ? only : null;
    }
}
