using System.Buffers.Text;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Web.Hosting;
using Scorecard.Web.People;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Account;

/// <summary>The passkeys of one's own account.</summary>
[Costs(Costly.Hashing)]
public sealed class PasskeysModel(SignInManager<Person> signIn, SignedInPerson me, Attempts attempts, SecurityLog security)
    : OwnSecretsPage(signIn.UserManager, attempts)
{
    private const int Most = 20;

    [BindProperty]
    public PasskeyInput Input { get; set; } = new();

    public IReadOnlyList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    public static string IdOf(UserPasskeyInfo passkey) => Base64Url.EncodeToString(passkey.CredentialId);

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    /// <summary>What the browser asks the person's device for.</summary>
    public async Task<IActionResult> OnPostOptionsAsync() =>
        Content(
            await signIn.MakePasskeyCreationOptionsAsync(
                new()
                {
                    Id = me.Id.ToString(CultureInfo.InvariantCulture),
                    Name = me.Email,
                    DisplayName = me.Name,
                }
            ),
            "application/json"
        );

    public Task<IActionResult> OnPostAddAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await RequirePasswordAsync(Input.Current, cancel);
                if (Passkeys.Count >= Most)
                    throw new RuleViolation($"An account has at most {Most} passkeys. Remove one first.");
                if (await signIn.AttestAsync(Input.Credential) is not { } passkey)
                    throw new RuleViolation("Your device did not give a passkey that fits. Try once more.");
                passkey.Name = TextRules.Name(string.IsNullOrWhiteSpace(Input.Name) ? "Passkey" : Input.Name, "Name");
                (await People.AddOrUpdatePasskeyAsync(Own, passkey)).ThrowIfFailed();
                security.Tell(SecurityKind.PasskeyAdded, Own.Id);
                return Done($"“{passkey.Name}” is added. Sign in with it next time.", "~/account/passkeys");
            },
            cancel
        );

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await RequirePasswordAsync(Input.Current, cancel);
                var passkey =
                    Passkeys.SingleOrDefault(p => IdOf(p) == Input.Id) ?? throw new RuleViolation("This passkey is gone already.");
                if (!HasPassword && Passkeys.Count == 1)
                    throw new RuleViolation("It is all that you can sign in with. Add another passkey before you remove this one.");
                (await People.RemovePasskeyAsync(Own, passkey.CredentialId)).ThrowIfFailed();
                security.Tell(SecurityKind.PasskeyRemoved, Own.Id);
                return Done($"“{passkey.Name}” is removed.", "~/account/passkeys");
            },
            cancel
        );

    protected override async Task LoadMoreAsync() => Passkeys = [.. (await People.GetPasskeysAsync(Own)).OrderBy(p => p.CreatedAt)];
}
