using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Changes;

namespace Scorecard.Data.Operations;

/// <summary>
/// Lets somebody who was offered an account take what it was given with the account that they have: its roles, and all that names it in its
/// organization. The offered account is closed; what the journal says of it stays.
/// </summary>
public sealed class AcceptOffer(ScorecardDbContext db, TimeProvider time)
{
    private const string Gone = "This link has been used or is too old. Ask an administrator for a new one.";

    /// <param name="offer">The offered account as the link was checked against it.</param>
    /// <param name="accountId">The account that they have.</param>
    /// <param name="inUse">The organization that they work in now, and go on to; null for none.</param>
    /// <exception cref="RuleViolation">The offer is gone, or somebody with the address of the account is a member already.</exception>
    public async Task ExecuteAsync(Person offer, long accountId, long? inUse, CancellationToken cancel = default)
    {
        var (offerId, stamp, at) = (offer.Id, offer.SecurityStamp, time.GetUtcNow().UtcDateTime);
        var organization = await db.OnlyOrganizationOfAsync(offerId, cancel) ?? throw new RuleViolation(Gone);
        await using var write = await db.BeginWriteAsync(organization, accountId, at, cancel: cancel);
        var (offered, account) = (await AgainAsync(offerId, cancel), await AgainAsync(accountId, cancel));
        if (offered.SecurityStamp != stamp || !await db.IsOfferedAsync(offered, cancel) || account.DisabledAt is not null)
            throw new RuleViolation(Gone);
        await RefuseSecondAsync(account, offerId, cancel);

        await GiveRolesAsync(offerId, accountId, cancel);
        await db.HandOverAsync(offerId, accountId, cancel);
        foreach (var entry in await db.MeetingEntries.Where(e => e.OwnerId == offerId).ToListAsync(cancel))
            entry.Own(accountId);
        foreach (var unit in await db.Units.Where(u => u.PersonId == offerId).ToListAsync(cancel))
            unit.BelongToAccount(accountId);
        await GiveMentionsAsync(offerId, accountId, cancel);
        offered.Close(at);
        // Whoever made a link for the account while it belonged to them alone has none any more.
        account.EndSignIns();
        account.WorkIn(account.OrganizationInUse ?? inUse ?? organization);
        write.Log(Subject.Person, offerId, "accepted", null, PublicIds.Format(accountId));
        await write.CommitAsync(cancel);
    }

    /// <summary>As it stands behind the lock.</summary>
    private async Task<Person> AgainAsync(long id, CancellationToken cancel)
    {
        var person = await db.Users.Where(p => p.Id == id).PresentAsync(cancel);
        await db.Entry(person).ReloadAsync(cancel);
        return person;
    }

    /// <summary>In one organization an address is one member.</summary>
    private async Task RefuseSecondAsync(Person account, long offerId, CancellationToken cancel)
    {
        var members = db.Memberships.Select(m => m.PersonId).Where(id => id != account.Id && id != offerId);
        if (await db.Users.AnyAsync(p => members.Contains(p.Id) && p.NormalizedEmail == account.NormalizedEmail, cancel))
            throw new RuleViolation(
                $"{account.Email} is a member there already, with another account. Ask an administrator to give that one the role."
            );
    }

    /// <summary>What asks the offered account asks the person, once.</summary>
    private async Task GiveMentionsAsync(long offerId, long accountId, CancellationToken cancel)
    {
        var mentions = await db.CommentMentions.Where(m => m.PersonId == offerId || m.PersonId == accountId).ToListAsync(cancel);
        var known = mentions.Where(m => m.PersonId == accountId).Select(m => m.CommentId).ToHashSet();
        foreach (var mention in mentions.Where(m => m.PersonId == offerId))
        {
            if (known.Add(mention.CommentId))
                db.Add(mention.For(accountId));
            db.Remove(mention);
        }
    }

    private async Task GiveRolesAsync(long offerId, long accountId, CancellationToken cancel)
    {
        var units = await db.Units.Where(u => db.Memberships.Any(m => m.PersonId == offerId && m.UnitId == u.Id)).ToListAsync(cancel);
        var held = await db.Memberships.Where(m => m.PersonId == offerId || m.PersonId == accountId).ToListAsync(cancel);
        foreach (var given in held.Where(m => m.PersonId == offerId))
        {
            var unit = units.Single(u => u.Id == given.UnitId);
            if (held.Find(m => m.PersonId == accountId && m.UnitId == given.UnitId) is not { } known)
                db.Add(new Membership(accountId, unit, given.Role));
            else if (known.Role < given.Role)
                known.Grant(given.Role, unit);
            db.Remove(given);
        }
    }
}
