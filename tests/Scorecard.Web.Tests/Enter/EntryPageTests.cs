using System.Net;

namespace Scorecard.Web.Tests.Enter;

public sealed class EntryPageTests(EntryCompany company) : IClassFixture<EntryCompany>
{
    [Fact]
    public async Task The_last_month_that_is_over_is_asked_for_with_what_is_known_beside_each_box()
    {
        await company.RecordAsync("ON-TIME", "2026-09", 95.9m);

        var sheet = await EntryForm.OpenAsync(company, "");

        Assert.Equal("Values for October", sheet.Page.Heading);
        Assert.Equal(
            ["AUDIT", "COST", "ON-TIME", "RATIO", "STAFF", "WEEKLY"],
            sheet.Page.Document.QuerySelectorAll("[data-entry]").Select(r => r.GetAttribute("data-name")).Distinct()
        );
        Assert.Equal(["95.9%", "≥at least 98.0%"], Cells(sheet, "ON-TIME", ".prev, .tgt"));
        Assert.Equal(["–", "≤at most €4.2"], Cells(sheet, "COST", ".prev, .tgt"));
        Assert.Equal(["10 to 12\u00a0people"], Cells(sheet, "STAFF", ".tgt"));
        Assert.Equal(["Yes"], Cells(sheet, "AUDIT", ".tgt"));
        Assert.Contains("Was due Wednesday 14 October, 29 days ago.", sheet.Page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weeks_belong_to_the_month_of_their_Thursday_and_a_quarter_to_its_last_month()
    {
        var october = await EntryForm.OpenAsync(company, "?period=2026-10");
        var september = await EntryForm.OpenAsync(company, "?period=2026-09");

        Assert.Equal(5, october.Page.Document.QuerySelectorAll("[data-name=WEEKLY]").Length);
        Assert.Contains("Week 41, 5 to 11 Oct", october.Page.Words, StringComparison.Ordinal);
        Assert.Empty(october.Page.Document.QuerySelectorAll("[data-name=QUARTERLY]"));
        Assert.Single(september.Page.Document.QuerySelectorAll("[data-name=QUARTERLY]"));
    }

    [Fact]
    public async Task What_takes_no_value_is_not_offered()
    {
        var browser = await company.App.SignInAsync(company.Administrator);

        var shut = await browser.GetAsync($"/enter?unit={company.UnitId("SHUT")}&period=2026-10");
        var open = await browser.GetAsync($"/enter?unit={company.UnitId("SHUT")}&period=2026-09");
        var top = await browser.GetAsync($"/enter?unit={company.UnitId("ORG")}&period=2026-10");
        var november = await browser.GetAsync($"/enter?unit={company.UnitId("TEAM")}&period=2026-11");
        var january = await browser.GetAsync($"/enter?unit={company.UnitId("TEAM")}&period=2027-01");

        Assert.Contains("SHUT reports nothing for October", shut.Words, StringComparison.Ordinal);
        Assert.Single(open.Document.QuerySelectorAll("[data-name=OVER]"));
        Assert.Contains(
            "ORG reports nothing for October",
            top.Words.Replace("Initech", "ORG", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.Single(november.Document.QuerySelectorAll("[data-name=LATER]"));
        Assert.Equal(2, november.Document.QuerySelectorAll("[data-name=WEEKLY]").Length);
        Assert.Contains("January 2027 has not begun", january.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_owes_nothing_picks_a_unit_they_may_enter_for()
    {
        var browser = await company.App.SignInAsync(company.Max);

        var page = await browser.GetAsync($"/enter?unit={company.UnitId("OTHER")}");
        Assert.Single(page.Document.QuerySelectorAll("[data-name=ELSEWHERE]"));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync($"/enter?unit={company.UnitId("TEAM")}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync($"/enter?kpi={company.Id("COST")}")).Status);
        Assert.Contains("You owe no values", (await browser.GetAsync("/enter")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_KPI_is_shown_with_its_unit_in_the_month_of_its_last_period_and_gets_the_focus()
    {
        var sheet = await EntryForm.OpenAsync(company, $"?kpi={company.Id("QUARTERLY")}");

        Assert.Equal("Values for September", sheet.Page.Heading);
        Assert.True(sheet.Row("QUARTERLY", "2026-Q3").QuerySelector("[autofocus]") is not null);
        Assert.Single(sheet.Page.Document.QuerySelectorAll("[autofocus]"));
    }

    [Fact]
    public async Task Strangers_find_nothing()
    {
        var stranger = await company.App.SignInAsync(company.App.Companies.Stranger);
        var nobody = await company.App.SignInAsync(company.App.Companies.Nobody);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/enter?unit={company.UnitId("TEAM")}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/enter?kpi={company.Id("COST")}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/enter?unit=rubbish")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync("/enter")).Status);
        Assert.StartsWith("/account/sign-in", (await company.App.Browse().GetAsync("/enter")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_takes_few_statements_however_many_rows_it_has()
    {
        await company.RecordAsync("COST", "2026-10", 4.5m, by: company.Una);
        var browser = await company.App.SignInAsync(company.Una);
        await browser.GetAsync("/enter");

        company.Sql.Clear();
        var page = await browser.GetAsync("/enter");

        Assert.Equal(10, page.Document.QuerySelectorAll("[data-entry]").Length);
        Assert.InRange(company.Sql.Count, 1, 5);
    }

    private static IEnumerable<string> Cells(EntryForm sheet, string kpi, string selector) =>
        sheet
            .Row(kpi, "2026-10")
            .QuerySelectorAll(selector)
            .Select(c => string.Join(' ', c.TextContent.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)));
}
