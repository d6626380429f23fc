using Microsoft.EntityFrameworkCore;

namespace Scorecard.Data;

/// <summary>Accounts that were made for somebody who has not come yet.</summary>
public static class Offers
{
    /// <summary>Whether nobody has ever signed in to an account: it waits for whoever follows its link.</summary>
    public static async Task<bool> IsOfferedAsync(this ScorecardDbContext db, Person person, CancellationToken cancel) =>
        person is { PasswordHash: null, DisabledAt: null }
        && !await db.UserLogins.AnyAsync(login => login.UserId == person.Id, cancel)
        && !await db.UserPasskeys.AnyAsync(key => key.UserId == person.Id, cancel);

    /// <summary>The organization of a person who is a member of one; null of none and of several.</summary>
    public static async Task<long?> OnlyOrganizationOfAsync(this ScorecardDbContext db, long personId, CancellationToken cancel) =>
        await db.OrganizationsOf(personId).Take(2).ToListAsync(cancel) is [var only] ? only : null;

    /// <summary>The ids of the organizations that a person is a member of.</summary>
    public static IQueryable<long> OrganizationsOf(this ScorecardDbContext db, long personId) =>
        db.Memberships.IgnoreQueryFilters().Where(m => m.PersonId == personId).Select(m => m.OrganizationId).Distinct();
}
