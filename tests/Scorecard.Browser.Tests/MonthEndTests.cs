using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.Browser.Tests;

/// <summary>The administrator closes a month; a value that comes later takes a reason, and the figures say so.</summary>
public sealed class MonthEndTests(Chromium chromium) : IClassFixture<Chromium>
{
    [SkippableFact]
    public async Task A_month_is_closed_and_a_later_value_of_it_gives_its_reason_on_a_phone()
    {
        await using var desk = await chromium.DesktopAsync();
        await desk.SignInAsync("hanna", "/periods");
        Assert.Empty(await desk.FaultsAsync());
        await desk.Page.GotoAsync("/periods/2026-09");
        Assert.Empty(await desk.FaultsAsync());
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Close September 2026" }).FocusAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Name = "Reopen it?" })).ToBeVisibleAsync();
        Assert.Empty(await desk.FaultsAsync());

        await using var phone = await chromium.PhoneAsync();
        var kpi = await chromium.App.IdOfAsync("LM-OTD");
        await phone.SignInAsync("ines", $"/enter?kpi={kpi}&period=2026-09");
        var row = phone.Page.Locator("[data-entry][data-name='On-time delivery']");
        var value = row.Locator("input[inputmode=decimal]").First;
        await value.FillAsync("94.1");
        await phone.Page.Keyboard.PressAsync("Enter");
        await Expect(row).ToContainTextAsync("closed");
        Assert.Empty(await phone.FaultsAsync());
        await Expect(value).ToHaveValueAsync("94.1");
        await phone.Page.GetByLabel("Reason for the restatement").FillAsync("The carrier counted again");
        await phone.Page.Keyboard.PressAsync("Tab");
        await Expect(row.Locator("[data-state]")).ToContainTextAsync(new Regex("^(Saved|Note owed)$"));

        await phone.Page.GotoAsync($"/kpis/{kpi}?period=2026-09");
        await Expect(phone.Page.Locator(".closed-mark")).ToContainTextAsync(new Regex("Restated:.*when closed", RegexOptions.Singleline));
        Assert.Empty(await phone.FaultsAsync());
        await desk.Page.GotoAsync("/periods");
        await Expect(desk.Page.GetByText("The carrier counted again")).ToBeVisibleAsync();
        Assert.Empty(await desk.FaultsAsync());
        Assert.Empty(desk.Errors);
        Assert.Empty(phone.Errors);
    }
}
