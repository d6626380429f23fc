using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.TestData;
using Scorecard.Web.Tests.Import;
using ModelBuilder = Scorecard.TestData.ModelBuilder;

namespace Scorecard.Web.Tests;

/// <summary>A shop whose years are made of weeks, from its files to its pages. It is 12 November 2026, the twelfth day of P10.</summary>
public sealed class WeekYearPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly WeekYears Retail = new(WeekPattern.FourFiveFour, DayOfWeek.Sunday, WeekYearEnd.Nearest);

    private static ModelBuilder Shop(string name, long firstId) =>
        new ModelBuilder(name, firstId)
            .FiscalYearFrom(2)
            .YearsOf(Retail)
            .Unit("TEAM")
            .Objective("SELL")
            .Kpi("SALES", of: "SELL", target: 100, aggregation: TimeAggregation.Sum, measuredIn: "€")
            .Kpi("VISITS", of: "SELL", target: 100, frequency: Frequency.Week, measuredIn: "visits")
            .Kpi("STOCK", of: "SELL", target: 100, frequency: Frequency.Quarter, aggregation: TimeAggregation.Last, measuredIn: "€");

    [Fact]
    public async Task Its_values_are_imported_entered_scored_and_shown_by_its_own_periods()
    {
        var (browser, shop) = await OpenAsync("Retail", 71_001);
        var refused = await browser.SendAsync(("values.csv", "kpi,period,value\nSALES,2026-09,50\n"));
        Assert.Contains("such as FY2026-P08 for 2026-08-30 to 2026-10-03", refused.Words, StringComparison.Ordinal);

        var preview = await browser.SendAsync(
            ("values.csv", "kpi,period,value\nSALES,FY2026-P07,50\nSALES,FY2026-P08,60\nVISITS,FY2026-W36,80\nSTOCK,FY2026-Q2,90\n")
        );
        Assert.Equal("Imported", (await preview.Form("main form[data-import]").ImportAsync()).Heading);

        var entry = await browser.GetAsync($"/enter?unit={PublicIds.Format(shop.Unit("ORG").Id)}");
        Assert.Equal("Values for P9", entry.Heading);
        Assert.Contains("4 Oct to 31 Oct 2026", Text(entry, ".stepper .now"), StringComparison.Ordinal);
        Assert.Contains("Week 36, 4 to 10 Oct", entry.Words, StringComparison.Ordinal);
        Assert.Contains("Week 39, 25 to 31 Oct", entry.Words, StringComparison.Ordinal);
        Assert.Contains("Q3 FY 2026", entry.Words, StringComparison.Ordinal);
        var row = entry.Document.QuerySelector($"[data-entry='{PublicIds.Format(shop.Kpi("SALES").Id)}-FY2026-P09'] input[name$='.Kpi']")!;
        var box = row.GetAttribute("name")![..^"Kpi".Length] + "Value";
        await entry.Form("form[data-entry-form]").Type(box, "70").SubmitAsync();
        Assert.Equal(
            new DateOnly(2026, 10, 4),
            await app.ReadAsync(
                shop.Model.Organization.Id,
                db => db.Measurements.Where(m => m.KpiId == shop.Kpi("SALES").Id).MaxAsync(m => m.PeriodStart)
            )
        );

        var sales = $"/kpis/{PublicIds.Format(shop.Kpi("SALES").Id)}";
        var kpi = await browser.GetAsync($"{sales}?period=FY2026-Q3");
        Assert.Contains("Q3 FY 2026", Text(kpi, ".stepper .now"), StringComparison.Ordinal);
        Assert.Contains("2 Aug to 31 Oct 2026", Text(kpi, ".stepper .now"), StringComparison.Ordinal);
        Assert.Contains("€180", kpi.Words, StringComparison.Ordinal);
        Assert.Contains("60.0", kpi.Words, StringComparison.Ordinal);
        foreach (var month in new[] { "P7 FY 2026", "P8 FY 2026", "P9 FY 2026" })
            Assert.Contains(month, kpi.Words, StringComparison.Ordinal);
        var toDate = await browser.GetAsync($"{sales}?period=FY2026-P08&to-date=yes");
        Assert.Contains("FY 2026 to P8", Text(toDate, ".stepper .now"), StringComparison.Ordinal);
        Assert.Contains("€110", toDate.Words, StringComparison.Ordinal);
        var week = await browser.GetAsync($"/kpis/{PublicIds.Format(shop.Kpi("VISITS").Id)}?period=FY2026-P09");
        Assert.Contains("week 36 of FY 2026", week.Words, StringComparison.Ordinal);

        var dashboard = await browser.GetAsync($"/units/{PublicIds.Format(shop.Unit("ORG").Id)}");
        Assert.Contains("P9 FY 2026", Text(dashboard, ".stepper .now"), StringComparison.Ordinal);
        Assert.Contains(
            "period=FY2026-P08",
            dashboard.Document.QuerySelector(".stepper a")!.GetAttribute("href"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("October", dashboard.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_shows_its_periods_without_a_calendar_month()
    {
        var (browser, shop) = await OpenAsync("Stores", 72_001);
        foreach (var code in new[] { "FY2026-P06", "FY2026-P07", "FY2026-P08", "FY2026-P09" })
            await app.RecordAsync(shop.Kpi("SALES"), code, 55);
        var (unit, kpi) = (PublicIds.Format(shop.Unit("ORG").Id), PublicIds.Format(shop.Kpi("SALES").Id));
        string[] pages =
        [
            $"/units/{unit}",
            $"/units/{unit}/map",
            $"/units/{unit}/heat-map",
            $"/units/{unit}/moved",
            $"/units/{unit}/cascade",
            $"/units/{unit}/briefing",
            $"/units/{unit}/meeting",
            $"/units/{unit}/what-if",
            $"/kpis/{kpi}",
            $"/kpis/{kpi}/limits",
            $"/kpis/{kpi}/definitions",
            $"/objectives/{PublicIds.Format(shop.Objective("SELL").Id)}",
            "/kpis",
            "/compare",
            "/evidence",
            "/evidence/reporting",
            "/health-check",
            "/periods",
            "/periods/FY2026-P08",
            $"/units/{unit}/attention",
            $"/objectives/{PublicIds.Format(shop.Objective("SELL").Id)}/cascade",
            $"/units/{unit}/readings",
            "/initiatives",
            "/meetings",
            "/enter",
            "/admin",
        ];
        foreach (var path in pages)
        foreach (var query in new[] { "", "?period=FY2026-P08", "?period=FY2026-Q3", "?period=FY2026-P08&to-date=yes", "?period=FY2026" })
        {
            var page = await browser.GetAsync(path + query);
            Assert.Equal((path + query, System.Net.HttpStatusCode.OK), (path + query, page.Status));
            Assert.DoesNotMatch(@"(?<!\d )\b(June?|July?|Aug(ust)?|Sep(tember)?|Oct(ober)?|Nov(ember)?) (20)?2[67]\b", page.Words);
        }
    }

    [Fact]
    public async Task A_target_holds_from_one_of_its_months_on()
    {
        var (browser, shop) = await OpenAsync("Outlet", 73_001);
        var address = $"/kpis/{PublicIds.Format(shop.Kpi("SALES").Id)}/definitions";
        var form = (await browser.GetAsync(address)).Document.QuerySelector("[name='Input.From']")!;
        Assert.Equal(("text", "FY2026-P07"), (form.GetAttribute("type"), form.GetAttribute("placeholder")));

        var refused = await (await browser.GetAsync(address)).Form().Type("Input.From", "2026-11").SubmitAsync();
        Assert.Contains("such as FY2026-P10 for 2026-11-01 to 2026-11-28", refused.Problems, StringComparison.Ordinal);

        var saved = await refused.Form().Type("Input.From", "FY2026-P10").SubmitAsync();
        Assert.Contains("P10 FY 2026", saved.Words, StringComparison.Ordinal);
        var next = saved
            .Document.QuerySelectorAll("a")
            .Select(a => a.GetAttribute("href"))
            .First(h => h!.Contains("begin=", StringComparison.Ordinal));
        Assert.Contains("begin=FY2027-P01", next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_year_is_made_of_is_chosen_before_the_first_value()
    {
        var (browser, shop) = await OpenAsync("Corner", 74_001, builder => builder.YearsOf(Retail with { FirstDay = DayOfWeek.Monday }));
        var settings = await browser.GetAsync("/admin/organization");
        var before = settings.Form();
        Assert.Equal(
            ("FourFiveFour", "Monday", "Nearest"),
            (before["Input.Year.Pattern"], before["Input.Year.FirstDay"], before["Input.Year.Ends"])
        );
        await before
            .Type("Input.Year.Pattern", "FourFourFive")
            .Type("Input.Year.FirstDay", "Sunday")
            .Type("Input.Year.Ends", "Last")
            .SubmitAsync();
        Assert.Contains(
            "is made of weeks from Sunday (4-4-5), and ends on the last Saturday of January",
            (await browser.GetAsync("/admin")).Words,
            StringComparison.Ordinal
        );
        Assert.Contains("4-4-5", (await browser.GetAsync("/admin/changes")).Words, StringComparison.Ordinal);

        var early = await browser.GetAsync("/admin/organization");
        await app.RecordAsync(shop.Kpi("SALES"), "FY2026-P08", 55);
        var refused = await early.Form().Type("Input.Year.Pattern", "").Type("Input.Name", "Corner shop").SubmitAsync();
        Assert.Contains("chosen before the first value, so it can no longer change", refused.Problems, StringComparison.Ordinal);
        Assert.Equal("Corner shop", refused.Form()["Input.Name"]);

        var after = await browser.GetAsync("/admin/organization");
        Assert.Contains("Weeks from Sunday (4-4-5), and ends on the last Saturday of January", after.Words, StringComparison.Ordinal);
        Assert.Contains("It stays: values are recorded for its periods.", after.Words, StringComparison.Ordinal);
        Assert.True(after.Document.QuerySelector("select#Input_FiscalYearStart")!.HasAttribute("disabled"));
        Assert.Equal("Corner shop is saved.", (await after.Form().Type("Input.Name", "Corner shop").SubmitAsync()).Message);
    }

    private async Task<(TestBrowser Browser, World Shop)> OpenAsync(string name, long firstId, Action<ModelBuilder>? change = null)
    {
        var builder = Shop(name, firstId);
        change?.Invoke(builder);
        var shop = builder.Build();
        await app.SaveAsync(shop.Model);
        var person = await app.AddAsync(
            new Person(firstId + 900, $"{name} Boss", $"{name}@example.com"),
            shop.Unit("ORG"),
            Role.Administrator
        );
        return (await app.SignInAsync(person), shop);
    }

    private static string Text(TestPage page, string selector) => page.Document.QuerySelector(selector)!.TextContent;
}
