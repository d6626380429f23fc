using AngleSharp.Dom;

namespace Scorecard.Web.Tests.Kpis;

[Collection(ReadingPages.Name)]
public sealed class KpiListTests(ScoredCompany company)
{
    [Theory]
    [InlineData("?q=cost", "COST COST-OPS")]
    [InlineData("?q=cost%20ops", "COST-OPS")]
    [InlineData("?q=line", "PUNCTUALITY SAFETY")]
    [InlineData("?q=vault", "")]
    [InlineData("?status=none&q=punct&period=2026-10", "PUNCTUALITY")]
    [InlineData("?type=leading", "")]
    [InlineData("?q=cost&sort=name&descending=yes", "COST-OPS COST")]
    [InlineData("?perspective=nonsense&q=delight", "DELIGHT")]
    public async Task Search_filters_and_order_find_what_is_visible(string query, string codes) =>
        Assert.Equal(
            codes.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Names(await company.ReadAsync(company.Reader, "/kpis" + query))
        );

    [Fact]
    public async Task The_list_turns_pages_and_keeps_the_search()
    {
        var first = await company.ReadAsync(company.Chief, "/kpis?sort=score&descending=yes&period=2026-10");

        Assert.Contains("42 KPIs", first.Words, StringComparison.Ordinal);
        var scores = first
            .Document.QuerySelectorAll("tbody .sc")
            .Select(c => c.TextContent)
            .Where(t => t != "–")
            .Select(t => double.Parse(t, System.Globalization.CultureInfo.InvariantCulture))
            .ToList();
        Assert.Equal(scores.OrderDescending(), scores);
        Assert.Equal("descending", first.Document.QuerySelector("th[aria-sort=descending]")!.GetAttribute("aria-sort"));
        Assert.All(
            first.Document.QuerySelectorAll(".seg a"),
            a => Assert.StartsWith("?sort=score&descending=yes&period=", a.GetAttribute("href"), StringComparison.Ordinal)
        );
        Assert.Contains(
            "Nothing fits",
            (await company.ReadAsync(company.Chief, "/kpis?q=nothinglikethis&page=7")).Words,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_list_is_narrowed_by_unit_says_owner_and_gap_and_comes_as_a_file()
    {
        var unit = Domain.PublicIds.Format(company.World.Unit("LINE").Id);

        var page = await company.ReadAsync(company.Chief, $"/kpis?unit={unit}&period=2026-10");
        Assert.Equal(["PUNCTUALITY", "SAFETY"], Names(page).Order());
        Assert.Equal(
            ["Owner", "Value", "Target", "To target"],
            page.Document.QuerySelectorAll("thead th").Select(th => th.TextContent.Trim()).Skip(2).Take(4)
        );
        Assert.True(page.Document.QuerySelector("main form")!.HasAttribute("data-instant"));
        // Asked for once, so that another unit can be chosen.
        Assert.Single(page.Document.QuerySelectorAll("main form [name=unit]"));
        Assert.DoesNotContain(page.Document.QuerySelectorAll("a"), a => (a.GetAttribute("href") ?? "").Split("unit=").Length > 2);
        var link = page
            .Document.QuerySelectorAll("a[download]")
            .Select(a => a.GetAttribute("href")!)
            .First(href => href.EndsWith("csv", StringComparison.Ordinal));
        var browser = await company.App.SignInAsync(company.Chief);
        var lines = (await browser.Client.GetStringAsync("/kpis" + link))
            .TrimStart('\uFEFF')
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            "Code,KPI,Unit,Perspective,Type,Owner,Period,Value,Target,To target,Unit of measure,Change,Score,Status,Signal",
            lines[0]
        );
        Assert.Equal(2, lines.Length - 1);
        var book = await browser.Client.GetByteArrayAsync("/kpis?period=2026-10&export=xlsx");
        using var stream = new MemoryStream(book);
        var rows = MiniExcelLibs.MiniExcel.Query(stream, useHeaderRow: true).Cast<IDictionary<string, object?>>().ToList();
        Assert.Equal(42, rows.Count);
        // Numbers can be added up: what is shown with its unit of measure is a number beside it.
        foreach (var column in new[] { "Value", "Target", "To target", "Change", "Score" })
        {
            var cells = rows.Select(row => row[column]).OfType<object>().Where(cell => cell is not "N/A").ToList();
            Assert.True(cells.Count > 0, column);
            Assert.All(cells, cell => Assert.IsType<double>(cell));
        }
    }

    [Fact]
    public async Task The_switch_finds_units_by_name_and_goes_straight_to_the_only_one()
    {
        Assert.Equal(company.UnitPath("LINE"), (await company.ReadAsync(company.Reader, "/units?q=line")).Path.Split('?')[0]);
        Assert.Contains("No unit fits", (await company.ReadAsync(company.Reader, "/units?q=vault")).Words, StringComparison.Ordinal);
        Assert.Contains("36 units", (await company.ReadAsync(company.Reader, "/units?q=yard")).Words, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(TestPage page) =>
        page.Document.QuerySelectorAll("main tbody .ob a").Select(a => a.TextContent);
}
