using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.Browser.Tests;

/// <summary>Passkeys with Chromium's own virtual authenticator: keys and signatures are real, only the finger is not.</summary>
public sealed class PasskeyTests(Chromium chromium) : IClassFixture<Chromium>
{
    [SkippableFact]
    public async Task A_passkey_is_added_signs_in_and_signs_in_no_more_once_removed()
    {
        await using var window = await chromium.DesktopAsync();
        await window.SignInAsync("oliver", "/account/passkeys");
        var page = window.Page;
        await AddAuthenticatorAsync(page);

        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Oliver's phone");
        await page.GetByLabel("Present password").FillAsync("northwind-demo-only");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("“Oliver's phone” is added");

        await SignOutAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" })).ToHaveCountAsync(0);
        await page.GotoAsync("/account/passkeys");
        await Expect(page.Locator("main")).ToContainTextAsync("Oliver's phone");

        await page.GetByLabel("Present password").First.FillAsync("northwind-demo-only");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Oliver's phone" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("is removed");
        await SignOutAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This passkey belongs to no account here");
        Assert.Empty(window.Errors);
    }

    private static async Task AddAuthenticatorAsync(IPage page)
    {
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                },
            }
        );
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.GotoAsync("/account/sign-out");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
    }
}
