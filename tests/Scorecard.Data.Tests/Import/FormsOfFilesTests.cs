using System.Text;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using Scorecard.Data.Import;

namespace Scorecard.Data.Tests.Import;

/// <summary>Good files, in whatever form they come.</summary>
public sealed class FormsOfFilesTests : ImportTests
{
    [Fact]
    public async Task Semicolons_a_byte_order_mark_another_order_of_columns_and_rows_and_empty_ends_do_not_matter()
    {
        Folder.File(
            "units.csv",
            [
                .. Encoding.UTF8.GetPreamble(),
                .. Encoding.UTF8.GetBytes(
                    "parent;Name;CODE;;\nsales;\"North; and more\";NORTH;;\n\nORG;Sales;Sales;;\n;\"The\nwhole\"\"\";ORG;;"
                ),
            ]
        );
        Assert.Contains("line break", Assert.Single((await PreviewAsync()).Problems).Sentence, StringComparison.Ordinal);
        Folder.Edit("units.csv", "The\nwhole\"\"", "The whole");
        Folder.Edit("objectives.csv", "NORTH,Customer", "north,CUSTOMER");

        var id = await ImportedAsync();

        await using var db = Store.Open(id);
        Assert.Equal("North; and more", (await db.Units.SingleAsync(u => u.Code == "NORTH")).Name);
    }

    [Fact]
    public async Task The_line_is_right_after_texts_of_several_lines_and_empty_lines()
    {
        Folder.File(
            "values.csv",
            "kpi,period,value,note",
            "SALES-REV,2025-01,1,\"one\ntwo\r\nthree\"",
            "",
            "SALES-REV,2025-02,x,",
            "SALES-REV,2025-03,y,"
        );

        Assert.Equal(["values.csv:6:value", "values.csv:7:value"], (await PreviewAsync()).Problems.Select(p => p.Place));
    }

    [Fact]
    public async Task Files_with_a_header_alone_bring_nothing()
    {
        Folder
            .File("values.csv", "kpi,period,value")
            .File("definitions.csv", "kpi,effective_from")
            .File("objectives.csv", "code,unit,perspective,name,weight")
            .File("kpis.csv", Folder.Text("kpis.csv").Split("\r\n")[0])
            .File("organization.csv", "key,value");

        await ImportedAsync();
    }

    [Fact]
    public async Task Cells_that_look_like_formulas_stay_text()
    {
        Folder
            .Edit("units.csv", "North", "=HYPERLINK(1)")
            .Edit("objectives.csv", "Visit on time", "@visit")
            .Edit("values.csv", "a good month", "+1");

        var id = await ImportedAsync();

        await using var db = Store.Open(id);
        Assert.Equal("=HYPERLINK(1)", (await db.Units.SingleAsync(u => u.Code == "NORTH")).Name);
        Assert.Equal("@visit", (await db.Objectives.SingleAsync(o => o.Code == "VISIT")).Name);
        Assert.Equal("+1", (await db.Measurements.SingleAsync(m => m.Note != null)).Note);
    }

    [Fact]
    public async Task A_zip_and_a_workbook_bring_the_same()
    {
        var sheets = new Dictionary<string, object>();
        foreach (var name in new[] { "units", "objectives", "kpis", "values" })
        {
            var lines = Folder.Text(name + ".csv").TrimEnd().Split("\r\n").Select(l => l.Split(',')).ToList();
            sheets.Add(name, lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(c => c.First, c => Cell(c.Second))).ToList());
        }
        var workbook = Path.Combine(Folder.Path, "company.xlsx");
        MiniExcel.SaveAs(workbook, sheets);
        var expected = await PreviewAsync();

        foreach (var path in new[] { Folder.Zip(), workbook })
            using (var files = ImportFiles.Open(path))
            {
                var preview = await Store.Import(Now).PreviewAsync(files, new(null, NewName));
                Assert.Empty(preview.Problems);
                Assert.Equal(expected.Counts, preview.Counts);
            }

        static object? Cell(string text) =>
            text.Length == 0 ? null
            : double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number
            : text;
    }
}
