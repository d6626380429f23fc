using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Web.Forms;
using Scorecard.Web.Hosting;
using Scorecard.Web.Notices;
using Scorecard.Web.People;

namespace Scorecard.Web.Pages.Account;

/// <summary>
/// Where the link of a mail leads: somebody who forgot chooses a new password, and signs in with it as always. A second step stays on,
/// since a mailbox alone must not open an account that has one.
/// </summary>
[AllowAnonymous, Costs(Costly.Hashing)]
public sealed class ResetModel(UserManager<Person> people, SignedLinks links, Sessions sessions, SecurityLog log, ScorecardDbContext db)
    : EditPage
{
    private Person? person;

    [BindProperty(SupportsGet = true, Name = "token")]
    public string? Token { get; set; }

    [BindProperty]
    public WelcomeInput Input { get; set; } = new();

    /// <summary>Null where the link fits no more.</summary>
    public string? Email => person?.Email;

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (person is null)
                    return Page();
                await new WelcomeInput.Validator().ThrowIfInvalidAsync(Input, cancel);
                // Gives the account another stamp, so that the link works only now.
                var token = await people.GeneratePasswordResetTokenAsync(person);
                (await people.ResetPasswordAsync(person, token, Input.Password!)).ThrowIfFailed();
                await sessions.EndAllAsync(person.Id, cancel);
                log.Tell(SecurityKind.LinkUsed, person.Id, detail: "asked for by mail");
                log.Tell(SecurityKind.PasswordChanged, person.Id);
                return Done("Your password is changed. Sign in with it.", "~/account/sign-in");
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        person =
            links.OpenReset(Token) is var (id, stamp)
            && await people.FindByIdAsync($"{id}") is { DisabledAt: null } found
            && found.SecurityStamp == stamp
            && await ResetMails.MayByMailAsync(db, found, cancel)
                ? found
                : null;
        return true;
    }
}
