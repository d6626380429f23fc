using Microsoft.EntityFrameworkCore;
using Scorecard.Data;

namespace Scorecard.Web.People;

/// <summary>How a person's sign-ins stand.</summary>
/// <param name="LastAt">When they signed in last, as far back as events are kept, UTC.</param>
/// <param name="Open">Sign-ins that have not been ended; some may be over by their age.</param>
/// <param name="DisabledAt">Since when nobody signs in to the account, UTC.</param>
public sealed record SignInState(DateTime? LastAt, int Open, DateTime? DisabledAt);

public static class SignInStates
{
    public static Task<SignInState> SignInStateAsync(this ScorecardDbContext db, long personId, CancellationToken cancel)
    {
        var signedIn = SecurityKind.SignedIn.InWords();
        return db
            .Users.AsNoTracking()
            .Where(p => p.Id == personId)
            .Select(p => new SignInState(
                db.SecurityEvents.Where(e => e.PersonId == personId && e.What == signedIn).Max(e => (DateTime?)e.At),
                db.Sessions.Count(s => s.PersonId == personId),
                p.DisabledAt
            ))
            .SingleAsync(cancel);
    }
}
