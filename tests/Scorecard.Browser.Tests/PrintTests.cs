using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.Browser.Tests;

public sealed class PrintTests(Chromium chromium) : IClassFixture<Chromium>
{
    [SkippableTheory]
    [InlineData("/units/", "NW", "Send everyone home safe")]
    [InlineData("/kpis/", "LM-OTD", "Scans from the Delft depot were missing at first.")]
    public async Task Paper_shows_the_figures_and_no_controls(string path, string code, string last)
    {
        await using var window = await chromium.OpenAsync(new() { ViewportSize = new() { Width = 1040, Height = 720 }, ColorScheme = ColorScheme.Dark, Locale = "en-GB" });
        await window.SignInAsync("hanna", path + await chromium.App.IdOfAsync(code));
        var page = window.Page;
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.Empty(await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('button, summary, input, select, .btn, .side, .phonebar, .skip, .seg')]
                .filter(e => e.checkVisibility() && !e.matches('.now')).map(e => e.outerHTML.slice(0, 100))
            """));
        Assert.Empty(await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.kid')].filter(e => !e.checkVisibility()).map(e => e.textContent)"));
        await Expect(page.GetByText("October 2026").First).ToBeVisibleAsync();
        await Expect(page.GetByText(last).First).ToBeVisibleAsync();
        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        Assert.Equal(0, await window.SidewaysAsync());
    }
}
