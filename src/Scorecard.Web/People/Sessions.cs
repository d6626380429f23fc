using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Web.Demo;
using Scorecard.Web.Reading;

namespace Scorecard.Web.People;

/// <summary>
/// Begins and ends sign-ins. Each is a row, whichever way the person came in; what the cookie says opens nothing without it.
/// </summary>
public sealed class Sessions(
    SignInManager<Person> signIn,
    SignedInPerson present,
    ScorecardDbContext db,
    SessionLimits limits,
    SecurityLog log,
    DemoMode demo,
    TimeProvider time,
    IHttpContextAccessor http
)
{
    /// <summary>Signs a person in who has proved who they are. A sign-in that the browser had before ends.</summary>
    /// <param name="keep">Whether they asked to stay signed in on this device.</param>
    /// <param name="openIdOrganization">The organization whose OpenID provider vouched for them, where one did.</param>
    /// <returns>False where the account is disabled, or of the demo while demo mode is off: nobody is signed in then.</returns>
    public async Task<bool> StartAsync(
        Person person,
        SignInMethod method,
        bool hasSecondFactor,
        bool keep,
        long? openIdOrganization = null,
        CancellationToken cancel = default
    )
    {
        if (person.DisabledAt is not null || !demo.Admits(person.IsDemo))
            return false;
        if (present.IsSignedIn)
            await RemoveAsync(db.Sessions.Where(s => s.Id == present.Session.Id), cancel);
        var session = await BeginAsync(person, method, hasSecondFactor, keep, openIdOrganization, cancel);
        log.Tell(SecurityKind.SignedIn, person.Id, openIdOrganization, detail: $"{InWords(method, hasSecondFactor)}, {session.Device}");
        return true;
    }

    /// <summary>Begins the present sign-in anew after a password or second factor has changed, and ends all the person's others.</summary>
    /// <param name="hasSecondFactor">Whether a second factor has been proved; as before where nothing is said.</param>
    public async Task StartAnewAsync(Person person, CancellationToken cancel, bool? hasSecondFactor = null)
    {
        var before = present.Session;
        await EndAllAsync(person.Id, cancel);
        await BeginAsync(
            person,
            before.Method,
            hasSecondFactor ?? before.HasSecondFactor,
            before.IsKept,
            before.OpenIdOrganizationId,
            cancel
        );
    }

    /// <summary>Signs out here.</summary>
    public async Task EndAsync(CancellationToken cancel)
    {
        if (present.IsSignedIn)
        {
            await RemoveAsync(db.Sessions.Where(s => s.Id == present.Session.Id), cancel);
            log.Tell(SecurityKind.SignedOut, present.Id);
        }
        await signIn.SignOutAsync();
    }

    /// <summary>Ends one sign-in of a person; false where it is not there any more.</summary>
    public async Task<bool> EndAsync(long personId, Guid id, CancellationToken cancel) =>
        await RemoveAsync(db.Sessions.Where(s => s.PersonId == personId && s.Id == id), cancel) > 0;

    /// <summary>Ends all sign-ins of a person; inside a write, with it.</summary>
    /// <param name="but">One that goes on.</param>
    /// <returns>How many there were.</returns>
    public Task<int> EndAllAsync(long personId, CancellationToken cancel, Guid? but = null) =>
        RemoveAsync(db.Sessions.Where(s => s.PersonId == personId && s.Id != but), cancel);

    private async Task<Session> BeginAsync(
        Person person,
        SignInMethod method,
        bool hasSecondFactor,
        bool keep,
        long? openIdOrganization,
        CancellationToken cancel
    )
    {
        var now = time.GetUtcNow().UtcDateTime;
        var device = Device.InWords(http.HttpContext?.Request.Headers.UserAgent);
        var session = new Session(person.Id, method, hasSecondFactor, keep, device, log.Address ?? "", now, limits.End(now, keep))
        {
            OpenIdOrganizationId = openIdOrganization,
        };
        db.Add(session);
        await db.SaveChangesAsync(cancel);
        await RememberAsync(person, CultureInfo.CurrentCulture.Name, cancel);
        await signIn.SignInWithClaimsAsync(
            person,
            new AuthenticationProperties
            {
                IsPersistent = keep,
                IssuedUtc = now,
                ExpiresUtc = session.EndsAt,
            },
            [new Claim(SignInTicket.Session, $"{session.Id}")]
        );
        return session;
    }

    /// <summary>Notes how the person's browser has numbers written, for mails.</summary>
    private async Task RememberAsync(Person person, string culture, CancellationToken cancel)
    {
        if (person.Culture != culture)
            await db.InTurnAsync(
                () => db.Users.Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Culture, culture), cancel),
                cancel
            );
    }

    private Task<int> RemoveAsync(IQueryable<Session> sessions, CancellationToken cancel) =>
        db.InTurnAsync(() => sessions.ExecuteDeleteAsync(cancel), cancel);

    /// <summary>Such as “password and second factor”.</summary>
    public static string InWords(SignInMethod method, bool hasSecondFactor) =>
        method switch
        {
            SignInMethod.Password => hasSecondFactor ? "password and second factor" : "password",
            SignInMethod.Passkey => "passkey",
            SignInMethod.OpenId => "OpenID",
        };
}
