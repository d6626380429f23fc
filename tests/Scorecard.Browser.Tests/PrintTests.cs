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
        await using var window = await chromium.OpenAsync(
            new()
            {
                ViewportSize = new() { Width = 1040, Height = 720 },
                ColorScheme = ColorScheme.Dark,
                Locale = "en-GB",
            }
        );
        await window.SignInAsync("hanna", path + await chromium.App.IdOfAsync(code));
        var page = window.Page;
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.Empty(
            await page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll('button, summary, input, select, .btn, .side, .phonebar, .skip, .seg')]
                    .filter(e => e.checkVisibility() && !e.matches('.now, .tw')).map(e => e.outerHTML.slice(0, 100))
                """
            )
        );
        Assert.Empty(
            await page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('.tw')].filter(e => !e.closest('[hidden]') && !e.checkVisibility()).map(e => e.textContent)"
            )
        );
        await Expect(page.GetByText("October 2026").First).ToBeVisibleAsync();
        await Expect(page.GetByText(last).First).ToBeVisibleAsync();
        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        Assert.Equal(0, await window.SidewaysAsync());
    }

    [SkippableFact]
    public async Task The_whole_story_of_a_movement_is_unfolded_on_paper_and_as_on_the_screen_on_a_dashboard()
    {
        await using var window = await chromium.DesktopAsync();
        await window.SignInAsync("marta", $"/units/{await chromium.App.IdOfAsync("NW")}");
        var page = window.Page;
        var onScreen = await Shown(page);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal(onScreen, await Shown(page));
        await page.GotoAsync($"/units/{await chromium.App.IdOfAsync("NW")}/moved");
        Assert.True(await Shown(page) > 20);

        static Task<int> Shown(IPage page) =>
            page.EvaluateAsync<int>("() => [...document.querySelectorAll('.kid')].filter(e => e.checkVisibility()).length");
    }
}
