using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Domain;
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
) : OwnSecretsPage(people, attempts)
{
    [BindProperty]
    public SecondFactorInput Input { get; set; } = new();

    /// <summary>Shown once, after they were made.</summary>
    [TempData]
    public string? Codes { get; set; }

    public bool IsOn { get; private set; }

    public int CodesLeft { get; private set; }

    /// <summary>The key that waits for its first code; null where none was made.</summary>
    public string? Key { get; private set; }

    public string? Picture { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostBeginAsync(CancellationToken cancel) =>
        ChangeAsync(
            async () =>
            {
                if (IsOn)
                    throw new RuleViolation("Codes are on already.");
                await People.KeepNewKeyAsync(store, Own, cancel);
                return RedirectToPage();
            },
            cancel
        );

    public Task<IActionResult> OnPostConfirmAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (Key is null)
                    throw new RuleViolation("This code does not fit, for there is no key yet. Begin again.");
                if (!await People.UseCodeAsync(Own, Input.Code, time.GetUtcNow()))
                    throw new ValidationException([new("Code", "This code does not fit. Take the one that your app shows now")]);
                (await People.SetTwoFactorEnabledAsync(Own, true)).ThrowIfFailed();
                security.Tell(SecurityKind.SecondFactorOn, Own.Id);
                await MakeCodesAsync();
                await sessions.StartAnewAsync(Own, cancel, hasSecondFactor: true);
                return Done("Codes are on: from now on you sign in with your password and a code.", "~/account/second-factor");
            },
            cancel
        );

    public Task<IActionResult> OnPostCodesAsync(CancellationToken cancel) =>
        ChangeAsync(
            async () =>
            {
                if (!IsOn)
                    throw new RuleViolation("Turn codes on first.");
                await MakeCodesAsync();
                return Done("New recovery codes are made. The old ones no longer work.", "~/account/second-factor");
            },
            cancel
        );

    public Task<IActionResult> OnPostOffAsync(CancellationToken cancel) =>
        ChangeAsync(
            async () =>
            {
                (await People.SetTwoFactorEnabledAsync(Own, false)).ThrowIfFailed();
                (await People.ResetAuthenticatorKeyAsync(Own)).ThrowIfFailed();
                await sessions.StartAnewAsync(Own, cancel, hasSecondFactor: false);
                security.Tell(SecurityKind.SecondFactorOff, Own.Id);
                return Done("Codes are off. Your other sign-ins have ended.", "~/account/second-factor");
            },
            cancel
        );

    protected override async Task LoadMoreAsync()
    {
        IsOn = Own.TwoFactorEnabled;
        CodesLeft = IsOn ? await People.CountRecoveryCodesAsync(Own) : 0;
        Key = IsOn ? null : await People.GetAuthenticatorKeyAsync(Own);
        Picture = Key is null ? null : AuthenticatorCodes.Picture(Key, me.Email, Request.Host.Host);
    }

    /// <summary>Does something that asks for the present password first.</summary>
    private Task<IActionResult> ChangeAsync(Func<Task<IActionResult>> change, CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (!HasPassword)
                    throw new RuleViolation("You sign in without a password, so there is no second step to it.");
                await RequirePasswordAsync(Input.Current, cancel);
                return await change();
            },
            cancel
        );

    private async Task MakeCodesAsync() =>
        Codes = string.Join(' ', await People.GenerateNewTwoFactorRecoveryCodesAsync(Own, AuthenticatorCodes.RecoveryCount) ?? []);
}
