using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Access;

namespace Scorecard.Web.People;

/// <summary>
/// Who is asking, read anew with each request in one query: a sign-out everywhere or a changed membership acts at once.
/// </summary>
public sealed class SignedInPerson
{
    public const string OrganizationCookie = "organization";

    public long Id { get; private set; }
    public string Name { get; private set; } = "";
    public string? Title { get; private set; }
    public string Email { get; private set; } = "";

    /// <summary>Of all the person's organizations.</summary>
    public IReadOnlyList<Membership> Memberships { get; private set; } = [];

    /// <summary>The organizations that the person is a member of, by name; the one in use first.</summary>
    public IReadOnlyList<(long Id, string Name)> Organizations { get; private set; } = [];

    public bool IsSignedIn => Id != 0;

    /// <summary>Fills this in, or returns false where the person is gone or the sign-in has been ended.</summary>
    /// <param name="chosenOrganization">The organization the person last switched to, as in the cookie.</param>
    public async Task<bool> ReadAsync(ScorecardDbContext db, long id, string? securityStamp, string? chosenOrganization, CancellationToken cancel)
    {
        var found = await db.Users.AsNoTracking().IgnoreQueryFilters().Where(p => p.Id == id)
            .Select(p => new
            {
                p.SecurityStamp, p.DisplayName, p.Title, p.Email,
                Memberships = db.Memberships.Where(m => m.PersonId == p.Id)
                    .Join(db.Organizations, m => m.OrganizationId, o => o.Id, (m, o) => new { Membership = m, o.Name }).ToList(),
            })
            .SingleOrDefaultAsync(cancel);
        if (found is null || securityStamp is null || found.SecurityStamp != securityStamp)
            return false;
        (Id, Name, Title, Email) = (id, found.DisplayName, found.Title, found.Email ?? "");
        Memberships = [.. found.Memberships.Select(m => m.Membership)];
        var chosen = PublicIds.TryParse(chosenOrganization, out var organization) ? organization : 0;
        Organizations = [.. found.Memberships.Select(m => (m.Membership.OrganizationId, m.Name)).Distinct()
            .OrderByDescending(o => o.OrganizationId == chosen).ThenBy(o => o.Name, StringComparer.CurrentCultureIgnoreCase)];
        return true;
    }
}
