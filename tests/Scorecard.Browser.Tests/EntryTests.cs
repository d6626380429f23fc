using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.Browser.Tests;

public sealed class EntryTests(Chromium chromium) : IClassFixture<Chromium>
{
    [SkippableFact]
    public async Task Values_are_entered_by_keyboard_alone()
    {
        await using var window = await chromium.DesktopAsync();
        await window.SignInAsync("ines", "/enter");
        var page = window.Page;
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Values for October");
        var done = int.Parse(await page.Locator("[data-done]").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);

        await Box(page, "Cost per drop").FocusAsync();
        await page.Keyboard.TypeAsync("4,8l");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Row(page, "Cost per drop")).ToContainTextAsync("Digits only, such as 4.81");
        await Expect(Row(page, "Cost per drop")).ToContainTextAsync("Not saved");

        await page.Keyboard.PressAsync("Shift+Enter");
        await Expect(Box(page, "Cost per drop")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("4,81");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(Row(page, "Cost per drop")).ToContainTextAsync("Saved");
        await Expect(Row(page, "Cost per drop").Locator("[data-score]")).ToHaveTextAsync("49.2");
        await Expect(page.Locator("[data-done]")).ToHaveTextAsync($"{done + 1}");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Saved at 16:42");

        await page.ReloadAsync();
        await Expect(Box(page, "Cost per drop")).ToHaveValueAsync("4.81");
        await Expect(Row(page, "Cost per drop").Locator("[data-score]")).ToHaveTextAsync("49.2");
        Assert.Empty(window.Errors);
    }

    [SkippableFact]
    public async Task What_is_off_track_is_saved_and_owes_its_note()
    {
        await using var window = await chromium.DesktopAsync();
        await window.SignInAsync("ines", "/enter?period=2026-11");
        var page = window.Page;

        await Box(page, "On-time delivery").FillAsync("91");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Row(page, "On-time delivery")).ToContainTextAsync("Off track: a short note is still owed");
        await Expect(Row(page, "On-time delivery").Locator("[data-state]")).ToHaveTextAsync("Note owed");
        await Expect(Row(page, "On-time delivery").Locator("[data-score]")).ToHaveTextAsync("12.5");

        await page.GetByLabel("Note for On-time delivery, November 2026").FillAsync("Two vans off the road");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Row(page, "On-time delivery").Locator("[data-state]")).ToHaveTextAsync("Saved");

        await Row(page, "First-attempt delivery").GetByRole(AriaRole.Checkbox).FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Expect(page.GetByLabel("Note for First-attempt delivery, November 2026")).ToBeFocusedAsync();
        await Expect(Row(page, "First-attempt delivery")).ToContainTextAsync("Say why there is no value");
        await page.Keyboard.TypeAsync("The scanners were being replaced");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Row(page, "First-attempt delivery").Locator("[data-score]")).ToHaveTextAsync("N/A");
        await Expect(Box(page, "First-attempt delivery")).ToBeDisabledAsync();
    }

    [SkippableFact]
    public async Task A_pasted_column_fills_down_and_passes_over_what_does_not_apply()
    {
        await using var window = await chromium.DesktopAsync();
        await window.SignInAsync("oliver", "/enter?period=2026-11");
        var page = window.Page;
        await Row(page, "Renewals signed 90 days early").GetByText("N/A").ClickAsync();
        await Expect(Box(page, "Renewals signed 90 days early")).ToBeDisabledAsync();

        await Box(page, "Net promoter score").FocusAsync();
        await PasteAsync(page, "4l\r\n95,5\r\n");

        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("2 values pasted. 1 needs a look.");
        await Expect(Box(page, "Net promoter score")).ToHaveValueAsync("4l");
        await Expect(Row(page, "Net promoter score")).ToContainTextAsync("Digits only, such as 4.81");
        await Expect(Box(page, "Key-account retention")).ToHaveValueAsync("95.5");
        await Expect(Row(page, "Key-account retention").Locator("[data-state]")).ToHaveTextAsync("Saved");
    }

    [SkippableFact]
    public async Task A_pasted_column_says_what_it_went_over_and_one_press_brings_it_back()
    {
        await using var window = await chromium.DesktopAsync();
        await window.SignInAsync("oliver", "/enter?period=2026-10");
        var page = window.Page;

        await Box(page, "Net promoter score").FocusAsync();
        await PasteAsync(page, "40\r\n70\r\n95\r\n");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("3 values pasted, 3 over a recorded one.");
        await Expect(Box(page, "Key-account retention")).ToHaveValueAsync("95");

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("3 values are as before the paste.");
        await page.ReloadAsync();
        await Expect(Box(page, "Net promoter score")).ToHaveValueAsync("39");
        await Expect(Box(page, "Key-account retention")).ToHaveValueAsync("94.5");
        Assert.Empty(window.Errors);
    }

    [SkippableFact]
    public async Task A_phone_shows_cards_that_lead_to_the_next_open_value()
    {
        await using var window = await chromium.PhoneAsync();
        await window.SignInAsync("samuel", "/enter?period=2026-11");
        var page = window.Page;
        Assert.Equal(0, await window.SidewaysAsync());

        await page.GetByRole(AriaRole.Button, new() { Name = "Next open value" }).TapAsync();
        var box = page.Locator("[data-box]:focus");
        Assert.Equal("decimal", await box.GetAttributeAsync("inputmode"));
        Assert.Equal(52, (await box.BoundingBoxAsync())!.Height, 0.5);
        var name = await box.EvaluateAsync<string>("box => box.closest('[data-entry]').dataset.name");
        var target = await Row(page, name).Locator(".tgt").InnerTextAsync();
        await box.FillAsync(string.Concat(target.Where(c => char.IsAsciiDigit(c) || c == '.')));
        await page.GetByRole(AriaRole.Button, new() { Name = "Next open value" }).TapAsync();

        await Expect(Row(page, name).Locator("[data-state]")).ToHaveTextAsync("Saved");
        await Expect(page.Locator($"[data-entry]:focus-within th a")).Not.ToHaveTextAsync(name);
        Assert.Equal(0, await window.SidewaysAsync());
        Assert.Empty(
            await page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll('main a, main button, main input:not([type=hidden], .visually-hidden), main label.btn')]
                    .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 40).map(e => `${e.outerHTML.slice(0, 90)} ${e.getBoundingClientRect().height}`)
                """
            )
        );
        Assert.Empty(window.Errors);
    }

    private static ILocator Row(IPage page, string kpi) => page.Locator($"[data-entry][data-name=\"{kpi}\"]");

    private static ILocator Box(IPage page, string kpi) => Row(page, kpi).Locator("[data-box=value]");

    private static Task<string?> PasteAsync(IPage page, string text) =>
        page.EvaluateAsync<string?>(
            """
            text => {
                const clipboardData = new DataTransfer();
                clipboardData.setData('text', text);
                document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
                return null;
            }
            """,
            text
        );
}
