using System.Text.Json;

namespace Scorecard.Web.Tests.Kpis;

[Collection(ReadingPages.Name)]
public sealed class KpiLimitsTests(ScoredCompany company)
{
    [Fact]
    public async Task Limits_start_again_where_the_head_says_so_and_go_on_when_that_is_taken_back()
    {
        var browser = await company.App.SignInAsync(company.Head);
        var address = company.KpiPath("COST-OPS") + "/limits";
        var page = await browser.GetAsync(address);
        Assert.Single(page.Document.QuerySelectorAll("section[aria-labelledby=limits-h] tbody tr"));

        var refused = await page.Form("section[aria-labelledby=again-h] form").Type("Input.From", "2026-01-01").SubmitAsync();
        Assert.Contains("Say why the limits start again", refused.Problems, StringComparison.Ordinal);
        Assert.Equal("2026-01-01", refused.Form("section[aria-labelledby=again-h] form")["Input.From"]);

        var started = await refused.Form("section[aria-labelledby=again-h] form").Type("Input.Reason", "Two shifts").SubmitAsync();
        Assert.Equal("The limits start again in January 2026.", started.Message);
        Assert.Equal(2, started.Document.QuerySelectorAll("section[aria-labelledby=limits-h] tbody tr").Length);
        Assert.Contains("Two shifts", started.Words, StringComparison.Ordinal);
        using var data = JsonDocument.Parse(
            (await browser.GetAsync(company.KpiPath("COST-OPS"))).Document.QuerySelector("#chart-data")!.TextContent
        );
        Assert.Equal("Two shifts", data.RootElement.GetProperty("rebases")[0].GetProperty("label").GetString());

        var twice = await page.Form("section[aria-labelledby=again-h] form")
            .Type("Input.From", "2026-01-01")
            .Type("Input.Reason", "Two shifts")
            .SubmitAsync();
        Assert.Contains("The limits already start again in January 2026.", twice.Problems, StringComparison.Ordinal);

        var back = await started.Form("section[aria-labelledby=limits-h] form").SubmitAsync();
        Assert.Equal("The limits go on there as before.", back.Message);
        Assert.Single(back.Document.QuerySelectorAll("section[aria-labelledby=limits-h] tbody tr"));
        // The same form again is the same act, and says so.
        Assert.Equal(
            "This is saved. It was sent twice and saved once.",
            (await started.Form("section[aria-labelledby=limits-h] form").SubmitAsync()).Message
        );
    }

    [Fact]
    public async Task Limits_are_drawn_from_as_many_values_as_the_head_says_and_what_does_not_fit_is_kept_as_typed()
    {
        const string Draw = "section[aria-labelledby=draw-h] form";
        var browser = await company.App.SignInAsync(company.Head);
        var page = await browser.GetAsync(company.KpiPath("COST-OPS") + "/limits");
        Assert.Contains("drawn from the first 12", page.Words, StringComparison.Ordinal);

        var refused = await page.Form(Draw).Type("Input.Values", "23").Type("Input.Reason", "A calm time").SubmitAsync();
        Assert.Contains("Write a whole number from 12 to 22.", refused.Problems, StringComparison.Ordinal);
        Assert.Equal(("23", "A calm time"), (refused.Form(Draw)["Input.Values"], refused.Form(Draw)["Input.Reason"]));

        var drawn = await refused.Form(Draw).Type("Input.Values", "20").SubmitAsync();
        Assert.Equal("The limits from January 2025 on are drawn from 20 values.", drawn.Message);
        Assert.Contains("drawn from the first 20", drawn.Words, StringComparison.Ordinal);
        Assert.Contains("A calm time", drawn.Words, StringComparison.Ordinal);
        Assert.Contains("drawn from the first 12", (await drawn.Form("section[aria-labelledby=limits-h] form").SubmitAsync()).Words);
    }

    [Fact]
    public async Task A_chart_whose_rules_raise_false_alarms_says_so_and_why()
    {
        var page = await company.ReadAsync(company.Chief, company.KpiPath("REVENUE") + "?period=2026-10");
        Assert.Contains(
            "The rules raise false alarms here: a month resembles the month before",
            page.Document.QuerySelector(".chart .caution")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_arrow_stands_beside_a_signal_that_is_news_only()
    {
        var revenue = await company.ReadAsync(company.Chief, company.KpiPath("REVENUE") + "?period=2026-10");
        var delight = await company.ReadAsync(company.Chief, company.KpiPath("DELIGHT") + "?period=2026-10");
        Assert.NotNull(revenue.Document.QuerySelector(".mid.sig svg"));
        Assert.Equal("Better", delight.Document.QuerySelector(".mid.sig")!.TextContent.Trim());
        Assert.Null(delight.Document.QuerySelector(".mid.sig svg"));
    }
}
