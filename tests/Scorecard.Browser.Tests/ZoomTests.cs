using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.Browser.Tests;

/// <summary>What people see who enlarge, space out or recolour pages (WCAG 1.4.4, 1.4.10, 1.4.12), and the short ways by keyboard.</summary>
public sealed class ZoomTests(Chromium chromium) : IClassFixture<Chromium>
{
    /// <summary>The distances that a reader may ask for: WCAG 1.4.12.</summary>
    private const string Spacing =
        "*:not(svg *) { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }";

    [SkippableFact]
    public async Task No_page_scrolls_sideways_at_400_percent_with_spaced_text_or_at_200_percent()
    {
        var faults = new List<string>();
        await using var stranger = await chromium.DesktopAsync();
        await using var administrator = await chromium.DesktopAsync();
        await administrator.SignInAsync("hanna");
        foreach (var (address, signedOut, _) in await Site.PagesAsync(chromium.App, administrator))
        {
            var window = signedOut ? stranger : administrator;
            await window.Page.SetViewportSizeAsync(320, 800);
            await window.Page.GotoAsync(address);
            await LookAsync(window, address, "320 pixels");
            // As a reader's own style sheet, which the page's policy does not govern.
            await window.Page.EvaluateAsync(
                "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }",
                Spacing
            );
            await LookAsync(window, address, "320 pixels with spaced text");
            await window.Page.SetViewportSizeAsync(720, 800);
            await LookAsync(window, address, "720 pixels with spaced text");
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults.Prepend($"{faults.Count} faults")));

        async Task LookAsync(Window window, string address, string how)
        {
            if (await window.SidewaysAsync() is var wider and > 0)
                faults.Add($"{address} at {how}: {wider} pixels too wide. {await window.Page.EvaluateAsync<string>(Widest)}");
        }
    }

    [SkippableFact]
    public async Task On_a_phone_and_a_tablet_no_figure_is_broken_in_two()
    {
        await using var window = await chromium.DesktopAsync();
        await window.SignInAsync("marta");
        foreach (var width in new[] { 390, 760 })
        foreach (var address in new[] { $"/units/{await chromium.App.IdOfAsync("NW")}", "/kpis" })
        {
            await window.Page.SetViewportSizeAsync(width, 800);
            await window.Page.GotoAsync(address);

            Assert.Empty(
                await window.Page.EvaluateAsync<string[]>(
                    """
                    () => [...document.querySelectorAll('.rows .whole')].filter(figure => {
                        const range = document.createRange();
                        range.selectNodeContents(figure);
                        return new Set([...range.getClientRects()].map(line => Math.round(line.top))).size > 1;
                    }).map(figure => figure.textContent)
                    """
                )
            );
            Assert.Equal(0, await window.SidewaysAsync());
        }
    }

    [SkippableFact]
    public async Task The_sign_of_money_stands_clear_of_the_number_in_its_box()
    {
        await using var window = await chromium.DesktopAsync();
        await window.SignInAsync("ines", "/enter");
        foreach (var width in new[] { 320, 390, 1440 })
        {
            await window.Page.SetViewportSizeAsync(width, 800);

            Assert.True(
                await window.Page.EvaluateAsync<double>(
                    """
                    () => Math.min(...[...document.querySelectorAll('.vbox .currency')].map(sign => {
                        const box = sign.parentElement.querySelector('input');
                        const begins = box.getBoundingClientRect().left + parseFloat(getComputedStyle(box).paddingLeft);
                        return begins - sign.getBoundingClientRect().right;
                    }))
                    """
                ) > 0,
                $"A number lies over its sign at {width} pixels."
            );
        }
    }

    [SkippableFact]
    public async Task Figures_of_15_digits_do_not_make_the_page_of_a_KPI_wider_than_a_phone()
    {
        await using var window = await chromium.DesktopAsync();
        await window.SignInAsync("hanna", $"/kpis/new?objective={await chromium.App.IdOfAsync("F1")}");
        var page = window.Page;
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Parcels since the beginning");
        await page.GetByLabel("Measured in").FillAsync("€");
        await Expect(page.Locator("[data-money] > span:text-is('€')").First).ToBeVisibleAsync();
        await page.Locator("[name='Input.Definition.Boxes[Progress-baseline]']").FillAsync("100000000000001");
        await page.Locator("[name='Input.Definition.Boxes[Progress-target]']").FillAsync("987654321098765");
        await page.Locator("details.fold > summary", new() { HasTextString = "More" }).ClickAsync();
        await page.Locator("[name='Input.Definition.From']").FillAsync("2026-10");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add KPI" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/new", StringComparison.Ordinal));
        var kpi = new Uri(page.Url).AbsolutePath;

        await page.GotoAsync($"/enter?kpi={kpi.Split('/')[^1]}&period=2026-10");
        var box = page.GetByLabel("Parcels since the beginning in €, October 2026");
        await box.FillAsync("456789012345678");
        await box.PressAsync("Enter");
        await Expect(page.Locator("tr.entry.saved", new() { HasText = "Parcels since the beginning" })).ToHaveCountAsync(1);
        await page.SetViewportSizeAsync(390, 844);
        await page.GotoAsync(kpi + "?period=2026-10");

        await Expect(page.Locator(".strip .big")).ToHaveTextAsync("€456,789,012,345,678");
        Assert.Equal(0, await window.SidewaysAsync());
    }

    [SkippableFact]
    public async Task At_320_pixels_the_length_of_the_period_is_chosen_from_one_list()
    {
        await using var window = await chromium.DesktopAsync();
        await window.SignInAsync("marta", $"/units/{await chromium.App.IdOfAsync("NW")}");
        var (page, period) = (window.Page, window.Page.GetByRole(AriaRole.Navigation, new() { Name = "Period" }));
        await Expect(period.Locator(".seg")).ToBeVisibleAsync();
        await page.SetViewportSizeAsync(320, 800);
        await Expect(period.Locator(".seg")).ToBeHiddenAsync();

        await period.Locator(".lengths > summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await period.GetByRole(AriaRole.Link, new() { Name = "Quarter", Exact = true }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Q4");
        await Expect(period.Locator(".lengths > summary")).ToContainTextAsync("Quarter");
        Assert.Empty(window.Errors);
    }

    [SkippableFact]
    public async Task In_forced_colours_the_current_page_and_the_chosen_period_bear_a_mark()
    {
        await using var window = await chromium.DesktopAsync();
        await window.SignInAsync("marta", $"/units/{await chromium.App.IdOfAsync("NW")}");
        await window.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });

        foreach (var chosen in new[] { ".menu [aria-current]", ".tree [aria-current]", ".seg [aria-current]" })
            Assert.Equal("solid", await window.Page.Locator(chosen).EvaluateAsync<string>("e => getComputedStyle(e).outlineStyle"));
        Assert.Equal(
            "underline",
            await window.Page.Locator(".crumbs ol [aria-current]").EvaluateAsync<string>("e => getComputedStyle(e).textDecorationLine")
        );
    }

    [SkippableFact]
    public async Task The_first_stops_lead_past_the_menu_and_past_the_period_and_the_keys_are_listed()
    {
        await using var window = await chromium.DesktopAsync();
        await window.SignInAsync("marta", $"/units/{await chromium.App.IdOfAsync("NW")}");
        var page = window.Page;
        var keys = page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" });

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(":focus")).ToHaveTextAsync("Skip to unit and period");
        await page.Keyboard.PressAsync("Enter");
        for (var stop = 0; stop < 12 && await page.Locator(":focus").TextContentAsync() != "Skip the period"; stop++)
            await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(":focus")).ToHaveTextAsync("Skip the period");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("main")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("?");
        await Expect(keys).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(keys).ToBeHiddenAsync();
        await page.GetByText("Account menu of Marta").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keys", Exact = true }).ClickAsync();
        await Expect(keys).ToBeVisibleAsync();
        Assert.Empty(window.Errors);
    }

    /// <summary>The innermost of what stands out to the right without a frame that scrolls.</summary>
    private const string Widest = """
        () => [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
            .filter(e => { for (let p = e.parentElement; p; p = p.parentElement) if (getComputedStyle(p).overflowX !== 'visible') return false; return true; })
            .filter((e, _, all) => !all.some(inner => inner !== e && e.contains(inner))).slice(0, 2).map(e => e.outerHTML.slice(0, 160).replaceAll('\n', ' ')).join(' | ')
        """;
}
