using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;

namespace Scorecard.Web.Tests.Briefings;

public sealed class BriefingTests : IAsyncLifetime
{
    private readonly ScoredCompany company = new();

    public Task InitializeAsync() => company.InitializeAsync();

    public Task DisposeAsync() => company.DisposeAsync();

    private string Book(string unit, string period = "2026-09") => $"{company.UnitPath(unit)}/briefing?period={period}";

    [Fact]
    public async Task The_book_has_a_part_for_every_line_of_its_contents()
    {
        var page = await company.ReadAsync(company.Reader, Book("ORG"));

        var links = page.Document.QuerySelectorAll(".contents a").ToList();
        Assert.Equal(
            [
                "Summary",
                "What moved the score",
                "What needs attention",
                "Strategy map",
                "Financial",
                "Customer",
                "Initiatives",
                "Decisions and actions",
                "Open comments",
                "How to read it",
            ],
            links.Select(a => a.TextContent)
        );
        Assert.All(links, a => Assert.Equal(a.TextContent, page.Document.GetElementById(a.GetAttribute("href")![1..])!.TextContent));
        Assert.Equal("Vireo", page.Heading);
        Assert.Contains("Briefing book, September 2026", page.Words, StringComparison.Ordinal);
        Assert.Contains("As of 12 Nov 2026, 09:30", page.Words, StringComparison.Ordinal);
        Assert.StartsWith(
            ScoredCompany.One(company.Seen.Score("ORG", "2026-09")),
            page.Document.QuerySelector(".hero-score b")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Its_parts_are_numbered_as_their_lines_are()
    {
        var page = await company.ReadAsync(company.Reader, Book("ORG"));

        Assert.Equal(
            page.Document.QuerySelectorAll(".contents li > a").Select(a => a.GetAttribute("href")![1..]),
            page.Document.QuerySelectorAll(".book > section > h2").Select(h => h.Id)
        );
    }

    [Fact]
    public async Task It_names_the_organization_once_and_shows_how_far_each_value_is_from_its_target()
    {
        var page = await company.ReadAsync(company.Chief, Book("ORG"));

        Assert.Null(page.Document.QuerySelector(".cover .org"));
        Assert.NotNull(page.Document.QuerySelector(".book svg.smap"));
        var delight = page.Document.QuerySelectorAll(".book tr").Single(r => r.QuerySelector("td.kpi")?.TextContent == "DELIGHT");
        var figures = delight.QuerySelectorAll("td.num").Select(td => td.TextContent).ToList();
        var value = decimal.Parse(figures[0].Split('\u00a0')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal("9.0\u00a0points", figures[1]);
        Assert.Equal((value - 9).ToString("+0.##;−0.##;0", System.Globalization.CultureInfo.InvariantCulture), figures[2]);
        Assert.NotNull((await company.ReadAsync(company.Chief, Book("OPS"))).Document.QuerySelector(".cover .org"));
    }

    [Fact]
    public async Task Decisions_actions_and_initiatives_are_in_it()
    {
        var page = await company.ReadAsync(company.Reader, Book("OPS"));
        Assert.Contains("Rent two more lorries", page.Words, StringComparison.Ordinal);
        Assert.Contains(company.World.Initiative("PAVE").Name, page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_without_objectives_has_a_short_book()
    {
        var page = await company.ReadAsync(company.Reader, Book("EMPTY"));
        Assert.Contains("EMPTY has no objectives yet.", page.Words, StringComparison.Ordinal);
        Assert.NotEmpty(await WorkbookAsync("EMPTY"));
    }

    [Fact]
    public async Task The_workbook_holds_numbers_and_its_movement_adds_up_without_naming_what_is_private()
    {
        var file = await WorkbookAsync("ORG", "2025-03");

        Assert.Equal(["Summary", "Objectives", "KPIs", "Movement", "Initiatives"], MiniExcel.GetSheetNames(new MemoryStream(file)));
        var summary = Rows(file, "Summary")[0];
        Assert.Equal(company.Seen.Score("ORG", "2025-03"), Assert.IsType<double>(summary["Score"]), 9);
        var revenue = Rows(file, "KPIs").Single(r => (string?)r["KPI"] == "REVENUE");
        Assert.IsType<double>(revenue["Value"]);
        var moved = Rows(file, "Movement");
        Assert.Equal(company.Seen.Score("ORG", "2025-03") - company.Seen.Score("ORG", "2025-02"), moved.Sum(r => (double)r["Points"]!), 6);
        Assert.DoesNotContain(moved, r => $"{r["KPI"]}{r["Unit"]}".Contains("VAULT", StringComparison.Ordinal));
        Assert.Contains(moved, r => (string?)r["Cause"] == "Others");
    }

    [Fact]
    public async Task Text_that_looks_like_a_formula_stays_text_heads_are_frozen_and_columns_have_widths()
    {
        await company.App.WriteAsync(
            company.World.Model.Organization.Id,
            async db =>
            {
                var kpi = await db.Kpis.SingleAsync(k => k.Code == "REVENUE");
                kpi.Describe(kpi.Details with { Name = "=HYPERLINK(\"http://example.com\")" });
            }
        );

        var file = await WorkbookAsync("ORG");

        Assert.Contains(Rows(file, "KPIs"), r => (string?)r["KPI"] == "=HYPERLINK(\"http://example.com\")");
        using var zip = new ZipArchive(new MemoryStream(file));
        foreach (var sheet in zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)))
        {
            var xml = await new StreamReader(sheet.Open()).ReadToEndAsync();
            Assert.DoesNotContain("<x:f>", xml, StringComparison.Ordinal);
            Assert.Contains("state=\"frozen\"", xml, StringComparison.Ordinal);
            Assert.Contains("customWidth=\"1\"", xml, StringComparison.Ordinal);
        }
    }

    private async Task<byte[]> WorkbookAsync(string unit, string period = "2026-09")
    {
        var response = await (await company.App.SignInAsync(company.Reader)).Client.GetAsync(Book(unit, period) + "&handler=Workbook");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", response.Content.Headers.ContentType!.MediaType);
        return await response.Content.ReadAsByteArrayAsync();
    }

    private static List<IDictionary<string, object?>> Rows(byte[] file, string sheet) =>
        [.. MiniExcel.Query(new MemoryStream(file), useHeaderRow: true, sheetName: sheet).Cast<IDictionary<string, object?>>()];
}
