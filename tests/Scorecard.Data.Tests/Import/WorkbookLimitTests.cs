using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using Scorecard.Data.Import;
using Scorecard.Domain;

namespace Scorecard.Data.Tests.Import;

/// <summary>Workbooks and zips that are small, and hold more than a server has.</summary>
public sealed class WorkbookLimitTests : IDisposable
{
    private const string Row = "<row><c t=\"inlineStr\"><is><t>kpi</t></is></c></row>";

    private readonly string folder = Directory.CreateTempSubdirectory("scorecard-import-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("A1")]
    [InlineData("XFD1048576")]
    public void A_sheet_that_says_that_it_is_as_large_as_can_be_is_refused(string cell) =>
        Refused(
            RawWorkbook.Write(
                folder,
                sheet =>
                    sheet.Write(
                        "<dimension ref=\"A1:XFD1048576\"/><sheetData>"
                            + $"<row r=\"{cell.TrimStart('A', 'X', 'F', 'D')}\"><c r=\"{cell}\"><v>1</v></c></row></sheetData>"
                    )
            ),
            "values reaches to column 16,384. A table has at most 2,000 columns. Delete the columns to the right of it"
        );

    [Fact]
    public void A_cell_far_to_the_right_is_refused_where_the_sheet_does_not_say_how_large_it_is() =>
        Refused(
            RawWorkbook.Write(folder, sheet => sheet.Write("<sheetData><row><c r=\"BXY1\"><v>1</v></c></row></sheetData>")),
            "values reaches to column 2,001."
        );

    [Theory]
    [InlineData("<row><c r=\"XFE1\"><v>1</v></c></row>")]
    [InlineData("<row><c r=\"AAAAAAAAAAAAAAAAAAAA1\"><v>1</v></c></row>")]
    [InlineData("<row><c r=\"12\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1048577\"><c><v>1</v></c></row>")]
    [InlineData("<row r=\"-1\"><c><v>1</v></c></row>")]
    [InlineData("<row r=\"99999999999999999999\"><c><v>1</v></c></row>")]
    [InlineData("<row><c><v>1</c></v></row>")]
    public void A_cell_that_no_workbook_has_is_refused(string row) =>
        Refused(
            RawWorkbook.Write(folder, sheet => sheet.Write($"<sheetData>{row}</sheetData>")),
            "cannot be read as a workbook. Save it again"
        );

    [Theory]
    [InlineData("<row><c t=\"inlineStr\"><is><t>", "</t></is></c></row>", "x")]
    [InlineData("<row><c t=\"inlineStr\"><is><t><![CDATA[", "]]></t></is></c></row>", "x")]
    [InlineData("<row><c t=\"inlineStr\"><is>", "</is></c></row>", "<r><t>xxxx</t></r>")]
    [InlineData("<row><c t=\"inlineStr\"><is><t>", "</t></is></c></row>", "<![CDATA[x]]>")]
    [InlineData("<row><c t=\"str\"><v>", "</v></c></row>", "&#65;")]
    [InlineData("<row><c t=\"", "\"/></row>", "x")]
    [InlineData("<row><c r=\"A1\" s=\"1\"/>", "</row>", " ")]
    public void A_cell_of_some_MB_is_refused(string before, string after, string piece) =>
        Refused(
            Cell(before, piece, 8 << 20, after),
            "values: a cell holds more than 32,767 characters, the most that a workbook can. Shorten its text."
        );

    [Fact]
    public void A_cell_of_300_MB_is_refused() =>
        Refused(Cell("<row><c t=\"inlineStr\"><is><t>", "x", 300 << 20, "</t></is></c></row>"), "unpacks to more than 250 times its size");

    [Theory]
    [InlineData(4_000_000, "")]
    [InlineData(250_000, "such as stands in the column of notes, of some seventy characters")]
    public void Four_million_texts_or_many_long_ones_are_refused(int count, string words) =>
        Refused(
            RawWorkbook.Write(
                folder,
                sheet => sheet.Write($"<sheetData>{Row}</sheetData>"),
                texts =>
                {
                    for (var i = 0; i < count; i++)
                        texts.Write($"<si><t>{i * 7919L % 10_000_019} {words}</t></si>");
                }
            ),
            "holds too many different texts: at most 500,000 of 10,000,000 characters together. Save its sheets as CSV files"
        );

    [Fact]
    public void Four_million_times_one_text_is_refused() =>
        Refused(
            RawWorkbook.Write(
                folder,
                sheet => sheet.Write($"<sheetData>{Row}</sheetData>"),
                texts => Repeat(texts, $"<si><t>{new string('x', 80)}</t></si>", 400_000_000)
            ),
            "holds too many different texts"
        );

    [Theory]
    [InlineData("<row r=\"7\"/>")]
    [InlineData("<a>")]
    public void Markup_without_end_is_refused(string piece) =>
        Refused(RawWorkbook.Write(folder, sheet => Repeat(sheet, piece, 300 << 20)), "cannot be read as a workbook.");

    [Fact]
    public void Names_without_end_are_refused() =>
        Refused(
            RawWorkbook.Write(
                folder,
                sheet =>
                {
                    for (var i = 0; i < 2_000_000; i++)
                        sheet.Write($"<a{i}/>");
                }
            ),
            "cannot be read as a workbook."
        );

    [Fact]
    public void A_size_that_a_zip_does_not_tell_is_found_while_reading()
    {
        var path = RawWorkbook.Write(folder, sheet => Repeat(sheet, "<row r=\"7\"/>", 30 << 20));
        var bytes = File.ReadAllBytes(path);
        // The list at the end, where each entry says how large it is unpacked.
        for (var at = Next(0); at >= 0; at = Next(at + 4))
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at + 24), 10_000);
        File.WriteAllBytes(path, bytes);

        Refused(path, "", limit: 1 << 20);

        int Next(int from) => bytes.AsSpan(from).IndexOf("PK\x01\x02"u8) is >= 0 and var found ? from + found : -1;
    }

    [Fact]
    public void A_zip_of_too_many_or_too_large_files_is_refused()
    {
        Refused(Zip("many.zip", 3000, 1), "many.zip holds more than 2,000 files. Pack only the tables.");
        Refused(Zip("tables.zip", 101, 1), "tables.zip holds more than 100 tables. Keep those of the import.");
        Refused(Zip("dense.zip", 5, 20 << 20), "dense.zip unpacks to more than 250 times its size, which no table does.");
        Refused(Zip("large.zip", 11, 1 << 20), "large.zip unpacks to more than 10 MB. Split it", 1 << 20);
    }

    [Fact]
    public void A_list_of_entries_that_is_longer_than_it_says_is_refused_before_it_is_read()
    {
        var path = Zip("long.zip", 60_000, 0);
        var bytes = File.ReadAllBytes(path);
        var end = bytes.AsSpan().LastIndexOf("PK\x05\x06"u8);
        bytes.AsSpan(end + 8, 4).Clear();
        File.WriteAllBytes(path, bytes);

        Refused(path, "long.zip holds more than 2,000 files.");
    }

    [Fact]
    public async Task Reading_a_workbook_stops_when_whoever_sent_it_has_left()
    {
        var path = RawWorkbook.Write(
            folder,
            sheet =>
            {
                sheet.Write("<sheetData>");
                for (var i = 0; i < 2_000_000; i++)
                    sheet.Write($"<row><c><v>{i * 7919L % 1_000_003}</v></c></row>");
                sheet.Write("</sheetData>");
            }
        );
        using var gone = new CancellationTokenSource();
        var reading = Task.Run(() => ImportFiles.Open(path, cancel: gone.Token));
        await Task.Delay(100);
        var started = Stopwatch.GetTimestamp();

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 1);
    }

    [Fact]
    public void A_stray_cell_at_the_last_line_is_read_with_the_lines_before_it()
    {
        var path = RawWorkbook.Write(
            folder,
            sheet =>
                sheet.Write(
                    "<sheetData><row><c t=\"str\"><v>kpi</v></c><c t=\"str\"><v>period</v></c><c t=\"str\"><v>value</v></c></row>"
                        + "<row r=\"1048576\"><c r=\"B1048576\"><v>7</v></c></row></sheetData>"
                )
        );

        // Blank lines take no room for the columns that they do not have.
        Assert.Null(Record.Exception(() => ImportFiles.Open(path, limit: 5 << 20).Dispose()));
    }

    private string Cell(string before, string piece, int characters, string after) =>
        RawWorkbook.Write(
            folder,
            sheet =>
            {
                sheet.Write("<sheetData>" + before);
                Repeat(sheet, piece, characters);
                sheet.Write(after + "</sheetData>");
            }
        );

    private string Zip(string name, int count, int bytes)
    {
        var path = Path.Combine(folder, name);
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        for (var i = 0; i < count; i++)
        {
            using var to = new StreamWriter(zip.CreateEntry($"table{i}{(count > 200 ? ".png" : ".csv")}", CompressionLevel.Optimal).Open());
            Repeat(to, "x", bytes);
        }
        return path;
    }

    private static void Repeat(TextWriter to, string piece, int characters)
    {
        var many = string.Concat(Enumerable.Repeat(piece, Math.Max(1, Math.Min(characters, 1 << 16) / piece.Length)));
        for (var written = 0; written < characters; written += many.Length)
            to.Write(many);
    }

    private static void Refused(string path, string sentence, long limit = ImportFiles.DefaultLimit)
    {
        var name = Path.GetFileName(path);
        var (allocated, started, worked) = (
            GC.GetAllocatedBytesForCurrentThread(),
            Stopwatch.GetTimestamp(),
            Environment.CpuUsage.TotalTime
        );

        var refusal = Assert.Throws<RuleViolation>(() => ImportFiles.Open(path, limit, name).Dispose());

        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
        // A machine that is busy with something else takes longer, and works no more.
        var passed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Assert.InRange(Math.Min(passed, (Environment.CpuUsage.TotalTime - worked).TotalSeconds), 0, 2);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 100 << 20);
    }
}
