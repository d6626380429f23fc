using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Web.Forms;
using Scorecard.Web.Hosting;
using Scorecard.Web.People;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Account;

/// <summary>Turns codes from an authenticator app on and off for one's own account.</summary>
[Costs(Costly.Hashing)]
public sealed class SecondFactorModel(
    UserManager<Person> people,
    IUserStore<Person> store,
    SignedInPerson me,
    Attempts attempts,
    Sessions sessions,
    SecurityLog security,
    TimeProvider time
) : EditPage
{
    [BindProperty]
    public SecondFactorInput Input { get; set; } = new();

    /// <summary>Shown once, after they were made.</summary>
    [TempData]
    public string? Codes { get; set; }

    public bool IsOn { get; private set; }

    public bool HasPassword { get; private set; }

    public int CodesLeft { get; private set; }

    /// <summary>The key that waits for its first code; null where none was made.</summary>
    public string? Key { get; private set; }

    public string? Picture { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostBeginAsync(CancellationToken cancel) =>
        ChangeAsync(
            async person =>
            {
                if (IsOn)
                    throw new RuleViolation("Codes are on already.");
                await people.KeepNewKeyAsync(store, person, cancel);
                return RedirectToPage();
            },
            cancel
        );

    public Task<IActionResult> OnPostConfirmAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                var person = await MeAsync();
                if (Key is null)
                    throw new RuleViolation("This code does not fit, for there is no key yet. Begin again.");
                if (!await people.UseCodeAsync(person, Input.Code, time.GetUtcNow()))
                    throw new ValidationException([new("Code", "This code does not fit. Take the one that your app shows now")]);
                (await people.SetTwoFactorEnabledAsync(person, true)).ThrowIfFailed();
                security.Tell(SecurityKind.SecondFactorOn, person.Id);
                await MakeCodesAsync(person);
                await sessions.StartAnewAsync(person, cancel, hasSecondFactor: true);
                return Done("Codes are on: from now on you sign in with your password and a code.", "~/account/second-factor");
            },
            cancel
        );

    public Task<IActionResult> OnPostCodesAsync(CancellationToken cancel) =>
        ChangeAsync(
            async person =>
            {
                if (!IsOn)
                    throw new RuleViolation("Turn codes on first.");
                await MakeCodesAsync(person);
                return Done("New recovery codes are made. The old ones no longer work.", "~/account/second-factor");
            },
            cancel
        );

    public Task<IActionResult> OnPostOffAsync(CancellationToken cancel) =>
        ChangeAsync(
            async person =>
            {
                (await people.SetTwoFactorEnabledAsync(person, false)).ThrowIfFailed();
                (await people.ResetAuthenticatorKeyAsync(person)).ThrowIfFailed();
                await sessions.StartAnewAsync(person, cancel, hasSecondFactor: false);
                security.Tell(SecurityKind.SecondFactorOff, person.Id);
                return Done("Codes are off. Your other sign-ins have ended.", "~/account/second-factor");
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var person = await MeAsync();
        HasPassword = person.PasswordHash is not null;
        IsOn = person.TwoFactorEnabled;
        CodesLeft = IsOn ? await people.CountRecoveryCodesAsync(person) : 0;
        Key = IsOn ? null : await people.GetAuthenticatorKeyAsync(person);
        Picture = Key is null ? null : AuthenticatorCodes.Picture(Key, me.Email, Request.Host.Host);
        return true;
    }

    /// <summary>Does something that asks for the present password first.</summary>
    private Task<IActionResult> ChangeAsync(Func<Person, Task<IActionResult>> change, CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                var person = await MeAsync();
                if (!HasPassword)
                    throw new RuleViolation("You sign in without a password, so there is no second step to it.");
                await attempts.RequirePasswordAsync(people, person, Input.Current ?? "", cancel);
                return await change(person);
            },
            cancel
        );

    private async Task MakeCodesAsync(Person person) =>
        Codes = string.Join(' ', await people.GenerateNewTwoFactorRecoveryCodesAsync(person, AuthenticatorCodes.RecoveryCount) ?? []);

    private async Task<Person> MeAsync() => await people.GetUserAsync(User) ?? throw new InvalidOperationException("The person is gone.");
}
