using System.Globalization;
using System.Text;

namespace Scorecard.Domain.Comments;

/// <summary>A file whose name, content and content type say the same.</summary>
public sealed record CheckedFile(string Name, byte[] Bytes)
{
    /// <summary>What a browser sends where it knows no better.</summary>
    private const string Unknown = "application/octet-stream";

    // Hidden ends would make these of a file: “bill.exe.png” is shown as “bill.exe” where known ends are hidden.
    private static readonly string[] Dangerous =
    [
        .. "exe com bat cmd scr msi ps1 vbs js mjs jar hta lnk reg dll sh app html htm xhtml svg xml php docm xlsm pptm zip".Split(' '),
    ];

    /// <param name="name">As it was sent, perhaps with folders.</param>
    /// <param name="contentType">As it was sent; empty where nothing was.</param>
    /// <exception cref="RuleViolation">The file is none that is taken, or not what it says it is.</exception>
    public static CheckedFile Of(string? name, string? contentType, byte[] bytes)
    {
        var plain = PlainName(name);
        RuleViolation.Unless(bytes.Length > 0, $"“{plain}” is empty. Choose the file again.");
        RuleViolation.Unless(bytes.Length <= CommentFile.Largest, TooLarge(plain));
        var extension = Path.GetExtension(plain).ToLowerInvariant();
        var kind =
            FileKind.All.FirstOrDefault(k => k.Extensions.Contains(extension))
            ?? throw new RuleViolation($"“{plain}” is of a kind that is not taken here. Attach one of these: {FileKind.Allowed}.");
        var ends = plain.Split('.')[1..^1];
        RuleViolation.Unless(
            !ends.Any(end => Dangerous.Contains(end.Trim().ToLowerInvariant())),
            $"“{plain}” has two ends, and the first looks like a program or a page. Give it a name with one end, such as {extension}."
        );
        var type = (contentType ?? "").Split(';')[0].Trim().ToLowerInvariant();
        RuleViolation.Unless(
            type is "" or Unknown || kind.Types.Contains(type) || (kind.Types[0].Contains("openxml") && type.Contains("zip")),
            $"“{plain}” is called {kind.Words}, but was sent as {Short(type)}. Save it as {kind.Words} and attach it again."
        );
        RuleViolation.Unless(
            kind.Fits(bytes),
            $"“{plain}” is called {kind.Words}, but holds something else. Save it as {kind.Words} and attach it again."
        );
        return new(plain, bytes);
    }

    /// <summary>What is said of a file that is too large.</summary>
    public static string TooLarge(string? name) =>
        $"“{PlainName(name)}” is larger than {CommentFile.Largest >> 20} MB. Attach a smaller one, or say in the comment where it lies.";

    /// <summary>The last part of a path, without what nobody sees, what writes backwards and what systems read otherwise.</summary>
    public static string PlainName(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var kept = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
            if (rune == Rune.ReplacementChar || IsUnseen(rune))
                continue;
            else if ("<>:\"|?*%;".Contains((char)rune.Value) && rune.IsBmp)
                kept.Append('-');
            else
                kept.Append(rune);
        var plain = kept.ToString().Normalize().Trim(' ', '.');
        if (plain.Length == 0)
            return "file";
        var extension = Path.GetExtension(plain);
        return plain.Length <= CommentFile.LongestName || extension.Length > 10
            ? Shortened(plain, CommentFile.LongestName)
            : Shortened(plain[..^extension.Length], CommentFile.LongestName - extension.Length) + extension;
    }

    private static bool IsUnseen(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned;

    private static string Shortened(string text, int most) =>
        text.Length <= most ? text
        : char.IsHighSurrogate(text[most - 1]) ? text[..(most - 1)]
        : text[..most];

    private static string Short(string type) => type.Length <= 60 ? type : type[..60] + "…";
}
