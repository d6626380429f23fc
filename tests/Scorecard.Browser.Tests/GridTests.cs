using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.Browser.Tests;

/// <summary>The grid of values as a spreadsheet is used: arrows, a pasted block, fill, undo, a draft, one Submit.</summary>
public sealed class GridTests(Chromium chromium) : IClassFixture<Chromium>
{
    [SkippableFact]
    public async Task A_block_is_pasted_filled_taken_back_kept_as_a_draft_and_submitted()
    {
        await using var window = await chromium.DesktopAsync();
        await window.SignInAsync("ines", "/enter/grid");
        var page = window.Page;
        var (august, september) = (Box(page, "Cost per drop", "August 2026"), Box(page, "Cost per drop", "September 2026"));
        var before = (await august.InputValueAsync(), await september.InputValueAsync());

        await august.FocusAsync();
        await PasteAsync(august, "4.44 # counted anew\t4.55");
        await Expect(september).ToHaveValueAsync("4.55");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Submit 2 values" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+z");
        await Expect(august).ToHaveValueAsync(before.Item1);
        await Expect(september).ToHaveValueAsync(before.Item2);
        await page.Keyboard.PressAsync("Control+y");

        await august.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(september).ToBeFocusedAsync();
        await page.ReloadAsync();
        await Expect(august).ToHaveValueAsync("4.44 # counted anew");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("2 values of your draft are back");
        await september.FillAsync("4.55 # counted anew");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit 2 values" }).ClickAsync();

        await Expect(page.GetByText("2 values saved.")).ToBeVisibleAsync();
        await Expect(august).ToHaveValueAsync("4.44 # counted anew");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Submit", Exact = true })).ToBeVisibleAsync();
        Assert.Empty(window.Errors);
    }

    private static ILocator Box(IPage page, string kpi, string period) => page.GetByLabel($"{kpi}, {period}", new() { Exact = true });

    /// <summary>Pastes as the keyboard does, without a clipboard of the machine.</summary>
    private static Task<bool> PasteAsync(ILocator box, string text) =>
        box.EvaluateAsync<bool>(
            "(box, text) => { const data = new DataTransfer(); data.setData('text/plain', text); "
                + "return box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }",
            text
        );
}
