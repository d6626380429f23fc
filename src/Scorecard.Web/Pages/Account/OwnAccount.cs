using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Web.Forms;
using Scorecard.Web.People;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Account;

/// <summary>What a signed-in person changes about their own account.</summary>
public sealed class OwnAccount(
    UserManager<Person> people,
    Sessions sessions,
    SecurityLog log,
    SignedInPerson person,
    ScorecardDbContext db,
    TimeProvider time
)
{
    public async Task RenameAsync(ClaimsPrincipal user, OwnDetailsInput input, CancellationToken cancel)
    {
        var me = await people.OwnAsync(user);
        input.Version.ThrowIfSavedSince(me.ConcurrencyStamp);
        var name = me.DisplayName;
        var title = me.Title;
        me.Rename(input.Name!, input.Title);
        // Everyone in the person's organizations sees the name, so each journal has it.
        foreach (var (organization, _) in person.Organizations)
        {
            await using var write = await db.BeginWriteAsync(organization, person.Id, time.GetUtcNow().UtcDateTime, cancel: cancel);
            write.LogRename(me, name, title);
            await write.CommitAsync(cancel);
        }
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>What is saved of the account now.</summary>
    public Task<OwnDetailsInput> DetailsAsync(CancellationToken cancel) =>
        db
            .Users.AsNoTracking()
            .Where(p => p.Id == person.Id)
            .Select(p => new OwnDetailsInput
            {
                Name = p.DisplayName,
                Title = p.Title,
                Version = p.ConcurrencyStamp,
            })
            .SingleAsync(cancel);

    public async Task SignOutEverywhereAsync(ClaimsPrincipal user, CancellationToken cancel)
    {
        (await people.OwnAsync(user)).EndSignIns();
        await db.SaveChangesAsync(cancel);
        await sessions.EndAllAsync(person.Id, cancel);
        log.Tell(SecurityKind.SessionsEnded, person.Id, detail: "everywhere");
        await sessions.EndAsync(cancel);
    }
}
