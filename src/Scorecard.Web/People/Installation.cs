using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Units;
using Scorecard.Web.Writing;

namespace Scorecard.Web.People;

/// <summary>
/// What those who run the installation do: they make organizations, and say who else runs it. It shows them nothing of what an organization
/// holds.
/// </summary>
public sealed class Installation(
    ScorecardDbContext db,
    UserManager<Person> people,
    Disabling disabling,
    SecurityLog log,
    NewIds ids,
    SentOnce once,
    TimeProvider time
)
{
    private const int Most = 50;

    /// <param name="Since">The first day, UTC; null where its journal does not tell.</param>
    /// <param name="HasAdministrator">Whether somebody who administers it has ever signed in.</param>
    public sealed record Listed(long Id, string Name, int People, DateTime? Since, bool HasAdministrator);

    public sealed record Account(long Id, string Name, string Email, bool IsDisabled, bool RunsInstallation);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<IReadOnlyList<Listed>> OrganizationsAsync(CancellationToken cancel) =>
        await db
            .Organizations.IgnoreQueryFilters()
            .IgnoreAutoIncludes()
            .OrderBy(o => o.Id)
            .Select(o => new Listed(
                o.Id,
                o.Name,
                db.Memberships.Where(m => m.OrganizationId == o.Id).Select(m => m.PersonId).Distinct().Count(),
                db.Changes.Where(c => c.OrganizationId == o.Id && c.Sequence == 1).Select(c => (DateTime?)c.At).FirstOrDefault(),
                db.Memberships.Where(m => m.OrganizationId == o.Id && m.Role == Role.Administrator)
                    .Any(m =>
                        db.Users.Any(p => p.Id == m.PersonId && p.PasswordHash != null)
                        || db.UserLogins.Any(login => login.UserId == m.PersonId)
                        || db.UserPasskeys.Any(key => key.UserId == m.PersonId)
                    )
            ))
            .ToListAsync(cancel);

    /// <summary>The accounts with an e-mail, or with a part of one; without words those who run the installation.</summary>
    public async Task<IReadOnlyList<Account>> AccountsAsync(string? email, CancellationToken cancel)
    {
        var words = EmailAddress.Normalize(email ?? "");
        return await db
            .Users.AsNoTracking()
            .Where(p => p.NormalizedEmail != null && (words == "" ? p.RunsInstallation : p.NormalizedEmail.Contains(words)))
            .OrderBy(p => p.NormalizedEmail)
            .ThenBy(p => p.Id)
            .Take(Most)
            .Select(p => new Account(p.Id, p.DisplayName, p.Email!, p.DisabledAt != null, p.RunsInstallation))
            .ToListAsync(cancel);
    }

    /// <summary>Makes an organization and offers its administration to somebody.</summary>
    /// <param name="by">Who makes it; null at the command line.</param>
    /// <returns>The organization, and the address of the link to hand over.</returns>
    /// <exception cref="RuleViolation">A name or the address does not fit.</exception>
    public async Task<(Organization Organization, string WelcomePath)> FoundAsync(
        string? name,
        string? email,
        string? administrator,
        long? by,
        CancellationToken cancel
    )
    {
        var organization = new Organization(ids.Next(), name ?? "");
        var person = new Person(ids.Next(), administrator ?? "", email ?? "");
        person.WorkIn(organization.Id);
        await using var write = await WriteTransaction.BeginNewAsync(db, organization, by, Now, cancel);
        await once.ClaimAsync(db, cancel);
        (await people.CreateAsync(person)).ThrowIfFailed();
        db.Found(organization, person, ids);
        await write.CommitAsync(cancel);
        log.Tell(SecurityKind.LinkMade, person.Id, organization.Id, by);
        return (organization, await people.WelcomePathAsync(person));
    }

    /// <summary>Makes a new link for the administrator of an organization that nobody has signed in to administer yet.</summary>
    /// <returns>Whom to hand it to, and its address.</returns>
    /// <exception cref="RuleViolation">Somebody administers it, and makes such links.</exception>
    public async Task<(Person Administrator, string WelcomePath)> LinkAsync(long organization, long by, CancellationToken cancel)
    {
        if ((await OrganizationsAsync(cancel)).FirstOrDefault(o => o.Id == organization) is not { HasAdministrator: false })
            throw new RuleViolation("Somebody administers this organization, and makes such links there.");
        await using var write = await db.BeginWriteAsync(organization, by, Now, cancel: cancel);
        var administrators = db.Memberships.Where(m => m.Role == Role.Administrator).Select(m => m.PersonId);
        var person =
            await db.Users.Where(p => administrators.Contains(p.Id)).OrderBy(p => p.Id).FirstOrDefaultAsync(cancel)
            ?? throw new RuleViolation("Nobody was made administrator of this organization.");
        person.EndSignIns();
        write.Log(Subject.Person, person.Id, "new link", null, null);
        await write.CommitAsync(cancel);
        log.Tell(SecurityKind.LinkMade, person.Id, organization, by);
        return (person, await people.WelcomePathAsync(person));
    }

    /// <summary>Lets somebody run the installation, or no longer.</summary>
    /// <param name="by">Who says so; null at the command line.</param>
    /// <returns>Whose account it is.</returns>
    /// <exception cref="RuleViolation">The account is gone or disabled, or nobody would be left.</exception>
    public Task<Person> RunAsync(long id, bool may, long? by, CancellationToken cancel) =>
        ActAsync(
            id,
            losesRunner: !may,
            async person =>
            {
                if (may && person.DisabledAt is not null)
                    throw new RuleViolation($"The account of {person.DisplayName} is disabled. Enable it first.");
                person.RunInstallation(may);
                await db.SaveChangesAsync(cancel);
                log.Tell(may ? SecurityKind.InstallationGiven : SecurityKind.InstallationTaken, id, by: by);
            },
            cancel
        );

    /// <summary>Keeps an account from being signed in to, at once.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public Task<Person> DisableAsync(long id, long by, CancellationToken cancel) =>
        ActAsync(id, losesRunner: true, person => disabling.DisableAsync(person, by, cancel), cancel);

    /// <summary>Lets an account be signed in to again.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public Task<Person> EnableAsync(long id, long by, CancellationToken cancel) =>
        ActAsync(id, losesRunner: false, person => disabling.EnableAsync(person, by, cancel), cancel);

    /// <summary>Does something to an account, one such act after the other where it may leave nobody who runs the installation.</summary>
    private async Task<Person> ActAsync(long id, bool losesRunner, Func<Person, Task> act, CancellationToken cancel)
    {
        var person = await db.Users.Where(p => p.Id == id).PresentAsync(cancel);
        await db.InTurnAsync(
            async () =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync(cancel);
                var runners = db.Users.Where(p => p.RunsInstallation);
                // Locks those there are, for whoever else changes one of them meanwhile.
                await runners.ExecuteUpdateAsync(set => set.SetProperty(p => p.RunsInstallation, true), cancel);
                if (losesRunner && person.RunsInstallation && !await runners.AnyAsync(p => p.Id != id && p.DisabledAt == null, cancel))
                    throw new RuleViolation("Nobody else runs the installation. Let someone else run it first.");
                await act(person);
                await transaction.CommitAsync(cancel);
            },
            cancel
        );
        return person;
    }
}
