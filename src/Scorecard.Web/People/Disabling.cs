using Scorecard.Data;

namespace Scorecard.Web.People;

/// <summary>Shuts an account in all its organizations at once, and opens it again.</summary>
public sealed class Disabling(ScorecardDbContext db, Sessions sessions, SecurityLog log, TimeProvider time)
{
    /// <summary>Ends all sign-ins and links of a person, and lets nobody in until the account is enabled.</summary>
    /// <param name="person">As tracked by the context of this request.</param>
    /// <param name="by">Who asks for it; null for a command.</param>
    public async Task DisableAsync(Person person, long? by, CancellationToken cancel)
    {
        person.Disable(time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancel);
        await sessions.EndAllAsync(person.Id, cancel);
        log.Tell(SecurityKind.Disabled, person.Id, by: by);
    }

    /// <summary>Lets a person sign in again, with the password that they had.</summary>
    /// <inheritdoc cref="DisableAsync"/>
    public async Task EnableAsync(Person person, long? by, CancellationToken cancel)
    {
        person.Enable();
        await db.SaveChangesAsync(cancel);
        log.Tell(SecurityKind.Enabled, person.Id, by: by);
    }
}
