using MiniExcelLibs;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Tests.Presentation;

[Collection(ReadingPages.Name)]
public sealed class ExportTests(ScoredCompany company)
{
    [Theory]
    [InlineData("/units/{ORG}/heat-map?tier=all&period=2026-10", "Unit,Tier,Period,")]
    [InlineData("/compare?of=units&a={OPS}&b={LINE}&period=2026-10", "What,Left,Right,Difference")]
    [InlineData("/initiatives?status=all", "Code,Initiative,Unit,Owner,Status,Progress,First day,Due,Budget,Spent")]
    [InlineData("/kpis?period=2026-10", "Code,KPI,Unit,")]
    public async Task A_table_offers_itself_as_two_files_that_hold_its_rows(string address, string heads)
    {
        foreach (var code in new[] { "ORG", "OPS", "LINE" })
            address = address.Replace($"{{{code}}}", ScoredCompany.Id(company.World.Unit(code).Id), StringComparison.Ordinal);
        var browser = await company.App.SignInAsync(company.Chief);
        var page = await browser.GetAsync(address);
        var links = page.Document.QuerySelectorAll("main a[download]").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(["csv", "xlsx"], links.Select(link => link.Split("export=")[1]));

        var path = address.Split('?')[0];
        var lines = (await browser.Client.GetStringAsync(path + links[0]))
            .TrimStart('\uFEFF')
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        using var book = new MemoryStream(await browser.Client.GetByteArrayAsync(path + links[1]));

        Assert.StartsWith(heads, lines[0], StringComparison.Ordinal);
        Assert.True(lines.Length > 1);
        Assert.Equal(lines.Length - 1, book.Query(useHeaderRow: true).Count());
    }

    [Fact]
    public void Two_columns_of_one_name_are_numbered_in_a_workbook()
    {
        var table = new TableFile(
            "table",
            ["Unit", "Sell", "Sell", "Unit"],
            [
                ["A", 1, 2, "b"],
            ]
        );

        using var book = new MemoryStream(table.As("xlsx").FileContents);

        var row = (IDictionary<string, object>)Assert.Single(book.Query(useHeaderRow: true));
        Assert.Equal(["Unit", "Sell", "Sell (2)", "Unit (2)"], row.Keys);
        Assert.Equal(["A", 1d, 2d, "b"], row.Values);
    }

    [Fact]
    public async Task A_perspective_without_objectives_in_the_branch_has_no_column()
    {
        var page = await company.ReadAsync(
            company.Chief,
            $"/units/{ScoredCompany.Id(company.World.Unit("LINE").Id)}/heat-map?period=2026-10"
        );

        Assert.Equal(
            ["Unit", "Internal process", "Learning and growth", "All", "Reported"],
            page.Document.QuerySelectorAll("table.map thead th").Select(th => th.TextContent.Trim())
        );
    }
}
