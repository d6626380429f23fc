using System.Net;
using AngleSharp.Dom;
using Scorecard.Domain.Insight;

namespace Scorecard.Web.Tests.HeatMap;

[Collection(ReadingPages.Name)]
public sealed class HeatMapTests(ScoredCompany company)
{
    private const string October = "?period=2026-10";

    [Fact]
    public async Task Every_cell_shows_its_score_with_a_shape_and_leads_to_what_it_shows()
    {
        var page = await ReadAsync("ORG", "&tier=all");

        var row = Row(page, "LINE");
        Assert.Equal(
            ["Internal process", "Learning and growth"],
            Cells(page, row).Where(c => c.Value.QuerySelector("a") is not null).Select(c => c.Key).Except(["All"]).ToList()
        );
        var cell = Cells(page, Row(page, "OPS"))["Internal process"];
        Assert.Equal(Whole(company.World.Score("OPS/Internal process", "2026-10")), cell.QuerySelector(".num")!.TextContent);
        Assert.Equal(company.ObjectivePath("RUN") + October, cell.QuerySelector("a")!.GetAttribute("href"));
        Assert.NotNull(cell.QuerySelector("svg.mk[aria-label]"));
        Assert.NotNull(cell.QuerySelector(".part"));
        Assert.Equal("No objective", Cells(page, row)["Customer"].TextContent.Trim());
    }

    [Fact]
    public async Task What_a_person_may_not_see_is_neither_a_row_nor_counted()
    {
        var seen = await ReadAsync("ORG", "&tier=all", company.Chief);
        var hidden = await ReadAsync("ORG", "&tier=all");

        Assert.Contains("VAULT", seen.Words, StringComparison.Ordinal);
        Assert.Contains("41 units", seen.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("VAULT", hidden.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("40 units", hidden.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await company.ReadAsync(company.Reader, company.UnitPath("VAULT") + "/heat-map")).Status);
    }

    [Theory]
    [InlineData("", "YARD01,YARD35")]
    [InlineData("&descending=yes", "YARD35,YARD01")]
    public async Task A_column_sorts_the_rows_and_says_so(string direction, string ends)
    {
        var page = await ReadAsync("YARDS", "&tier=3&sort=all" + direction);

        var names = page.Document.QuerySelectorAll("tbody th a").Select(a => a.TextContent).ToList();
        Assert.Equal(35, names.Count);
        Assert.Equal(ends, $"{names[0]},{names[^1]}");
        var header = page.Document.QuerySelector("[aria-sort]")!;
        Assert.Equal(direction.Length == 0 ? "ascending" : "descending", header.GetAttribute("aria-sort"));
        Assert.Equal(
            direction.Length == 0,
            header.QuerySelector("a")!.GetAttribute("href")!.Contains("descending=yes", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_has_no_number_comes_last_either_way()
    {
        foreach (var direction in new[] { "", "&descending=yes" })
            Assert.Equal(
                ["EMPTY", "YARDS"],
                (await ReadAsync("ORG", "&tier=2&sort=all" + direction))
                    .Document.QuerySelectorAll("tbody th a")
                    .Select(a => a.TextContent)
                    .TakeLast(2)
            );
    }

    [Fact]
    public async Task A_lens_says_that_it_is_one_and_shows_what_it_makes_of_the_objectives()
    {
        var page = await ReadAsync("ORG", "&lens=worst");

        Assert.Contains(
            "Seen through: worst. Each cell shows the lowest of its objectives. Nothing stored changes.",
            page.Words,
            StringComparison.Ordinal
        );
        var worst = Lenses.Of(company.Seen.Book, company.World.Node("ORG"), company.World.Window("2026-10"), Lens.Worst).Value;
        Assert.NotEqual(Whole(company.Seen.Score("ORG", "2026-10")), Whole(worst));
        Assert.Equal(Whole(worst), Cells(page, Row(page, "Vireo"))["All"].QuerySelector(".num")!.TextContent);
        Assert.DoesNotContain("Seen through:", (await ReadAsync("ORG", "")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_objective_a_unit_has_in_each_what_supports_it()
    {
        var customer = ScoredCompany.Id(company.World.Model.Perspectives.Single(p => p.Name == "Customer").Id);
        var page = await ReadAsync("ORG", $"&by=objectives&of={customer}");

        Assert.Equal(
            company.ObjectivePath("SERVE") + October,
            Cells(page, Row(page, "Vireo"))["SERVE"].QuerySelector("a")!.GetAttribute("href")
        );
        Assert.Equal(
            company.ObjectivePath("RUN") + October,
            Cells(page, Row(page, "OPS"))["SERVE"].QuerySelector("a")!.GetAttribute("href")
        );
        // DRIVE supports it through RUN, and so does LEARN without counting: two, so the unit's page shows them.
        Assert.StartsWith(
            company.UnitPath("LINE"),
            Cells(page, Row(page, "LINE"))["SERVE"].QuerySelector("a")!.GetAttribute("href"),
            StringComparison.Ordinal
        );
        Assert.Null(Cells(page, Row(page, "YARDS"))["SERVE"].QuerySelector("a"));
    }

    [Fact]
    public async Task Choosing_keeps_the_period_and_the_order()
    {
        var form = (await ReadAsync("ORG", "&sort=all")).Document.QuerySelector("main form")!;

        Assert.Equal(
            ["sort=all", "period=2026-10"],
            form.QuerySelectorAll("input[type=hidden]").Select(i => $"{i.GetAttribute("name")}={i.GetAttribute("value")}")
        );
        Assert.Equal("All (40)", form.QuerySelector("#tier option[value=all]")!.TextContent);
    }

    private Task<TestPage> ReadAsync(string unit, string query, Data.Person? person = null) =>
        company.ReadAsync(person ?? company.Reader, $"{company.UnitPath(unit)}/heat-map{October}{query}");

    private static string Whole(double score) =>
        Math.Round(score, 0, MidpointRounding.AwayFromZero).ToString("0", System.Globalization.CultureInfo.InvariantCulture);

    private static IElement Row(TestPage page, string unit) =>
        page.Document.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("th a")!.TextContent == unit);

    private static Dictionary<string, IElement> Cells(TestPage page, IElement row) =>
        page
            .Document.QuerySelectorAll("thead th")
            .Skip(1)
            .Zip(row.QuerySelectorAll("td"))
            .ToDictionary(x => x.First.TextContent.Trim(), x => x.Second);
}
