using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.Browser.Tests;

/// <summary>Search with one key from anywhere, by keyboard alone.</summary>
public sealed class SearchKeyTests(Chromium chromium) : IClassFixture<Chromium>
{
    [SkippableFact]
    public async Task Slash_opens_the_box_arrows_choose_and_enter_goes()
    {
        await using var window = await chromium.DesktopAsync();
        var (page, box, text) = await OpenAsync(window);

        await page.Keyboard.PressAsync("/");
        await Expect(text).ToBeFocusedAsync();
        await Expect(text).ToHaveValueAsync("");
        await page.Keyboard.TypeAsync("linehaul");
        await Expect(box.GetByRole(AriaRole.Option, new() { Selected = true })).ToContainTextAsync("Linehaul North");
        await Expect(text).ToHaveAttributeAsync("aria-expanded", "true");
        var first = await text.GetAttributeAsync("aria-activedescendant");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(text).Not.ToHaveAttributeAsync("aria-activedescendant", first!);
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(text).ToHaveAttributeAsync("aria-activedescendant", first!);
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Linehaul North");
        Assert.Empty(window.Errors);
    }

    [SkippableFact]
    public async Task Escape_closes_and_gives_the_focus_back_and_a_slash_in_a_field_is_a_slash()
    {
        await using var window = await chromium.DesktopAsync();
        var (page, box, text) = await OpenAsync(window);
        var find = page.GetByLabel("Find", new() { Exact = true });

        await find.FocusAsync();
        await page.Keyboard.TypeAsync("a/b");
        await Expect(find).ToHaveValueAsync("a/b");
        await Expect(box).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Control+k");
        await Expect(text).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("zzzz");
        await Expect(box.GetByRole(AriaRole.Status)).ToContainTextAsync("Nothing found for “zzzz”");
        await Expect(box.GetByRole(AriaRole.Listbox)).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(box).ToBeHiddenAsync();
        await Expect(find).ToBeFocusedAsync();
        Assert.Empty(window.Errors);
    }

    [SkippableFact]
    public async Task The_last_thing_typed_is_what_is_shown_though_its_answer_overtakes_another()
    {
        await using var window = await chromium.DesktopAsync();
        var (page, box, _) = await OpenAsync(window);
        await page.RouteAsync(
            "**/search?handler=hits&q=finance",
            async route =>
            {
                await Task.Delay(1500);
                await route.ContinueAsync();
            }
        );

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("finance");
        await page.WaitForTimeoutAsync(400);
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("last mile");
        await Expect(box.GetByRole(AriaRole.Option, new() { Selected = true })).ToContainTextAsync("Last Mile");
        await page.WaitForTimeoutAsync(1800);
        await Expect(box.GetByRole(AriaRole.Option, new() { Selected = true })).ToContainTextAsync("Last Mile");
    }

    [SkippableFact]
    public async Task On_a_phone_the_icon_opens_it_and_the_page_stays_within_the_window()
    {
        await using var window = await chromium.PhoneAsync();
        await window.SignInAsync("ines");
        await window.Page.GotoAsync("/kpis");
        await window.Page.Locator(".phonebar").GetByRole(AriaRole.Link, new() { Name = "Search" }).TapAsync();

        await Expect(window.Page.GetByRole(AriaRole.Combobox, new() { Name = "Find units" })).ToBeFocusedAsync();
        Assert.True(await window.SidewaysAsync() <= 0);
        Assert.Empty(window.Errors);
    }

    private static async Task<(IPage Page, ILocator Box, ILocator Text)> OpenAsync(Window window)
    {
        await window.SignInAsync("marta");
        await window.Page.GotoAsync("/kpis");
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        return (window.Page, window.Page.Locator("#search-box"), window.Page.Locator("#search-text"));
    }
}
