using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Web.Forms;
using Scorecard.Web.People;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Account;

public sealed class PasswordModel(SignInManager<Person> signIn, SignedInPerson person) : EditPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public string Email => person.Email;

    public void OnGet() { }

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new Validator().ThrowIfInvalidAsync(Input, cancel);
                var me = await signIn.UserManager.GetUserAsync(User) ?? throw new InvalidOperationException("The person is gone.");
                // Counts wrong tries, so that a browser left open does not invite guessing.
                if (!(await signIn.CheckPasswordSignInAsync(me, Input.Current!, lockoutOnFailure: true)).Succeeded)
                    throw new ValidationException([
                        new ValidationFailure(
                            nameof(Input.Current),
                            "This is not your present password. After five wrong tries wait for 15 minutes"
                        ),
                    ]);
                (await signIn.UserManager.ChangePasswordAsync(me, Input.Current!, Input.Password!)).ThrowIfFailed();
                await signIn.RefreshSignInAsync(me);
                StatusMessage = "Your password is changed. Your other sign-ins have ended.";
                return LocalRedirect("~/account");
            },
            cancel
        );

    protected override Task<bool> LoadAsync(CancellationToken cancel) => Task.FromResult(true);

    public sealed record Form
    {
        public string? Current { get; init; }
        public string? Password { get; init; }
    }

    private sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(x => x.Current).NotEmpty().WithMessage("Write your present password");
            RuleFor(x => x.Password).IsPassword();
        }
    }
}
