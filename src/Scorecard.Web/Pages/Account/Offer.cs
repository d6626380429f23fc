using Microsoft.EntityFrameworkCore;
using Scorecard.Data;

namespace Scorecard.Web.Pages.Account;

public static class Offer
{
    /// <summary>The name of the organization that offers an account; null where somebody uses it, or no organization knows it.</summary>
    public static async Task<string?> OfferedByAsync(this ScorecardDbContext db, Person person, CancellationToken cancel) =>
        await db.IsOfferedAsync(person, cancel) && await db.OnlyOrganizationOfAsync(person.Id, cancel) is { } id
            ? await db.Organizations.IgnoreQueryFilters().Where(o => o.Id == id).Select(o => o.Name).SingleOrDefaultAsync(cancel)
            : null;
}
