using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;

namespace Scorecard.Data.Operations;

/// <summary>
/// Takes from an account all that somebody could sign in with or be reached by. The row and the name stay, for the journals.
/// </summary>
public sealed class CloseAccount(ScorecardDbContext db, TimeProvider time)
{
    /// <exception cref="RuleViolation">An organization knows the account, or it runs the installation.</exception>
    public async Task ExecuteAsync(long id, CancellationToken cancel = default)
    {
        if (await db.OrganizationsOf(id).AnyAsync(cancel))
            throw new RuleViolation("You are a member of an organization. Ask its administrator to remove you first.");
        var person = await db.Users.Where(p => p.Id == id).PresentAsync(cancel);
        if (person.RunsInstallation)
            throw new RuleViolation("You run the installation. Give that to someone else first, on its page.");
        person.Close(time.GetUtcNow().UtcDateTime);
        db.RemoveRange(await db.UserLogins.Where(login => login.UserId == id).ToListAsync(cancel));
        db.RemoveRange(await db.UserTokens.Where(token => token.UserId == id).ToListAsync(cancel));
        db.RemoveRange(await db.UserClaims.Where(claim => claim.UserId == id).ToListAsync(cancel));
        db.RemoveRange(await db.UserPasskeys.Where(key => key.UserId == id).ToListAsync(cancel));
        db.RemoveRange(await db.Sessions.Where(session => session.PersonId == id).ToListAsync(cancel));
        var now = time.GetUtcNow().UtcDateTime;
        var open = db.ApiTokens.IgnoreQueryFilters().Where(token => token.PersonId == id && token.RevokedAt == null);
        await db.InTurnAsync(() => open.ExecuteUpdateAsync(set => set.SetProperty(token => token.RevokedAt, now), cancel), cancel);
        await db.SaveChangesAsync(cancel);
    }
}
