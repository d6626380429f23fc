using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.Browser.Tests;

/// <summary>The strategy map: focus, drawing without a mouse and with one, and a large map's pace.</summary>
public sealed class MapTests(Chromium chromium, ITestOutputHelper output) : IClassFixture<Chromium>
{
    /// <summary>Milliseconds between two frames. A good screen has 17; machines that test are slow and have no graphics card.</summary>
    private const double SlowestMedian = 34;

    [SkippableFact]
    public async Task Focus_leaves_causes_and_effects_and_narrows_the_list_until_Escape()
    {
        await using var window = await chromium.DesktopAsync();
        var page = await OpenAsync(window, "NW");
        var all = await page.Locator("[data-links] > li:visible").CountAsync();

        await (await CardAsync(page, "I3")).FocusAsync();
        await Expect(page.Locator(".smap.focused")).ToHaveCountAsync(1);
        await Expect(page.Locator(".n.near")).ToHaveCountAsync(3);
        await Expect(page.Locator("[data-links] > li:visible")).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(page.Locator(".n.on")).Not.ToHaveAttributeAsync("data-node", await chromium.App.IdOfAsync("I3"));

        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".smap.focused")).ToHaveCountAsync(0);
        await Expect(page.Locator("[data-links] > li:visible")).ToHaveCountAsync(all);
        Assert.Empty(window.Errors);
    }

    [SkippableFact]
    public async Task L_on_the_cause_and_Enter_on_the_effect_draw_an_arrow()
    {
        await using var window = await chromium.DesktopAsync();
        var page = await OpenAsync(window, "NW", "?edit=yes");

        await (await CardAsync(page, "L3")).FocusAsync();
        await page.Keyboard.PressAsync("l");
        await Expect(page.Locator("#draw [data-how]")).ToContainTextAsync("Move to what it drives");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".n.picked")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("l");
        await page.Keyboard.PressAsync("ArrowUp");
        await (await CardAsync(page, "F3")).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#lag")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("5");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("now drives");
        await Expect(
                page.Locator(
                    $".smap .plate[data-from='{await chromium.App.IdOfAsync("L3")}'][data-to='{await chromium.App.IdOfAsync("F3")}']"
                )
            )
            .ToContainTextAsync("+5 mo");
        Assert.Empty(window.Errors);
    }

    [SkippableFact]
    public async Task Dragging_from_card_to_card_fills_the_form()
    {
        await using var window = await chromium.DesktopAsync();
        var page = await OpenAsync(window, "NW", "?edit=yes");
        var (from, to) = (
            await (await CardAsync(page, "F3")).Locator(".nb").BoundingBoxAsync(),
            await (await CardAsync(page, "F2")).Locator(".nb").BoundingBoxAsync()
        );

        await page.Mouse.MoveAsync(from!.X + 20, from.Y + 12);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(to!.X + 20, to.Y + 12, new() { Steps = 8 });
        await Expect(page.Locator(".smap .draw")).ToHaveCountAsync(1);
        await page.Mouse.UpAsync();

        await Expect(page.Locator(".smap .draw")).ToHaveCountAsync(0);
        await Expect(page.Locator("#cause")).ToHaveValueAsync(await chromium.App.IdOfAsync("F3"));
        await Expect(page.Locator("#effect")).ToHaveValueAsync(await chromium.App.IdOfAsync("F2"));
        Assert.EndsWith("/map?edit=yes", page.Url, StringComparison.Ordinal);
        Assert.Empty(window.Errors);
    }

    [SkippableFact]
    public async Task A_map_of_120_objectives_keeps_pace_with_the_focus()
    {
        await using var window = await chromium.DesktopAsync();
        await window.SignInAsync("hanna");
        await window.Page.GotoAsync($"/units/{await LargeUnitAsync()}/map");
        await Expect(window.Page.Locator(".n")).ToHaveCountAsync(120);

        var metrics = await window.Context.NewCDPSessionAsync(window.Page);
        await metrics.SendAsync("Performance.enable", new() { ["timeDomain"] = "threadTicks" });
        var before = await BusyAsync();
        var median = await window.Page.EvaluateAsync<double>(
            """
            () => new Promise(done => {
                const cards = [...document.querySelectorAll('.n')], gaps = [];
                let last = performance.now();
                const step = now => {
                    gaps.push(now - last);
                    last = now;
                    if (gaps.length > cards.length) return done(gaps.slice(1).sort((a, b) => a - b)[gaps.length >> 1]);
                    cards[gaps.length - 1].focus({ preventScroll: true });
                    requestAnimationFrame(step);
                };
                requestAnimationFrame(step);
            })
            """
        );

        var busy = (await BusyAsync() - before) * 1000 / 120;
        var figures = string.Create(
            CultureInfo.InvariantCulture,
            $"{median:0.0} ms between frames in the median of 120 moves, each of which took {busy:0.0} ms of processor time"
        );
        output.WriteLine(figures);
        // Where others use the machine, frames wait for their turn; the page's own work does not count that.
        Assert.True(Math.Min(median, busy) < SlowestMedian, figures);
        Assert.Empty(window.Errors);

        async Task<double> BusyAsync() =>
            (await metrics.SendAsync("Performance.getMetrics"))!
                .Value.GetProperty("metrics")
                .EnumerateArray()
                .Single(m => m.GetProperty("name").GetString() == "TaskDuration")
                .GetProperty("value")
                .GetDouble();
    }

    [SkippableFact]
    public async Task On_a_phone_the_map_scrolls_within_and_paper_holds_all_of_it()
    {
        await using var phone = await chromium.PhoneAsync();
        var page = await OpenAsync(phone, "NW");
        Assert.Equal(0, await phone.SidewaysAsync());
        Assert.True(await page.EvaluateAsync<bool>("(s => s.scrollWidth > s.clientWidth)(document.querySelector('[data-map] .scroll'))"));

        await using var paper = await chromium.OpenAsync(
            new()
            {
                ViewportSize = new() { Width = 1040, Height = 720 },
                Locale = "en-GB",
            }
        );
        var sheet = await OpenAsync(paper, "NW");
        await sheet.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.True(
            await sheet.EvaluateAsync<bool>("(s => s.scrollWidth <= s.clientWidth + 1)(document.querySelector('[data-map] .scroll'))")
        );
        Assert.InRange((await sheet.Locator(".smap").BoundingBoxAsync())!.Height, 100, 620);
    }

    private async Task<IPage> OpenAsync(Window window, string unit, string query = "")
    {
        await window.SignInAsync("hanna");
        await window.Page.GotoAsync($"/units/{await chromium.App.IdOfAsync(unit)}/map{query}");
        return window.Page;
    }

    private async Task<ILocator> CardAsync(IPage page, string code) =>
        page.Locator($".n[data-node='{await chromium.App.IdOfAsync(code)}']");

    /// <summary>A unit with 120 objectives, each but the first linked to one or two others.</summary>
    private async Task<string> LargeUnitAsync()
    {
        await using var scope = chromium.App.Services.CreateAsyncScope();
        var ids = scope.ServiceProvider.GetRequiredService<NewIds>();
        var db = scope.ServiceProvider.GetRequiredService<ScorecardDbContext>();
        var organization = await db.Organizations.IgnoreQueryFilters().SingleAsync();
        db.Scope(organization.Id);
        await using var write = await db.BeginWriteAsync(organization.Id, null, BrowserApp.Now.UtcDateTime);
        var (top, perspectives) = (
            await db.Units.SingleAsync(u => u.Code == "NW"),
            await db.Perspectives.OrderBy(p => p.Position).ToListAsync()
        );
        var unit = Unit.Below(ids.Next(), await db.Organizations.SingleAsync(), top, "LARGE", "Large");
        var objectives = Enumerable
            .Range(0, 120)
            .Select(i => new Objective(ids.Next(), unit, perspectives[i % 4], $"LARGE-{i}", $"Deliver promise number {i}"))
            .ToList();
        db.Add(unit);
        db.AddRange(objectives);
        for (var i = 1; i < objectives.Count; i++)
            db.AddRange(
                new[] { i - 1, i / 2 }.Distinct().Select(j => new CauseEffectLink(ids.Next(), objectives[i], objectives[j], i % 6))
            );
        await write.CommitAsync();
        return PublicIds.Format(unit.Id);
    }
}
