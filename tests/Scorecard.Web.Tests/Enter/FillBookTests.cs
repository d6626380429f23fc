using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Scorecard.Domain.Kpis;
using Scorecard.Web.Pages.Enter;

namespace Scorecard.Web.Tests.Enter;

/// <summary>A workbook that is downloaded, filled elsewhere and uploaded.</summary>
public sealed class FillBookTests(EntryCompany company) : IClassFixture<EntryCompany>
{
    [Fact]
    public async Task What_was_filled_comes_into_the_grid_and_is_saved_when_it_is_submitted()
    {
        await company.RecordAsync("COST", "2026-05", MeasuredValue.Of(5.123456m), "as billed");
        var browser = await company.App.SignInAsync(company.Una);
        var book = await DownloadAsync(browser, "unit=" + company.UnitId("TEAM"));
        using (var made = SpreadsheetDocument.Open(new MemoryStream(book), false))
        {
            Assert.True(Values(made).Descendants<SheetProtection>().Single().Sheet!.Value);
            Assert.Equal("5.123456", CellOf(made, "COST", "value", "2026-05").CellValue!.Text);
            Assert.Contains(Values(made).Descendants<DataValidation>(), rule => rule.Formula1!.Text == "\"yes,no,N/A\"");
            Assert.Empty(made.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<CellFormula>()));
        }
        var nothing = await UploadAsync(browser, book);
        Assert.Contains("The workbook says nothing new that could be taken.", nothing.Words, StringComparison.Ordinal);

        var filled = Fill(
            book,
            ("COST", "value", "2026-06", 4.5m),
            ("COST", "note", "2026-06", "two carriers"),
            ("ON-TIME", "value", "2026-06", "N/A"),
            ("ON-TIME", "note", "2026-06", "on strike"),
            ("AUDIT", "value", "2026-06", "no"),
            ("RATIO", "numerator", "2026-06", 45m),
            ("RATIO", "denominator", "2026-06", 50m)
        );
        var grid = await UploadAsync(browser, filled);

        Assert.Contains("4 values of the workbook stand below. Nothing is saved until you submit.", grid.Words, StringComparison.Ordinal);
        Assert.Empty(await company.SavedAsync("COST", "2026-06"));
        Assert.Equal("4.5 # two carriers", grid.Form("form.gridcard")[$"v.{company.Id("COST")}.2026-06.0"]);
        Assert.Equal("4 values saved.", (await grid.Form("form.gridcard").SubmitAsync()).Message);
        Assert.Equal((4.5m, "two carriers"), One(await company.SavedAsync("COST", "2026-06")));
        Assert.True((await company.SavedAsync("ON-TIME", "2026-06")).Single().NotApplicable);
        Assert.Equal(0, (await company.SavedAsync("AUDIT", "2026-06")).Single().Value);
        var ratio = (await company.SavedAsync("RATIO", "2026-06")).Single();
        Assert.Equal((45m, 50m), (ratio.Numerator, ratio.Denominator));
        Assert.Single(await company.SavedAsync("COST", "2026-05"));
    }

    [Fact]
    public async Task Each_cell_that_does_not_fit_is_named_and_the_rest_is_taken()
    {
        var browser = await company.App.SignInAsync(company.Una);
        var book = await DownloadAsync(browser, "unit=" + company.UnitId("TEAM"));
        await company.RecordAsync("COST", "2026-01", MeasuredValue.Of(5), null, company.Administrator);
        var filled = Fill(
            book,
            ("COST", "value", "2026-01", 4m),
            ("COST", "value", "2026-02", "twelve"),
            ("COST", "value", "2026-03", 4m),
            ("RATIO", "numerator", "2026-02", 45m),
            ("ON-TIME", "value", "2026-02", "N/A"),
            ("AUDIT", "value", "2026-02", "perhaps")
        );
        filled = Change(filled, made => CellOf(made, "STAFF", "value", "2026-02").CellFormula = new CellFormula("1+1"));
        filled = Change(filled, made => RowOf(made, "ON-TIME", "note").Remove());

        var grid = await UploadAsync(browser, filled);

        Assert.Contains("1 value of the workbook stands below.", grid.Words, StringComparison.Ordinal);
        foreach (
            var said in new[]
            {
                "Somebody has recorded another value since the workbook was made.",
                "“twelve” is text. Write a number",
                "Write both numerator and denominator, or neither.",
                "A row or column of it was taken out of the workbook",
                "Write yes, no or N/A.",
                "It holds a formula. Copy the cell and paste it there as a value.",
            }
        )
            Assert.Contains(said, grid.Words, StringComparison.Ordinal);
        Assert.Equal("4", grid.Form("form.gridcard")[$"v.{company.Id("COST")}.2026-03.0"]);
        Assert.Empty(await company.SavedAsync("COST", "2026-03"));
    }

    [Fact]
    public async Task A_workbook_of_elsewhere_or_none_at_all_is_refused()
    {
        var browser = await company.App.SignInAsync(company.Una);
        var book = await DownloadAsync(browser, "unit=" + company.UnitId("TEAM"));
        var foreign = Change(
            book,
            made => Known(made).Elements<Row>().First().Elements<Cell>().Last().InlineString = new InlineString(new Text("0000000000a"))
        );
        Assert.Contains("of another organization", (await UploadAsync(browser, foreign)).Words, StringComparison.Ordinal);
        Assert.Contains(
            "cannot be read as a workbook",
            (await UploadAsync(browser, "PK none"u8.ToArray())).Words,
            StringComparison.Ordinal
        );
        using var other = new MemoryStream();
        MiniExcelLibs.MiniExcel.SaveAs(other, new[] { new { A = 1 } });
        Assert.Contains("no workbook of this page", (await UploadAsync(browser, other.ToArray())).Words, StringComparison.Ordinal);
        var one = await UploadAsync(browser, Fill(book, ("COST", "value", "2026-04", 4m)), "kpi=" + company.Id("STAFF"));
        Assert.Contains("Its KPI is none of this grid.", one.Words, StringComparison.Ordinal);
        var before = await UploadAsync(
            browser,
            Fill(book, ("COST", "value", "2026-04", 4m)),
            $"kpi={company.Id("COST")}&every=month&period=2025-06"
        );
        Assert.Contains("2026-04 is none of the periods here.", before.Words, StringComparison.Ordinal);
    }

    private static (decimal? Value, string? Note) One(List<Measurement> saved) => (saved.Single().Value, saved.Single().Note);

    private static async Task<byte[]> DownloadAsync(TestBrowser browser, string query) =>
        await browser.Client.GetByteArrayAsync($"/enter/grid?{query}&every=month&handler=Workbook");

    private async Task<TestPage> UploadAsync(TestBrowser browser, byte[] book, string? query = null)
    {
        var address = $"/enter/grid?{query ?? "unit=" + company.UnitId("TEAM") + "&every=month"}";
        var token = (await browser.GetAsync(address)).Form("form.gridcard")["__RequestVerificationToken"]!;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent(book), "book", "values.xlsx" },
        };
        return await TestPage.ReadAsync(browser, await browser.Client.PostAsync($"{address}&handler=Workbook", form));
    }

    private byte[] Fill(byte[] book, params (string Kpi, string Part, string Period, object Said)[] cells) =>
        Change(
            book,
            made =>
            {
                foreach (var (kpi, part, period, said) in cells)
                {
                    var cell = CellOf(made, kpi, part, period);
                    cell.DataType = said is string ? CellValues.InlineString : null;
                    cell.CellValue = said is decimal number ? new CellValue(number) : null;
                    cell.InlineString = said is string text ? new InlineString(new Text(text)) : null;
                }
            }
        );

    private static byte[] Change(byte[] book, Action<SpreadsheetDocument> change)
    {
        using var file = new MemoryStream();
        file.Write(book);
        using (var made = SpreadsheetDocument.Open(file, true))
            change(made);
        return file.ToArray();
    }

    private Cell CellOf(SpreadsheetDocument book, string kpi, string part, string period)
    {
        var rows = Values(book).Descendants<Row>().ToList();
        var column = rows[FillBook.PeriodRow - 1].Elements<Cell>().Single(c => c.InnerText == period).CellReference!.Value!.TrimEnd('3');
        return RowOf(book, kpi, part).Elements<Cell>().Single(c => c.CellReference!.Value!.TrimEnd([.. "0123456789"]) == column);
    }

    private Row RowOf(SpreadsheetDocument book, string kpi, string part) =>
        Values(book).Descendants<Row>().Single(r => r.Elements<Cell>().First().InnerText == $"{company.Id(kpi)} {part}");

    private static Worksheet Values(SpreadsheetDocument book) => SheetOf(book, FillBook.Sheet).Worksheet!;

    private static SheetData Known(SpreadsheetDocument book) => SheetOf(book, FillBook.Known).Worksheet!.GetFirstChild<SheetData>()!;

    private static WorksheetPart SheetOf(SpreadsheetDocument book, string name) =>
        (WorksheetPart)
            book.WorkbookPart!.GetPartById(book.WorkbookPart.Workbook!.Sheets!.Elements<Sheet>().Single(s => s.Name == name).Id!.Value!);
}
