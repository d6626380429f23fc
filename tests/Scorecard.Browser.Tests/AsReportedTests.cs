using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.Browser.Tests;

/// <summary>An executive looks at last year as it was reported then, at a desk with the keyboard and on a phone.</summary>
public sealed class AsReportedTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly Regex InThePast = new("/as-of/2026-01-31/");

    [SkippableFact]
    public async Task Last_year_is_seen_as_reported_then_and_left_again()
    {
        await using var desk = await chromium.DesktopAsync();
        await desk.SignInAsync("marta", $"/units/{await chromium.App.IdOfAsync("OPS")}?period=2025-12");
        var page = desk.Page;

        await page.Locator(".as-of summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("As reported by the end of").FillAsync("2026-01-31");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(InThePast);
        await Expect(page.Locator(".as-of-note")).ToContainTextAsync("As reported on 31 Jan 2026.");
        Assert.Empty(await desk.FaultsAsync());
        await page.Locator("main a[href*='/objectives/']").First.ClickAsync();
        await Expect(page).ToHaveURLAsync(InThePast);
        await Expect(page.Locator(".as-of-note")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Edit" })).ToHaveCountAsync(0);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.Locator(".as-of-note")).ToBeVisibleAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Screen });

        await page.GetByRole(AriaRole.Link, new() { Name = "Show as known now" }).ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(InThePast);
        await Expect(page.Locator(".as-of-note")).ToHaveCountAsync(0);
        Assert.Empty(desk.Errors);
    }

    [SkippableFact]
    public async Task What_was_restated_since_is_read_on_a_phone()
    {
        await using var phone = await chromium.PhoneAsync();
        await phone.SignInAsync("marta");
        await phone.Page.GotoAsync(new Uri(phone.Page.Url).AbsolutePath + "/restated");
        await phone.Page.GetByLabel("Since").FillAsync("2026-03-31");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).Last.TapAsync();

        await Expect(phone.Page.GetByRole(AriaRole.Heading, new() { Name = "KPIs", Exact = true })).ToBeVisibleAsync();
        Assert.Empty(await phone.FaultsAsync());
        await phone.Page.GotoAsync($"/as-of/2026-01-31/units/{await chromium.App.IdOfAsync("OPS")}");
        Assert.Empty(await phone.FaultsAsync());
        Assert.Empty(phone.Errors);
    }
}
