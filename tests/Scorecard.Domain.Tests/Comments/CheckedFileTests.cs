using System.IO.Compression;
using System.Text;
using Scorecard.Domain.Comments;

namespace Scorecard.Domain.Tests.Comments;

public class CheckedFileTests
{
    private static readonly byte[] Png = [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13];
    private static readonly byte[] Jpeg = [0xff, 0xd8, 0xff, 0xe0];

    [Theory]
    [InlineData("chart.png", "image/png")]
    [InlineData("CHART.PNG", "")]
    [InlineData("chart.png", "application/octet-stream")]
    [InlineData("C:\\fakepath\\chart.png", "image/png")]
    [InlineData("../../etc/chart.png", "image/png")]
    public void What_is_what_it_says_is_taken_by_its_last_name(string name, string type) =>
        Assert.Equal("chart.png", CheckedFile.Of(name, type, Png).Name, ignoreCase: true);

    [Fact]
    public void Each_kind_is_known_by_what_stands_in_it()
    {
        Assert.Equal("a.pdf", CheckedFile.Of("a.pdf", "application/pdf", "%PDF-1.7 …"u8.ToArray()).Name);
        Assert.Equal("a.jpg", CheckedFile.Of("a.jpg", "image/jpeg", Jpeg).Name);
        Assert.Equal("a.gif", CheckedFile.Of("a.gif", "image/gif", "GIF89a"u8.ToArray()).Name);
        Assert.Equal("a.webp", CheckedFile.Of("a.webp", "image/webp", "RIFF0000WEBPVP8 "u8.ToArray()).Name);
        Assert.Equal("a.csv", CheckedFile.Of("a.csv", "application/vnd.ms-excel", "\ufeffName;Größe\r\n"u8.ToArray()).Name);
        Assert.Equal("a.docx", CheckedFile.Of("a.docx", "", Zip("[Content_Types].xml", "word/document.xml")).Name);
        Assert.Equal("a.xlsx", CheckedFile.Of("a.xlsx", "", Zip("[Content_Types].xml", "xl/workbook.xml")).Name);
    }

    [Theory]
    [InlineData("photo.png", "image/png", "MZ\u0090 a program", "holds something else")]
    [InlineData("photo.png", "image/png", "<html><script>alert(1)</script>", "holds something else")]
    [InlineData("photo.png", "text/html", "<html>", "sent as text/html")]
    [InlineData("note.txt", "text/plain", "\ufeff  <!doctype html><script>", "holds something else")]
    [InlineData("note.txt", "text/plain", "<svg onload=alert(1)>", "holds something else")]
    [InlineData("note.txt", "text/plain", "MZ\0\0", "holds something else")]
    [InlineData("table.csv", "text/csv", "a;b\u001bc", "holds something else")]
    [InlineData("picture.svg", "image/svg+xml", "<svg><script/></svg>", "not taken here, .pdf")]
    [InlineData("setup.exe", "application/octet-stream", "MZ", "not taken here")]
    [InlineData("page.html", "text/html", "<html>", "not taken here")]
    [InlineData("bill.pdf.exe", "application/pdf", "%PDF-1.7", "not taken here")]
    [InlineData("bill.exe.pdf", "application/pdf", "%PDF-1.7", "two ends")]
    [InlineData("bill.exe .pdf", "application/pdf", "%PDF-1.7", "two ends")]
    [InlineData("bill\u202efdp.exe", "application/pdf", "%PDF-1.7", "billfdp.exe, not taken here")]
    [InlineData("noend", "", "text", "not taken here")]
    [InlineData("", "", "text", "not taken here")]
    [InlineData("a.pdf", "application/pdf", "", "empty")]
    public void A_lie_is_refused_in_a_sentence(string name, string type, string content, string said) =>
        Refused.Because(said, () => CheckedFile.Of(name, type, Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void Ten_megabytes_are_taken_and_a_byte_more_is_not()
    {
        var bytes = new byte[CommentFile.Largest + 1];
        "%PDF-"u8.CopyTo(bytes);
        Assert.Equal(CommentFile.Largest, CheckedFile.Of("a.pdf", "", bytes[..^1]).Bytes.Length);
        Refused.Because("larger than 10 MB, Attach a smaller one", () => CheckedFile.Of("a.pdf", "", bytes));
    }

    [Fact]
    public void Office_files_with_macros_or_of_another_kind_are_none_and_nothing_is_unpacked()
    {
        Refused.Because(
            "holds something else",
            () => CheckedFile.Of("a.docx", "", Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"))
        );
        Refused.Because("holds something else", () => CheckedFile.Of("a.docx", "", Zip("[Content_Types].xml", "xl/workbook.xml")));
        Refused.Because("holds something else", () => CheckedFile.Of("a.docx", "", Zip("evil.js")));
        Assert.NotNull(CheckedFile.Of("bomb.docx", "", Zip(8 << 20, "[Content_Types].xml", "word/document.xml")));
    }

    [Theory]
    [InlineData("a\u202eb\u200fc\u0000d.png", "abcd.png")]
    [InlineData("a:b*c?.png", "a-b-c-.png")]
    [InlineData("  .. ", "file")]
    [InlineData("con\r\nSet-Cookie.png", "conSet-Cookie.png")]
    [InlineData("Größe €.png", "Größe €.png")]
    [InlineData("half \ud83d.png", "half .png")]
    public void A_name_keeps_only_what_can_be_seen_and_saved(string name, string plain) => Assert.Equal(plain, CheckedFile.PlainName(name));

    [Fact]
    public void A_long_name_keeps_its_end()
    {
        var name = CheckedFile.PlainName(new string('x', 500) + ".png");
        Assert.Equal((CommentFile.LongestName, ".png"), (name.Length, Path.GetExtension(name)));
    }

    private static byte[] Zip(params string[] entries) => Zip(1, entries);

    private static byte[] Zip(int size, params string[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entry in entries)
            {
                using var stream = zip.CreateEntry(entry).Open();
                stream.Write(new byte[size]);
            }
        return bytes.ToArray();
    }
}
