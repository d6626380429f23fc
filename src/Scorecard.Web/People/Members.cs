using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Model;
using Scorecard.Domain.Units;

namespace Scorecard.Web.People;

/// <summary>Someone with at least one role in an organization.</summary>
/// <param name="HasPassword">False until the person has followed the link of the invitation.</param>
/// <param name="Version">Another one after each change of the account.</param>
public sealed record Member(
    long Id,
    string Name,
    string? Title,
    string Email,
    bool HasPassword,
    string Version,
    IReadOnlyList<(Unit Unit, Role Role)> Roles
)
{
    public string PublicId => PublicIds.Format(Id);
}

/// <param name="BelongsHereOnly">Whether they are members of no other organization.</param>
public sealed record MemberName(long Id, string Name, bool BelongsHereOnly);

public static class MemberQueries
{
    /// <summary>The members of the context's organization by name; one of them where an id is given.</summary>
    public static async Task<IReadOnlyList<Member>> MembersAsync(
        this ScorecardDbContext db,
        OrganizationModel model,
        CancellationToken cancel,
        long? only = null
    )
    {
        var rows = await db
            .Memberships.AsNoTracking()
            .Where(m => only == null || m.PersonId == only)
            .Join(
                db.Users,
                m => m.PersonId,
                p => p.Id,
                (m, p) =>
                    new
                    {
                        m.UnitId,
                        m.Role,
                        p.Id,
                        p.DisplayName,
                        p.Title,
                        p.Email,
                        p.ConcurrencyStamp,
                        HasPassword = p.PasswordHash != null,
                    }
            )
            .ToListAsync(cancel);
        return
        [
            .. rows.GroupBy(r => r.Id)
                .Select(g => new Member(
                    g.Key,
                    g.First().DisplayName,
                    g.First().Title,
                    g.First().Email ?? "",
                    g.First().HasPassword,
                    g.First().ConcurrencyStamp ?? "",
                    [
                        .. g.Where(r => model.TryUnit(r.UnitId, out _))
                            .Select(r => (Unit: model.Unit(r.UnitId), r.Role))
                            .OrderBy(r => r.Unit.Tier)
                            .ThenBy(r => r.Unit.Name),
                    ]
                ))
                .OrderBy(m => m.Name, StringComparer.CurrentCultureIgnoreCase),
        ];
    }

    /// <summary>The names of the members of the context's organization, in their order.</summary>
    public static async Task<IReadOnlyList<MemberName>> MemberNamesAsync(this ScorecardDbContext db, CancellationToken cancel)
    {
        var members = await db
            .Users.AsNoTracking()
            .IgnoreQueryFilters()
            .Where(p => db.Memberships.Where(m => m.OrganizationId == db.OrganizationId).Select(m => m.PersonId).Contains(p.Id))
            .Select(p => new
            {
                p.Id,
                p.DisplayName,
                IsElsewhere = db.Memberships.Any(m => m.PersonId == p.Id && m.OrganizationId != db.OrganizationId),
            })
            .ToListAsync(cancel);
        return
        [
            .. members
                .Select(m => new MemberName(m.Id, m.DisplayName, !m.IsElsewhere))
                .OrderBy(m => m.Name, StringComparer.CurrentCultureIgnoreCase),
        ];
    }

    /// <summary>
    /// Whether an account is this organization's alone, so that its administrators may rename the person and hand out links: no other
    /// organization knows it, and it does not run the installation.
    /// </summary>
    public static async Task<bool> IsOursAsync(this ScorecardDbContext db, long personId, CancellationToken cancel) =>
        await db.OnlyOrganizationOfAsync(personId, cancel) == db.OrganizationId
        && !await db.Users.AnyAsync(p => p.Id == personId && p.RunsInstallation, cancel);

    /// <summary>Saves what was changed and makes sure that somebody can still run the organization. To be called inside a write.</summary>
    /// <exception cref="RuleViolation">Nobody could.</exception>
    public static async Task RequireAdministratorAsync(this ScorecardDbContext db, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        var left = await db
            .Memberships.Where(m => m.Role == Role.Administrator)
            .Join(db.Users, m => m.PersonId, p => p.Id, (m, p) => p)
            .AnyAsync(p => p.PasswordHash != null && p.DisabledAt == null, cancel);
        if (!left)
            throw new RuleViolation(
                "This is the last administrator who can sign in, and the organization needs one. Make someone else administrator first."
            );
    }
}
