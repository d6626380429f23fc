using System.Text;

namespace Scorecard.Domain.Comments;

/// <summary>A kind of file that may hang on a comment: what it is called, and what stands in it.</summary>
/// <param name="Types">Content types under which browsers send it.</param>
public sealed record FileKind(string Words, IReadOnlyList<string> Extensions, IReadOnlyList<string> Types, Func<byte[], bool> Fits)
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";

    /// <summary>All that are taken. Nothing in this list runs, or is shown as a page.</summary>
    public static IReadOnlyList<FileKind> All { get; } =
    [
        new("a PDF document", [".pdf"], ["application/pdf"], b => Begins(b, "%PDF-"u8)),
        new("a PNG picture", [".png"], ["image/png"], b => Begins(b, [0x89, .. "PNG\r\n"u8, 0x1a, (byte)'\n'])),
        new("a JPEG picture", [".jpg", ".jpeg"], ["image/jpeg", "image/pjpeg"], b => Begins(b, [0xff, 0xd8, 0xff])),
        new("a GIF picture", [".gif"], ["image/gif"], b => Begins(b, "GIF87a"u8) || Begins(b, "GIF89a"u8)),
        new("a WebP picture", [".webp"], ["image/webp"], b => Begins(b, "RIFF"u8) && Has(b.AsSpan(0, Math.Min(b.Length, 16)), "WEBP"u8)),
        new("a Word document", [".docx"], [Office + "wordprocessingml.document"], b => IsOffice(b, "word/"u8)),
        new("an Excel workbook", [".xlsx"], [Office + "spreadsheetml.sheet"], b => IsOffice(b, "xl/"u8)),
        new("a PowerPoint presentation", [".pptx"], [Office + "presentationml.presentation"], b => IsOffice(b, "ppt/"u8)),
        new("a text", [".txt"], ["text/plain"], IsText),
        new("a table", [".csv"], ["text/csv", "text/plain", "application/csv", "application/vnd.ms-excel"], IsText),
    ];

    /// <summary>“.pdf, .png and so on”, for a sentence and for the box that chooses files.</summary>
    public static string Allowed { get; } = string.Join(", ", All.SelectMany(kind => kind.Extensions));

    private static bool Begins(byte[] bytes, ReadOnlySpan<byte> with) => bytes.AsSpan().StartsWith(with);

    private static bool Has(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> what) => bytes.IndexOf(what) >= 0;

    /// <summary>The names in a zip stand in it as they are, so that nothing is unpacked to read them. Macros are not taken.</summary>
    private static bool IsOffice(byte[] bytes, ReadOnlySpan<byte> folder) =>
        Begins(bytes, "PK\u0003\u0004"u8) && Has(bytes, "[Content_Types].xml"u8) && Has(bytes, folder) && !Has(bytes, "vbaProject.bin"u8);

    /// <summary>UTF-8 without control characters that is no page or drawing: a browser that guesses would make one of it.</summary>
    private static bool IsText(byte[] bytes)
    {
        string text;
        try
        {
            text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
        return !text.AsSpan().TrimStart("\ufeff \t\r\n").StartsWith('<')
            && !text.Any(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n' or '\f'));
    }
}
