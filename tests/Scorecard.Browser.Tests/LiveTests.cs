using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Scorecard.Data;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Web.Demo;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.Browser.Tests;

public sealed class LiveTests(Chromium chromium) : IClassFixture<Chromium>
{
    [SkippableFact]
    public async Task What_changed_is_exchanged_under_a_reader_who_stays_where_they_are()
    {
        await using var window = await chromium.DesktopAsync();
        await window.SignInAsync("marta");
        var page = window.Page;
        await page.EvaluateAsync("document.querySelector('.crumbs details.drop').open = true");
        var link = page.Locator("[data-live=below] tbody a").First;
        await link.FocusAsync();
        var (address, untouched) = (await link.GetAttributeAsync("href"), "document.querySelector('main').firstElementChild");
        await page.EvaluateAsync(
            $"{untouched}.dataset.same = 'yes'; document.querySelector('[data-live=summary]').dataset.same = 'yes'; scrollTo(0, 200)"
        );
        var before = await Overall(page).InnerTextAsync();

        await RecordAsync("LM-OTD", 99);

        await Expect(Overall(page)).Not.ToHaveTextAsync(before);
        await Expect(page.Locator("[data-live-stream]"))
            .ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^Updated: \\d+ figures changed$"));
        Assert.NotEqual(0, await page.Locator("[data-fresh]").CountAsync());
        Assert.Equal(address, await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.closest('[data-live=below]') !== null"));
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('.crumbs details.drop').open"));
        Assert.Equal(200, await page.EvaluateAsync<int>("Math.round(scrollY)"));
        Assert.Equal(
            ("yes", null),
            (
                await page.EvaluateAsync<string?>($"{untouched}.dataset.same"),
                await page.EvaluateAsync<string?>("document.querySelector('[data-live=summary]').dataset.same ?? null")
            )
        );

        await page.Keyboard.PressAsync("Shift");
        await Expect(page.Locator("[data-fresh]")).ToHaveCountAsync(0);
        Assert.Empty(window.Errors);
    }

    [SkippableFact]
    public async Task A_connection_that_is_down_is_said_and_made_again()
    {
        await using var window = await chromium.PhoneAsync();
        var page = window.Page;
        await page.RouteAsync("**/live?*", route => route.AbortAsync());
        await window.SignInAsync("marta");
        var line = page.Locator("[data-live-stream]");
        var before = await Overall(page).InnerTextAsync();

        await Expect(line).ToContainTextAsync("Not live: trying again. Figures are as of ");
        Assert.Equal(0, await window.SidewaysAsync());
        await page.UnrouteAsync("**/live?*");
        await Expect(line).Not.ToContainTextAsync("Not live");
        await RecordAsync("LM-OTD", 91);
        await Expect(Overall(page)).Not.ToHaveTextAsync(before);
    }

    [SkippableFact]
    public async Task Whoever_has_signed_out_elsewhere_is_told_so()
    {
        await using var window = await chromium.DesktopAsync();
        await window.SignInAsync("jonas");
        await Expect(window.Page.Locator("[data-live-stream]")).ToHaveTextAsync("");
        await window.Context.ClearCookiesAsync();

        await RecordAsync("LM-OTD", 95);

        await Expect(window.Page.Locator("[data-live-stream]")).ToContainTextAsync("Not live: this page is not open to you at the moment");
    }

    private async Task RecordAsync(string code, decimal value)
    {
        await using var scope = chromium.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ScorecardDbContext>();
        var organization = await db.Organizations.AsNoTracking().IgnoreQueryFilters().SingleAsync(o => o.Name == DemoOrganization.Name);
        await using var write = await db.BeginWriteAsync(organization.Id, null, BrowserApp.Now.UtcDateTime);
        var kpi = await db.Kpis.SingleAsync(k => k.Code == code);
        var october = organization.Calendar.Containing(Frequency.Month, new(2026, 10, 1));
        var current = await db
            .Measurements.Where(m => m.KpiId == kpi.Id && m.PeriodStart == october.Start)
            .OrderByDescending(m => m.Revision)
            .FirstOrDefaultAsync();
        db.Add(
            kpi.Record(
                october,
                MeasuredValue.Of(value),
                "Counted anew",
                current,
                organization.Calendar,
                null,
                organization.DateAt(BrowserApp.Now.UtcDateTime),
                BrowserApp.Now.UtcDateTime,
                null
            )
        );
        await write.CommitAsync();
    }

    private static ILocator Overall(IPage page) => page.Locator("section[aria-label=Summary] .big");
}
