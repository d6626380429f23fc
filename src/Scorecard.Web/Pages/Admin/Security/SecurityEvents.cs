using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Web.People;

namespace Scorecard.Web.Pages.Admin.Security;

/// <summary>
/// The security events that an organization's administrators may read: those that happened in it, and those about accounts of people who
/// belong to no other organization.
/// </summary>
public static class SecurityEvents
{
    public static async Task<IReadOnlyList<SecurityEvent>> EventsAsync(
        this ScorecardDbContext db,
        SecurityQuery asked,
        IReadOnlyCollection<long> own,
        int most,
        CancellationToken cancel
    )
    {
        var all = db.SecurityEvents.AsNoTracking();
        // Two questions, since each has its index.
        var here = await asked.Within(all.Where(e => e.OrganizationId == db.OrganizationId)).Take(most).ToListAsync(cancel);
        var accounts = await asked
            .Within(all.Where(e => e.OrganizationId == null && e.PersonId != null && own.Contains(e.PersonId.Value)))
            .Take(most)
            .ToListAsync(cancel);
        return [.. here.Concat(accounts).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(most)];
    }
}
