using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Data.Operations;
using Scorecard.Web.Forms;
using Scorecard.Web.People;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Account;

/// <summary>Where somebody who has an account accepts what a link offers, signed in.</summary>
public sealed class AcceptModel(
    UserManager<Person> people,
    Sessions sessions,
    SecurityLog log,
    ScorecardDbContext db,
    AcceptOffer accept,
    SignedInPerson me
) : EditPage
{
    /// <summary>Under which name the link waits, in a cookie that only the program reads, while the person signs in.</summary>
    public const string Kept = "Offer";

    private Person? offered;

    public string Email => me.Email;

    /// <summary>The organization that invites; null where the link does not fit any more.</summary>
    public string? OfferedBy { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (offered is null || OfferedBy is null)
                    return Page();
                await accept.ExecuteAsync(offered, me.Id, me.Organizations is [var (id, _), ..] ? id : null, cancel);
                TempData.Remove(Kept);
                log.Tell(SecurityKind.LinkUsed, offered.Id, by: me.Id);
                await sessions.StartAnewAsync(await people.OwnAsync(User), cancel);
                return Done(
                    me.Organizations.Count == 0
                        ? $"You are a member of {OfferedBy}."
                        : $"You are a member of {OfferedBy}. Switch to it in the menu of your account.",
                    "~/"
                );
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var kept = ((TempData.Peek(Kept) as string) ?? "").Split(' ');
        var link = kept is [var person, var token] ? await people.OpenAsync(db, person, token, cancel) : null;
        offered = link?.Person;
        OfferedBy = offered is null ? null : await db.OfferedByAsync(offered, cancel);
        return true;
    }
}
