using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Scorecard.Domain.Evidence;

namespace Scorecard.Web.Tests.Kpis;

[Collection(ReadingPages.Name)]
public sealed class KpiPageTests(ScoredCompany company)
{
    [Fact]
    public async Task Value_target_change_and_score_are_those_of_the_window()
    {
        var page = await company.ReadAsync(company.Reader, company.KpiPath("REVENUE") + "?period=2026-Q3");

        var figure = company.World.Figure("REVENUE", "2026-Q3");
        Assert.Equal($"€{figure.Value.ToString("0.##", CultureInfo.InvariantCulture)}", page.Document.QuerySelector(".big")!.TextContent);
        var change = figure.Value - company.World.Figure("REVENUE", "2026-Q2").Value;
        Assert.Contains(
            $"Target €600.0 · +{change.ToString("0.##", CultureInfo.InvariantCulture)} since Q2 2026",
            page.Words,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            ScoredCompany.One(company.World.Score("REVENUE", "2026-Q3")),
            page.Document.QuerySelector(".mid")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("3 of 3 months reported.", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_arithmetic_stands_in_the_persons_own_numbers()
    {
        var page = await (await company.App.SignInAsync(company.Reader, "de-DE")).GetAsync(
            company.KpiPath("PUNCTUALITY") + "?period=2026-09"
        );

        var value = company.World.Figure("PUNCTUALITY", "2026-09").Value;
        var german = CultureInfo.GetCultureInfo("de-DE");
        var score = Math.Round(company.World.Score("PUNCTUALITY", "2026-09"), 1, MidpointRounding.AwayFromZero);
        Assert.Equal(
            $"({value.ToString("0.##", german)} − 90) / (98 − 90) × 100 = {score.ToString("0.#", german)}",
            page.Document.QuerySelector(".formula")!.TextContent
        );
    }

    [Fact]
    public async Task The_chart_carries_a_target_that_steps_and_a_sentence()
    {
        var page = await company.ReadAsync(company.Reader, company.KpiPath("DELIGHT") + "?period=2026-10");

        using var data = JsonDocument.Parse(page.Document.QuerySelector("#chart-data")!.TextContent);
        var targets = data.RootElement.GetProperty("target").EnumerateArray().Select(t => t.GetDouble()).ToList();
        // Two months of the fiscal year are still to come.
        Assert.Equal(24, targets.Count);
        Assert.Equal([8, 9], targets.Distinct());
        Assert.Equal("Jul 26", data.RootElement.GetProperty("labels")[targets.IndexOf(9)].GetString());
        Assert.StartsWith(
            "DELIGHT, 22 months: from 6.4",
            page.Document.QuerySelector("canvas[role=img]")!.GetAttribute("aria-label"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["Target 9.0 points, 0 at 2.0 points from July 2026", "Target 8.0 points, 0 at 3.333 points from January 2025"],
            page.Document.QuerySelectorAll(".targets li").Select(li => li.TextContent.Replace('\u00a0', ' '))
        );
    }

    [Fact]
    public async Task History_shows_who_entered_what_and_what_it_was_before()
    {
        await company.CorrectAsync("SAFETY", "2025-03", 7.25m, "=Counted again, \"properly\"");

        var page = await company.ReadAsync(company.Reader, company.KpiPath("SAFETY"));

        var rows = page.Document.QuerySelectorAll("section[aria-labelledby=history-h] tbody tr");
        Assert.Equal(22, rows.Length);
        Assert.StartsWith("October 2026", rows[0].TextContent.Trim(), StringComparison.Ordinal);
        var march = rows.Single(r => r.TextContent.Contains("March 2025", StringComparison.Ordinal));
        Assert.Contains("7.25 points", march.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal("was 5.6 points", march.QuerySelector("s")!.TextContent.Replace('\u00a0', ' '));
        Assert.Contains("Cleo Clerk", march.TextContent, StringComparison.Ordinal);
        Assert.Contains("Counted again", march.TextContent, StringComparison.Ordinal);

        var client = (await company.App.SignInAsync(company.Reader)).Client;
        var response = await client.GetAsync(company.KpiPath("SAFETY") + "?export=csv");
        var lines = (await response.Content.ReadAsStringAsync()).TrimStart('\ufeff').Split("\r\n");
        Assert.Equal(
            ("text/csv", "Vireo - Values of SAFETY (SAFETY).csv"),
            (response.Content.Headers.ContentType!.MediaType, response.Content.Headers.ContentDisposition!.FileNameStar)
        );
        Assert.Equal("period,revision,value,numerator,denominator,not_applicable,score,note,entered_by,entered_at,standing", lines[0]);
        Assert.Contains(
            lines,
            line =>
                line.StartsWith(
                    "2025-03,2,7.25,,,,72.5,\"'=Counted again, \"\"properly\"\"\",Cleo Clerk,2026-11-12T09:30:00Z",
                    StringComparison.Ordinal
                )
        );
        Assert.Contains(lines, line => line.StartsWith("2025-03,1,5.6,,,,,,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Children_that_may_not_be_seen_are_not_named()
    {
        var page = await company.ReadAsync(company.Reader, company.KpiPath("COST") + "?period=2026-09");

        Assert.Equal(["COST-OPS"], page.Document.QuerySelectorAll("section[aria-labelledby=of-h] tbody a").Select(a => a.TextContent));
        Assert.DoesNotContain("VAULT", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await company.ReadAsync(company.Reader, company.KpiPath("COST-VAULT"))).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await company.ReadAsync(company.Reader, company.KpiPath("COST-VAULT") + "?export=csv")).Status
        );
        Assert.Contains(
            "Feeds COST of Vireo.",
            (await company.ReadAsync(company.Chief, company.KpiPath("COST-VAULT"))).Words,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_rolled_up_value_has_the_shares_of_its_children_and_says_when_one_is_missing()
    {
        var page = await company.ReadAsync(company.Chief, company.KpiPath("COST") + "?period=2026-09");

        var (ops, vault) = (company.World.Figure("COST-OPS", "2026-09").Value, company.World.Figure("COST-VAULT", "2026-09").Value);
        Assert.Equal(
            [Percent(ops / (ops + vault)), Percent(vault / (ops + vault))],
            page.Document.QuerySelectorAll("section[aria-labelledby=of-h] .muted.num").Select(c => c.TextContent)
        );
        Assert.Contains("All 2 KPIs below have reported.", page.Words, StringComparison.Ordinal);

        static string Percent(double share) => (share * 100).ToString("0", CultureInfo.InvariantCulture) + "%";
    }

    [Fact]
    public async Task Those_who_may_enter_or_edit_find_the_way()
    {
        Assert.NotEmpty(
            (await company.ReadAsync(company.Clerk, company.KpiPath("SAFETY"))).Document.QuerySelectorAll("main a[href^='/enter']")
        );
        Assert.Empty(
            (await company.ReadAsync(company.Clerk, company.KpiPath("SAFETY"))).Document.QuerySelectorAll("main a[href$='/edit']")
        );
        Assert.NotEmpty(
            (await company.ReadAsync(company.Head, company.KpiPath("SAFETY"))).Document.QuerySelectorAll("main a[href$='/edit']")
        );
        Assert.Equal(
            ["Compare with teams"],
            (await company.ReadAsync(company.Reader, company.KpiPath("SAFETY")))
                .Document.QuerySelectorAll("main .acts a")
                .Select(a => a.TextContent)
        );
    }

    [Fact]
    public async Task What_the_values_say_is_a_sentence_first_and_the_numbers_on_demand()
    {
        var page = await company.ReadAsync(company.Reader, company.KpiPath("DELIGHT") + "?period=2026-10");

        var history = KpiHistory.Of(company.World.Book, company.World.Kpi("DELIGHT"), new DateOnly(2026, 10, 31));
        var limits = history.Behaviour.Segments[^1].Limits!.Value;
        var says = page.Document.QuerySelector("section[aria-labelledby=says-h]")!;
        var numbers = says.QuerySelectorAll("dt")
            .ToDictionary(dt => dt.TextContent, dt => dt.NextElementSibling!.TextContent.Replace('\u00a0', ' '));
        Assert.Equal(22, history.Values.Count);
        Assert.Equal("the first 12 of 22", numbers["Values it is drawn from"]);
        Assert.StartsWith(
            Math.Round(limits.Centre, history.Decimals + 1, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture),
            numbers["Average"],
            StringComparison.Ordinal
        );
        Assert.Contains("repeating the last value", says.TextContent, StringComparison.Ordinal);
        Assert.Contains("Chance to reach 9.0 points by December 2026", page.Words.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }
}
