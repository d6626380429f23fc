using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using static Scorecard.Web.Tests.Import.ImportSender;

namespace Scorecard.Web.Tests.Import;

public sealed class ImportRefusalTests(TestApp app) : IClassFixture<TestApp>
{
    private long Acme => app.Companies.Acme.Model.Organization.Id;

    [Fact]
    public async Task What_cannot_be_an_import_is_said_on_the_page()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        foreach (
            var (files, sentence) in new ((string, byte[])[], string)[]
            {
                ([], "Choose the files to import first."),
                ([("letter.docx", [1])], "letter.docx is no .csv, .zip or .xlsx."),
                ([("all.zip", Zip(Values)), ("values.csv", [1])], "Choose CSV files only, or one zip, or one workbook."),
                ([("values.csv", [1]), ("book.xlsx", [1])], "Choose CSV files only, or one zip, or one workbook."),
                ([("broken.zip", [1, 2, 3])], "broken.zip is not a whole zip. Pack the files again."),
                ([("broken.xlsx", [1, 2, 3])], "broken.xlsx cannot be read as a workbook."),
                ([("empty.zip", Zip())], "empty.zip holds none of the files of an import."),
                (
                    [("values.csv", new byte[(TestApp.LargestFileMegabytes << 20) + 1])],
                    $"values.csv is larger than {TestApp.LargestFileMegabytes} MB. Split it"
                ),
            }
        )
        {
            var page = await browser.SendAsync(files);
            Assert.Equal((HttpStatusCode.OK, "Import"), (page.Status, page.Heading));
            Assert.Contains(sentence, page.Problems, StringComparison.Ordinal);
        }
        foreach (
            var (file, sentence) in new[]
            {
                (
                    ("vaules.csv", "month,amount\n"),
                    "vaules.csv 1 This is none of the files of an import: its columns are “month”, “amount”."
                ),
                (("vaules.csv", "kpi,period,value\n"), "vaules.csv is read as values.csv."),
                (("values.csv", "kpi,month,value\n"), "values.csv 1 month values.csv has no column “month”."),
                (("values.csv", "kpi,period,value\nVISITS,2026-10,=1+1\n"), "values.csv 2 value “=1+1” is not a number."),
            }
        )
            Assert.Contains(sentence, (await browser.SendAsync(file)).Words, StringComparison.Ordinal);
        var latin = await browser.SendAsync(("units.csv", "code,name,parent\nEAST,Caf"u8.ToArray().Concat((byte[])[0xE9, 10]).ToArray()));
        Assert.Contains("units.csv 2 This line is not written in UTF-8.", latin.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_another_name_that_cannot_be_read_is_said_with_what_to_do()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var locked = Zip(("data.csv", "month,amount\n1,2\n"));
        // What a password leaves of the packed bytes cannot be unpacked.
        locked.AsSpan(30 + "data.csv".Length, 4).Fill(0xFF);
        foreach (
            var (file, sentence) in new ((string, byte[]), string)[]
            {
                (("data.zip", locked), "data.csv This file cannot be unpacked. Pack the zip again, without a password."),
                (
                    ("data.csv", [.. "month,amount\n1,\""u8, .. new byte[2 << 20].Select(_ => (byte)'x')]),
                    "data.csv 1 A row after this line is longer than any row should be. Look for a quotation mark that is not closed."
                ),
                (
                    ("data.csv", [.. "month,amount\n1,\"2\n3,4\n"u8]),
                    "data.csv 2 A text on this line starts with a quotation mark that is never closed. Close it."
                ),
            }
        )
        {
            var page = await browser.SendAsync(file);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains(sentence, page.Words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_cell_that_looks_like_a_formula_stays_text()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        const string Formula = "=HYPERLINK(\"http://example.com\",\"<b>Go</b>\")";

        var page = await browser.SendAsync(
            ("units.csv", $"code,name,parent\nWEST,\"{Formula.Replace("\"", "\"\"", StringComparison.Ordinal)}\",ORG\n")
        );
        await page.Form().ImportAsync();
        var bad = await browser.SendAsync(("units.csv", "code,name,=cmd|x\nWEST,West,ORG\n"));

        var west = await app.ReadAsync(Acme, db => db.Units.SingleAsync(u => u.Code == "WEST"));
        Assert.Equal(Formula, west.Name);
        Assert.Contains(Formula, (await browser.GetAsync($"/units/{PublicIds.Format(west.Id)}")).Document.Title, StringComparison.Ordinal);
        Assert.Contains(
            "\r\nunits.csv,1,'=cmd|x,",
            await browser.Client.GetStringAsync($"{bad.Path}?handler=problems"),
            StringComparison.Ordinal
        );
    }
}
