using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.Browser.Tests;

public sealed class EntryTroubleTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static ILocator Row(IPage page, string kpi) => page.Locator($"[data-entry][data-name=\"{kpi}\"]");

    private static ILocator Box(IPage page, string kpi) => Row(page, kpi).Locator("[data-box=value]");

    [SkippableFact]
    public async Task A_slip_reaches_no_dashboard_unconfirmed_and_its_correction_always_does()
    {
        await using var window = await chromium.PhoneAsync();
        await window.SignInAsync("ines", "/enter?period=2026-10");
        var page = window.Page;
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();

        await Box(page, "First-attempt delivery").FillAsync("864");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Row(page, "First-attempt delivery")).ToContainTextAsync("cannot be above 100");
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, 86.4%" }).ClickAsync();
        await Expect(Box(page, "First-attempt delivery")).ToHaveValueAsync("86.4");
        await Expect(Row(page, "First-attempt delivery").Locator("[data-state]")).ToHaveTextAsync("Note owed");

        await Box(page, "Stops per route hour").FillAsync("118");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".ask")).ToContainTextAsync("Is 118\u00a0stops meant?");
        await Expect(Row(page, "Stops per route hour").Locator("[data-state]")).ToHaveTextAsync("To confirm");
        Assert.Equal(0, await window.SidewaysAsync());

        await page.ReloadAsync();
        await Expect(Box(page, "Stops per route hour")).ToHaveValueAsync("118");
        await Expect(Box(page, "First-attempt delivery")).ToHaveValueAsync("86.4");
        await Expect(page.Locator("[data-left]")).ToContainTextAsync("1 to confirm");
        var row = await Row(page, "Stops per route hour").GetByRole(AriaRole.Link).GetAttributeAsync("href");
        await page.GotoAsync(row!);
        Assert.DoesNotContain("118", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await page.GoBackAsync();
        await Box(page, "Stops per route hour").FillAsync("11.8");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".ask")).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Expect(Box(page, "Stops per route hour")).ToHaveValueAsync("11.8");
        await Expect(page.Locator(".ask")).ToHaveCountAsync(0);
        Assert.Empty(window.Errors);
    }

    [SkippableFact]
    public async Task A_lost_connection_keeps_the_value_and_tries_again()
    {
        await using var window = await chromium.DesktopAsync();
        await window.SignInAsync("ines", "/enter");
        var page = window.Page;

        await window.Context.SetOfflineAsync(true);
        await Box(page, "Damage claims per 1,000").FillAsync("1.3");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Not saved. Will try again");
        await Expect(Row(page, "Damage claims per 1,000").Locator("[data-state]")).ToHaveTextAsync("Not saved");

        var asked = new TaskCompletionSource<string>();
        page.Dialog += (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            _ = dialog.DismissAsync();
        };
        _ = page.EvaluateAsync("location.reload()");
        Assert.Equal("beforeunload", await asked.Task.WaitAsync(TimeSpan.FromSeconds(10)));

        await window.Context.SetOfflineAsync(false);
        await Expect(Row(page, "Damage claims per 1,000").Locator("[data-state]")).ToHaveTextAsync("Saved");
        await Expect(Box(page, "Damage claims per 1,000")).ToHaveValueAsync("1.3");
    }

    [SkippableFact]
    public async Task An_ended_sign_in_is_said_and_the_value_stays()
    {
        await using var window = await chromium.DesktopAsync();
        await window.SignInAsync("ines", "/enter?period=2026-11");
        var page = window.Page;
        await window.Context.ClearCookiesAsync(new() { Name = "scorecard" });

        await Box(page, "Damage per 1,000 parcels").FillAsync("1.1");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("your sign-in has ended");
        await Expect(Box(page, "Damage per 1,000 parcels")).ToHaveValueAsync("1.1");
    }

    [SkippableFact]
    public async Task Two_people_at_the_same_value_see_each_other()
    {
        await using var ines = await chromium.DesktopAsync();
        await using var other = await chromium.DesktopAsync();
        await ines.SignInAsync("ines", "/enter");
        await other.SignInAsync("ines", "/enter");

        await Box(ines.Page, "Stops per route hour").FillAsync("12");
        await ines.Page.Keyboard.PressAsync("Enter");
        await Expect(Row(ines.Page, "Stops per route hour").Locator("[data-score]")).ToHaveTextAsync("60.0");
        await Box(other.Page, "Stops per route hour").FillAsync("13");
        await other.Page.Keyboard.PressAsync("Enter");

        await Expect(other.Page.Locator(".ask")).ToContainTextAsync("Inês Duarte saved 12\u00a0stops on 8 Nov 2026, 16:42");
        await Expect(Box(other.Page, "Stops per route hour")).ToHaveValueAsync("13");
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Keep mine" }).ClickAsync();
        await Expect(Row(other.Page, "Stops per route hour").Locator("[data-score]")).ToHaveTextAsync("80.0");
        await Expect(other.Page.Locator(".ask")).ToHaveCountAsync(0);

        await Box(ines.Page, "Stops per route hour").FillAsync("11");
        await ines.Page.Keyboard.PressAsync("Enter");
        await ines.Page.GetByRole(AriaRole.Button, new() { Name = "Take theirs" }).ClickAsync();
        await Expect(Box(ines.Page, "Stops per route hour")).ToHaveValueAsync("13");
        await Expect(Row(ines.Page, "Stops per route hour").Locator("[data-state]")).ToHaveTextAsync("Saved");

        await Box(ines.Page, "Stops per route hour").FillAsync("");
        await ines.Page.Keyboard.PressAsync("Enter");
        await ines.Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw it" }).ClickAsync();
        await Expect(ines.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Stops per route hour is open.");
    }
}
