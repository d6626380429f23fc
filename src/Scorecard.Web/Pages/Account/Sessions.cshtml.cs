using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Web.Forms;
using Scorecard.Web.People;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Account;

/// <summary>Where the person is signed in, each to be ended.</summary>
public sealed class SessionsModel(
    SignedInPerson person,
    Sessions sessions,
    SessionLimits limits,
    SecurityLog log,
    OrganizationReader reader,
    ScorecardDbContext db,
    TimeProvider time
) : EditPage
{
    /// <summary>The sign-ins that still open something, this one first, then those used last.</summary>
    public IReadOnlyList<Session> Open { get; private set; } = [];

    /// <summary>By whose clock times are told.</summary>
    public string TimeZone { get; private set; } = "UTC";

    public bool IsThis(Session session) => session.Id == person.Session.Id;

    public string From(Session session) => session.Address is { Length: > 0 } address ? $"From {address}" : "";

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public async Task<IActionResult> OnPostEndAsync(string? session, CancellationToken cancel)
    {
        if (!Guid.TryParse(session, out var id))
            return NotFound();
        if (id == person.Session.Id)
        {
            await sessions.EndAsync(cancel);
            return Done("You are signed out.", "~/account/sign-in");
        }
        if (!await sessions.EndAsync(person.Id, id, cancel))
            return Done("This sign-in had ended already.", "~/account/sessions");
        log.Tell(SecurityKind.SessionsEnded, person.Id, detail: "one");
        return Done("The sign-in is ended.", "~/account/sessions");
    }

    public async Task<IActionResult> OnPostOthersAsync(CancellationToken cancel)
    {
        var count = await sessions.EndAllAsync(person.Id, cancel, but: person.Session.Id);
        if (count > 0)
            log.Tell(SecurityKind.SessionsEnded, person.Id, detail: "all others");
        return Done($"{Counted.Of(count, "other sign-in")} ended.", "~/account/sessions");
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var all = await db.Sessions.AsNoTracking().Where(s => s.PersonId == person.Id).ToListAsync(cancel);
        Open = [.. all.Where(s => limits.Allow(s, now)).OrderByDescending(IsThis).ThenByDescending(s => s.LastUsedAt)];
        TimeZone = await reader.ReadOnAsync(o => o.Model.Organization.TimeZone, cancel) ?? TimeZone;
        return true;
    }
}
