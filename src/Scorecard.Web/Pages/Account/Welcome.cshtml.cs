using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Web.Forms;
using Scorecard.Web.People;

namespace Scorecard.Web.Pages.Account;

/// <summary>Where a one-time link leads: someone new, or someone who forgot, chooses a password.</summary>
[AllowAnonymous]
public sealed class WelcomeModel(SignInManager<Person> signIn) : EditPage
{
    private string token = "";

    [BindProperty(SupportsGet = true, Name = "person")]
    public string? PersonId { get; set; }

    [BindProperty(SupportsGet = true, Name = "token")]
    public string? Token { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Null where the link does not fit any more.</summary>
    public Person? Person { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (Person is null)
                    return Page();
                await new Validator().ThrowIfInvalidAsync(Input, cancel);
                (await signIn.UserManager.ResetPasswordAsync(Person, token, Input.Password!)).ThrowIfFailed();
                await signIn.UserManager.SetLockoutEndDateAsync(Person, null);
                await signIn.SignInAsync(Person, isPersistent: false);
                StatusMessage = "Your password is saved.";
                return LocalRedirect("~/");
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await signIn.UserManager.OpenAsync(PersonId, Token) is { } open)
            (Person, token) = open;
        return true;
    }

    public sealed record Form
    {
        public string? Password { get; init; }
    }

    private sealed class Validator : AbstractValidator<Form>
    {
        public Validator() => RuleFor(x => x.Password).IsPassword();
    }
}
