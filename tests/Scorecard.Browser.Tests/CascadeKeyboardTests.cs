using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.Browser.Tests;

/// <summary>The cascade's tree without a mouse: arrows unfold and move, L links.</summary>
public sealed class CascadeKeyboardTests(Chromium chromium) : IClassFixture<Chromium>
{
    [SkippableFact]
    public async Task Arrows_unfold_move_and_fold()
    {
        await using var window = await chromium.DesktopAsync();
        var (page, top, below) = await OpenAsync(window);

        await Link(top).FocusAsync();
        await Expect(below).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(below).ToHaveCountAsync(1);
        await Expect(top.Locator(".tw")).ToHaveAttributeAsync("aria-expanded", "true");

        await page.Keyboard.PressAsync("ArrowDown");
        Assert.NotEqual(await top.GetAttributeAsync("data-way"), await FocusedWayAsync(page));
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(Link(top)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(below).ToHaveCountAsync(0);

        await page.Keyboard.PressAsync("Space");
        await Expect(below).ToHaveCountAsync(1);
        await page.ReloadAsync();
        await Expect(below).ToHaveCountAsync(1);
        Assert.Empty(window.Errors);
    }

    [SkippableFact]
    public async Task L_on_one_and_L_on_another_links_them()
    {
        await using var window = await chromium.DesktopAsync();
        var (page, top, below) = await OpenAsync(window);
        await Link(top).FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(below).ToHaveCountAsync(1);

        await Link(below).FocusAsync();
        await page.Keyboard.PressAsync("l");
        await Link(page.Locator($"tr[data-objective='{await chromium.App.IdOfAsync("F1")}']")).FocusAsync();
        await page.Keyboard.PressAsync("l");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Link" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("now supports");
        Assert.Empty(window.Errors);
    }

    private async Task<(IPage Page, ILocator Top, ILocator Below)> OpenAsync(Window window)
    {
        await window.SignInAsync("hanna");
        await window.Page.GotoAsync($"/units/{await chromium.App.IdOfAsync("NW")}/cascade");
        return (
            window.Page,
            window.Page.Locator($"tr[data-objective='{await chromium.App.IdOfAsync("C1")}']"),
            window.Page.Locator($"tr[data-objective='{await chromium.App.IdOfAsync("OPS-C")}']")
        );
    }

    private static ILocator Link(ILocator row) => row.Locator(".ob div > a");

    private static Task<string?> FocusedWayAsync(IPage page) =>
        page.EvaluateAsync<string?>("() => document.activeElement.closest('tr')?.dataset.way ?? null");
}
