using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;

namespace Scorecard.Web.People;

/// <summary>
/// Finds or makes the account of somebody for whom an organization's OpenID provider vouches, and gives it the roles of its groups in that
/// organization alone. An account that belongs elsewhere too is never taken over by an e-mail: its owner has signed in with it before.
/// </summary>
public sealed class OpenIdSignIn(UserManager<Person> people, ScorecardDbContext db, NewIds ids, TimeProvider time)
{
    /// <returns>Null where no group of the person has a role in the organization, or the account is closed.</returns>
    public async Task<Person?> EnterAsync(OpenIdProvider provider, ClaimsPrincipal claims, CancellationToken cancel)
    {
        var organization = await db.Scope(provider.OrganizationId).Organizations.SingleOrDefaultAsync(cancel);
        if (organization is null || claims.FindFirstValue("sub") is not { Length: > 0 } subject)
            return null;
        var login = new UserLoginInfo(provider.Scheme, Key(claims.FindFirstValue("iss"), subject), provider.Name);
        var roles = await RolesAsync(provider, claims, cancel);
        var known = await people.FindByLoginAsync(login.LoginProvider, login.ProviderKey);
        var person = known ?? await InvitedAsync(claims, cancel);
        if (person is { DisabledAt: not null } || (person is null && roles.Count == 0))
            return null;
        await using var write = await db.BeginWriteAsync(
            organization.Id,
            person?.Id,
            time.GetUtcNow().UtcDateTime,
            "Signed in with groups",
            cancel
        );
        if (person is null)
        {
            var id = ids.Next();
            var email = claims.FindFirstValue("email");
            // A provider that tells no address that is one; the account needs none.
            var standIn = $"{PublicIds.Format(id)}@nowhere.invalid";
            person = new Person(id, NameOf(claims), EmailAddress.Problem(email) is null ? email! : standIn);
            (await people.CreateAsync(person)).ThrowIfFailed();
        }
        if (known is null)
            (await people.AddLoginAsync(person, login)).ThrowIfFailed();
        var memberships = await SetRolesAsync(person, roles, cancel);
        // What has not changed is not written.
        if (known is null || db.ChangeTracker.HasChanges())
            await write.CommitAsync(cancel);
        return memberships > 0 ? person : null;
    }

    /// <summary>The highest role that the person's groups have on each unit.</summary>
    private async Task<Dictionary<long, Role>> RolesAsync(OpenIdProvider provider, ClaimsPrincipal claims, CancellationToken cancel)
    {
        var groups = claims.FindAll(provider.GroupsClaim).Select(c => c.Value).ToHashSet();
        var all = await db.GroupRoles.AsNoTracking().ToListAsync(cancel);
        return all.Where(g => groups.Contains(g.Group)).GroupBy(g => g.UnitId).ToDictionary(g => g.Key, g => g.Max(x => x.Role));
    }

    /// <summary>Whom the organization has invited by the e-mail that its provider vouches for, and who belongs nowhere else.</summary>
    private async Task<Person?> InvitedAsync(ClaimsPrincipal claims, CancellationToken cancel)
    {
        if (claims.FindFirstValue("email") is not { Length: > 0 } email || claims.FindFirstValue("email_verified") is "false" or "False")
            return null;
        var normalized = people.NormalizeEmail(email);
        var here = await db
            .Memberships.Join(db.Users, m => m.PersonId, p => p.Id, (_, p) => p)
            .Where(p => p.NormalizedEmail == normalized)
            .Distinct()
            .Take(2)
            .ToListAsync(cancel);
        return here is [var only] && await db.IsOursAsync(only.Id, cancel) ? only : null;
    }

    /// <summary>Makes the roles from groups what they are to be; those that administrators gave stay.</summary>
    /// <returns>How many memberships the person has then.</returns>
    private async Task<int> SetRolesAsync(Person person, Dictionary<long, Role> roles, CancellationToken cancel)
    {
        var units = await db.Units.Where(u => roles.Keys.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancel);
        var memberships = await db.Memberships.Where(m => m.PersonId == person.Id).ToListAsync(cancel);
        foreach (var membership in memberships.Where(m => m.IsFromGroup).ToList())
            if (!roles.TryGetValue(membership.UnitId, out var role))
            {
                db.Remove(membership);
                memberships.Remove(membership);
            }
            else if (role != membership.Role)
                membership.Grant(role, units[membership.UnitId]);
        var added = roles
            .Where(r => memberships.TrueForAll(m => m.UnitId != r.Key))
            .Select(r => new Membership(person.Id, units[r.Key], r.Value, isFromGroup: true))
            .ToList();
        db.AddRange(added);
        return memberships.Count + added.Count;
    }

    private static string NameOf(ClaimsPrincipal claims)
    {
        var name =
            claims.FindFirstValue("name") ?? claims.FindFirstValue("preferred_username") ?? claims.FindFirstValue("email") ?? "Person";
        return name.Length <= TextRules.NameLength ? name : name[..TextRules.NameLength];
    }

    // A subject may be longer than a key.
    private static string Key(string? issuer, string subject) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{subject}")));
}
