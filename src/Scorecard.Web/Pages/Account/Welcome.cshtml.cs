using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Web.Forms;
using Scorecard.Web.Hosting;
using Scorecard.Web.People;

namespace Scorecard.Web.Pages.Account;

/// <summary>Where a one-time link leads: someone new, or someone who forgot, chooses a password.</summary>
[AllowAnonymous, Costs(Costly.Hashing)]
public sealed class WelcomeModel(UserManager<Person> people, Attempts attempts, Sessions sessions, SecurityLog log, ScorecardDbContext db)
    : EditPage
{
    // In the address, or in the form that goes on to accept with another account.
    [BindProperty(SupportsGet = true, Name = "person")]
    public string? PersonId { get; set; }

    [BindProperty(SupportsGet = true, Name = "token")]
    public string? Token { get; set; }

    [BindProperty]
    public WelcomeInput Input { get; set; } = new();

    /// <summary>Null where the link does not fit any more.</summary>
    public OpenLink? Link { get; private set; }

    /// <summary>The organization that offers the account; null where the account is in use.</summary>
    public string? OfferedBy { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (Link is null)
                    return Page();
                await new WelcomeInput.Validator().ThrowIfInvalidAsync(Input, cancel);
                await people.EnterAsync(Link, Input.Password!, attempts, sessions, log, cancel);
                return Done("Your password is saved.", "~/");
            },
            cancel
        );

    /// <summary>Goes on to accept with another account. The link is kept out of the address, which others may read.</summary>
    public async Task<IActionResult> OnPostKeepAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (OfferedBy is null)
            return Page();
        TempData[AcceptModel.Kept] = $"{PersonId} {Token}";
        return RedirectToPage("Accept");
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        Link = await people.OpenAsync(db, PersonId, Token, cancel);
        OfferedBy = Link is null ? null : await db.OfferedByAsync(Link.Person, cancel);
        return true;
    }
}
