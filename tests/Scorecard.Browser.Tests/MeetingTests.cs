using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.Browser.Tests;

/// <summary>A meeting without a mouse: keys walk through the slides, and what is decided is written down on the way.</summary>
public sealed class MeetingTests(Chromium chromium) : IClassFixture<Chromium>
{
    [SkippableFact]
    public async Task Keys_walk_through_a_meeting_and_a_decision_is_written_down_on_the_way()
    {
        await using var window = await chromium.DesktopAsync();
        await window.SignInAsync("hanna");
        var page = window.Page;
        await page.GotoAsync($"/units/{await chromium.App.IdOfAsync("NW")}/meeting");
        var heading = page.GetByRole(AriaRole.Heading, new() { Level = 1 });
        await Expect(heading).ToHaveTextAsync("Summary");
        // Tells whether the page was left: a fetched slide keeps it.
        await page.EvaluateAsync("() => { window.stayed = true; }");

        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(heading).ToHaveTextAsync("Financial");
        await page.Keyboard.PressAsync("d");
        await Expect(page.Locator("[data-kind=d]")).ToBeCheckedAsync();
        await Expect(page.GetByLabel("What was said")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("No discounts in November");
        await page.Keyboard.PressAsync("Tab");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("The decision is written down.");
        await Expect(heading).ToHaveTextAsync("Financial");

        await page.Keyboard.PressAsync("Home");
        await Expect(heading).ToHaveTextAsync("Summary");
        await page.Keyboard.PressAsync("PageDown");
        await Expect(heading).ToHaveTextAsync("Financial");
        await page.Keyboard.PressAsync("PageUp");
        await Expect(heading).ToHaveTextAsync("Summary");
        await page.Keyboard.PressAsync("End");
        await Expect(heading).ToHaveTextAsync("What was written down");
        await Expect(page.GetByText("No discounts in November", new() { Exact = true })).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(heading).ToHaveTextAsync("Summary");
        Assert.True(await page.EvaluateAsync<bool>("window.stayed === true"));

        await page.Keyboard.PressAsync("Escape");
        await page.WaitForURLAsync(address => !address.Contains("/meeting", StringComparison.Ordinal));
        Assert.Empty(window.Errors);
    }

    [SkippableFact]
    public async Task Who_and_until_when_are_asked_for_an_action_only()
    {
        await using var window = await chromium.DesktopAsync();
        await window.SignInAsync("hanna");
        var page = window.Page;
        await page.GotoAsync($"/units/{await chromium.App.IdOfAsync("OPS")}/meeting");

        await Expect(page.GetByLabel("Who does it")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("a");
        await Expect(page.GetByLabel("Who does it")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("n");
        await Expect(page.GetByLabel("Who does it")).ToBeHiddenAsync();
        Assert.Empty(window.Errors);
    }

    [SkippableFact]
    public async Task What_is_not_saved_yet_goes_along_to_the_next_slide()
    {
        await using var window = await chromium.DesktopAsync();
        await window.SignInAsync("hanna");
        var page = window.Page;
        await page.GotoAsync($"/units/{await chromium.App.IdOfAsync("NW")}/meeting");
        var (heading, words) = (page.GetByRole(AriaRole.Heading, new() { Level = 1 }), page.GetByLabel("What was said"));
        await page.Keyboard.PressAsync("a");
        await page.Keyboard.TypeAsync("Ask the carriers again");
        await page.GetByLabel("Until").FillAsync("2026-12-01");
        await page.Keyboard.PressAsync("Escape");

        await page.GetByRole(AriaRole.Link, new() { Name = "Next" }).ClickAsync();
        await Expect(heading).ToHaveTextAsync("Financial");
        await Expect(words).ToHaveValueAsync("Ask the carriers again");
        await Expect(page.Locator("[data-kind=a]")).ToBeCheckedAsync();
        await Expect(page.GetByLabel("Until")).ToHaveValueAsync("2026-12-01");

        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("The action is written down.");
        await Expect(words).ToHaveValueAsync("");
        Assert.Empty(window.Errors);
    }
}
