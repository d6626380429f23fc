using System.IO.Compression;

namespace Scorecard.Data.Tests.Import;

/// <summary>Writes workbooks mark by mark, as no spreadsheet would.</summary>
internal static class RawWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>One sheet, called values.</summary>
    /// <param name="sheet">What stands in the sheet.</param>
    /// <param name="texts">The texts of the cells.</param>
    /// <param name="more">What else is packed.</param>
    public static string Write(string folder, Action<TextWriter> sheet, Action<TextWriter>? texts = null, Action<ZipArchive>? more = null)
    {
        var path = Path.Combine(folder, $"{Guid.NewGuid():n}.xlsx");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        Add("_rels/.rels", Related($"""<Relationship Id="a" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/>"""));
        Add(
            "xl/_rels/workbook.xml.rels",
            Related(
                $"""<Relationship Id="a" Type="{Relations}/worksheet" Target="sheet.xml"/>"""
                    + $"""<Relationship Id="b" Type="{Relations}/sharedStrings" Target="/xl/texts.xml"/>"""
            )
        );
        Add(
            "xl/workbook.xml",
            to =>
                to.Write($"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="values" r:id="a"/></sheets></workbook>""")
        );
        Add("xl/sheet.xml", Around("worksheet", sheet));
        Add("xl/texts.xml", Around("sst", texts ?? (_ => { })));
        more?.Invoke(zip);
        return path;

        void Add(string name, Action<TextWriter> write)
        {
            using var to = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Optimal).Open());
            write(to);
        }
    }

    private static Action<TextWriter> Related(string relations) =>
        to => to.Write($"""<Relationships xmlns="{Package}">{relations}</Relationships>""");

    private static Action<TextWriter> Around(string element, Action<TextWriter> content) =>
        to =>
        {
            to.Write($"""<{element} xmlns="{Main}">""");
            content(to);
            to.Write($"</{element}>");
        };
}
