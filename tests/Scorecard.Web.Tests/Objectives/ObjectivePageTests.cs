using System.Globalization;
using System.Net;
using AngleSharp.Dom;

namespace Scorecard.Web.Tests.Objectives;

[Collection(ReadingPages.Name)]
public sealed class ObjectivePageTests(ScoredCompany company)
{
    private const string September = "?period=2026-09";

    [Theory]
    [InlineData("GROW")]
    [InlineData("SERVE")]
    [InlineData("RUN")]
    [InlineData("DRIVE")]
    public async Task The_points_of_the_inputs_add_up_to_the_score(string objective)
    {
        foreach (var (person, world) in new[] { (company.Chief, company.World), (company.Reader, company.Seen) })
        {
            var page = await company.ReadAsync(person, company.ObjectivePath(objective) + September);

            var sum = page.Document.QuerySelector("section[aria-labelledby=sum-h]")!;
            var points = sum.QuerySelectorAll("tbody .sc")
                .Select(cell => decimal.Parse(cell.TextContent.Trim(), CultureInfo.InvariantCulture));
            Assert.Equal(ScoredCompany.One(world.Score(objective, "2026-09")), sum.QuerySelector(".total")!.TextContent.Trim());
            Assert.Equal(sum.QuerySelector(".total")!.TextContent.Trim(), points.Sum().ToString("0.0", CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task Each_input_shows_its_effective_weight()
    {
        var page = await company.ReadAsync(company.Chief, company.ObjectivePath("SERVE") + September);

        var weights = page
            .Document.QuerySelectorAll("section[aria-labelledby=sum-h] tbody tr")
            .ToDictionary(row => row.QuerySelector("a")!.TextContent, row => row.QuerySelector(".wt")!.TextContent);
        Assert.Equal(new Dictionary<string, string> { ["DELIGHT"] = "× 25%", ["RUN"] = "× 75%" }, weights);
        Assert.Contains("25% comes from its own KPIs, 75% from objectives that contribute.", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Own_kpis_and_contributing_objectives_stand_once_with_value_and_target()
    {
        var page = await company.ReadAsync(company.Chief, company.ObjectivePath("SERVE") + September);

        var links = page.Document.QuerySelectorAll("main a").Select(a => a.TextContent).ToList();
        Assert.Single(links, "DELIGHT");
        Assert.Single(links, "RUN");
        var delight = page
            .Document.QuerySelectorAll("section[aria-labelledby=sum-h] tbody tr")
            .Single(r => r.QuerySelector("a")!.TextContent == "DELIGHT");
        Assert.Contains("KPI · Lagging", delight.TextContent, StringComparison.Ordinal);
        Assert.Equal("9.0\u00a0points", delight.QuerySelectorAll("td.num")[1].TextContent);
    }

    [Fact]
    public async Task An_input_without_a_value_says_so()
    {
        var page = await company.ReadAsync(company.Chief, company.ObjectivePath("DRIVE") + "?period=2026-10");

        Assert.Contains(
            "no value yet",
            page.Document.QuerySelector("section[aria-labelledby=sum-h]")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_private_contribution_counts_without_a_name()
    {
        var page = await company.ReadAsync(company.Reader, company.ObjectivePath("GROW") + September);

        Assert.Contains("A private objective", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("HOARD", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(
            ScoredCompany.Id(company.World.Objective("HOARD").Id),
            page.Document.DocumentElement.OuterHtml,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, (await company.ReadAsync(company.Reader, company.ObjectivePath("HOARD"))).Status);
    }

    [Fact]
    public async Task Contributors_say_where_they_come_from_and_whether_they_count()
    {
        var page = await company.ReadAsync(company.Reader, company.ObjectivePath("RUN") + September);

        Assert.Contains("LINE · from below", Small("sum-h"));
        Assert.Equal(["LINE · from below, alignment only"], Small("sup-h"));

        IEnumerable<string> Small(string section) =>
            page.Document.QuerySelectorAll($"section[aria-labelledby={section}] small").Select(s => s.TextContent.Trim());
    }

    [Fact]
    public async Task The_way_up_ends_with_what_ten_points_are_worth_at_the_top()
    {
        var page = await company.ReadAsync(company.Reader, company.KpiPath("PUNCTUALITY") + September);

        Assert.Equal(["DRIVE", "RUN", "SERVE", "Overall score"], page.Document.QuerySelectorAll(".chain a").Select(a => a.TextContent));
        var weight = company.World.Explain("ORG", "2026-09").Leaves()[company.World.Kpi("PUNCTUALITY").Id].Weight;
        Assert.Contains(
            $"10 score points here are worth {(10 * weight).ToString("0.00", CultureInfo.InvariantCulture)}",
            page.Words,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_leads_nowhere_up_says_so()
    {
        var page = await company.ReadAsync(company.Reader, company.ObjectivePath("LEARN") + September);

        Assert.Equal(
            [company.UnitPath("LINE") + September],
            page.Document.QuerySelectorAll(".chain a").Select(a => a.GetAttribute("href"))
        );
        Assert.Contains("does not count in the organization's overall score", page.Words, StringComparison.Ordinal);
    }
}
