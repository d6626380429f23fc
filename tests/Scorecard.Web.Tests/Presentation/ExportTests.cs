using System.Net;
using System.Text.RegularExpressions;
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

    /// <summary>
    /// A page, the key of a table, what stands in its rows on the page, and the column of the file that says the same; without a column the
    /// rows are counted.
    /// </summary>
    [Theory]
    [InlineData("/kpis?period=2026-10", "kpis", "main tbody .ob > div > a", "KPI")]
    [InlineData("/units/{ORG}/heat-map?tier=all&period=2026-10", "heat-map", "table.map tbody th a", "Unit")]
    [InlineData("/units/{ORG}?period=2026-10", "objectives", ".persps .ob > div > a:first-child", "Objective")]
    [InlineData("/units/{ORG}?period=2026-10", "units", "[data-live=below] .ob a", "Unit")]
    [InlineData("/units/{ORG}?period=2026-10", "heat", "[data-live=heat] tbody th a", "Unit")]
    [InlineData("/units/{ORG}?period=2026-10", "kpis", "[data-live=kpis] .ob > div > a:first-child", "KPI")]
    [InlineData("/units/{ORG}?period=2026-09", "moved", "[data-live=moved] tbody tr", null)]
    [InlineData("/units/{ORG}/moved?period=2026-09&by=kpi", "moved", ".story tbody tr", null)]
    [InlineData("/units/{ORG}/what-if?period=2026-10", "levers", "table.levers tbody th a", "KPI")]
    [InlineData("/units/{ORG}/cascade?period=2026-10", "cascade", "main tr.l1", null)]
    [InlineData("/units/{ORG}/cascade?period=2026-10&view=matrix", "cascade", "table.matrix tbody th .ob a", "Objective")]
    [InlineData("/units", "units", "main table .ob a", "Unit")]
    [InlineData("/objectives/{RUN}?period=2026-10", "score", "[aria-labelledby=sum-h] tr:has(td)", null)]
    [InlineData("/kpis/{REVENUE}?period=2026-10&all=yes", "history", "[aria-labelledby=history-h] tbody tr", null)]
    [InlineData("/kpis/{COST}?period=2026-09", "made-of", "[aria-labelledby=of-h] .ob a", "KPI")]
    [InlineData("/kpis/{REVENUE}/limits", "limits", "[aria-labelledby=limits-h] tbody tr", null)]
    [InlineData("/evidence", "links", "main .grid-main > .col a", null)]
    [InlineData("/evidence/{LINK}", "verdicts", "[aria-labelledby=records-h] tbody tr", null)]
    [InlineData("/health-check?period=2026-10&rule=KpiWithoutOwner", "findings", ".findings > li .what p", "Finding")]
    [InlineData("/health-check?period=2026-10", "units", "[aria-labelledby=below-h] .ob a", "Unit")]
    [InlineData("/admin/people", "people", "table.people tbody b", "Name")]
    [InlineData("/meetings?actions=all", "meetings", "section[aria-labelledby^=m-] .words", "Words")]
    [InlineData("/initiatives?status=all", "initiatives", "main tbody .o a", "Initiative")]
    [InlineData("/initiatives?status=all&view=spend", "perspectives", "[aria-labelledby=views-h] tbody tr", null)]
    [InlineData("/compare?of=teams&kpi={COST}&period=2026-10", "values", "table.values tbody th", "Unit")]
    public async Task Each_table_comes_as_both_files_with_the_rows_of_the_page(string address, string key, string shown, string? column)
    {
        var (browser, path) = (await company.App.SignInAsync(company.Chief), Fill(address));
        var page = await browser.GetAsync(path);
        var links = page
            .Document.QuerySelectorAll("main .export a[download]")
            .Select(a => a.GetAttribute("href")!)
            .Where(href => href.Contains($"table={key}&", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(["csv", "xlsx"], links.Select(link => link.Split("export=")[1]));
        var rows = page.Document.QuerySelectorAll(shown).Select(e => e.TextContent.Trim()).ToList();
        Assert.NotEmpty(rows);

        var files = new List<List<IDictionary<string, object?>>>();
        foreach (var link in links)
        {
            var response = await browser.Client.GetAsync(path.Split('?')[0] + link);
            Assert.StartsWith("Vireo - ", response.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
            using var file = new MemoryStream(await response.Content.ReadAsByteArrayAsync());
            var type = link.EndsWith("csv", StringComparison.Ordinal) ? ExcelType.CSV : ExcelType.XLSX;
            files.Add([.. file.Query(useHeaderRow: true, excelType: type).Cast<IDictionary<string, object?>>()]);
        }

        Assert.All(files, file => Assert.Equal(rows.Count, file.Count));
        Assert.Equal(files[0].First().Keys, files[1].First().Keys);
        if (column is not null)
            Assert.All(files, file => Assert.Equal(rows, file.Select(row => $"{row[column]}")));
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_not_found_and_one_that_may_not_be_seen_neither()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await company.ReadAsync(company.Chief, "/kpis?export=csv&table=other")).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await company.ReadAsync(company.Reader, company.UnitPath("VAULT") + "?export=xlsx&table=objectives")).Status
        );
    }

    [Fact]
    public async Task A_file_says_whose_it_is_what_it_shows_and_of_which_period()
    {
        var browser = await company.App.SignInAsync(company.Chief);

        var response = await browser.Client.GetAsync(Fill("/units/{OPS}?period=2026-10&export=xlsx&table=objectives"));

        Assert.Equal("Vireo - Objectives of OPS - October 2026.xlsx", response.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Equal("A-B - C-D.csv", new TableFile("key", "C/D", null, [], []).FileName("A:B", "csv"));
    }

    [Fact]
    public void No_cell_of_either_file_is_a_formula()
    {
        var table = TableFile.Of("key", "table", null, ["=1+1", "+1", "-1", "@a"], ("Text", text => text), ("Number", _ => -1));

        Assert.Equal("\uFEFFText,Number\r\n'=1+1,-1\r\n'+1,-1\r\n'-1,-1\r\n'@a,-1\r\n", System.Text.Encoding.UTF8.GetString(table.ToCsv()));
        using var book = new System.IO.Compression.ZipArchive(new MemoryStream(table.ToWorkbook()));
        using var sheet = new StreamReader(
            book.Entries.Single(e => e.FullName.Contains("worksheets/sheet", StringComparison.Ordinal)).Open()
        );
        Assert.DoesNotMatch("<(x:)?f[ >]", sheet.ReadToEnd());
    }

    [Fact]
    public void Two_columns_of_one_name_are_numbered_in_a_workbook()
    {
        var table = new TableFile(
            "key",
            "table",
            null,
            ["Unit", "Sell", "Sell", "Unit"],
            [
                ["A", 1, 2, "b"],
            ]
        );

        using var book = new MemoryStream(table.ToWorkbook());

        var row = (IDictionary<string, object>)Assert.Single(book.Query(useHeaderRow: true));
        Assert.Equal(["Unit", "Sell", "Sell (2)", "Unit (2)"], row.Keys);
        Assert.Equal(["A", 1d, 2d, "b"], row.Values);
    }

    private string Fill(string address) =>
        Regex.Replace(
            address.Replace("{LINK}", ScoredCompany.Id(ScoredCompany.Link), StringComparison.Ordinal),
            @"\{(.+?)\}",
            match =>
                match.Groups[1].Value switch
                {
                    "ORG" or "OPS" or "LINE" => ScoredCompany.Id(company.World.Unit(match.Groups[1].Value).Id),
                    "RUN" => ScoredCompany.Id(company.World.Objective("RUN").Id),
                    var code => ScoredCompany.Id(company.World.Kpi(code).Id),
                }
        );

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
