using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Web.Forms;
using Scorecard.Web.People;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Account;

/// <summary>Where somebody whom no organization knows any more deletes the account.</summary>
public sealed class DeleteModel(SignedInPerson me, CloseAccount close, Sessions sessions) : EditPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public string Email => me.Email;

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (EmailAddress.Normalize(Input.Email ?? "") != EmailAddress.Normalize(me.Email))
                    throw new ValidationException([
                        new ValidationFailure(nameof(Input.Email), "This is not the address of the account. Nothing was deleted"),
                    ]);
                await close.ExecuteAsync(me.Id, cancel);
                await sessions.EndAsync(cancel);
                return Done("Your account is deleted.", "~/account/sign-in");
            },
            cancel
        );

    protected override Task<bool> LoadAsync(CancellationToken cancel)
    {
        Denied = !me.BelongsNowhere;
        return Task.FromResult(true);
    }

    public sealed record Form
    {
        public string? Email { get; init; }
    }
}
