using System.Text.RegularExpressions;

namespace Scorecard.Data.Import;

/// <summary>As what a cell shows its number.</summary>
internal enum CellLook
{
    Number,
    Percent,

    /// <summary>A day, with or without a time.</summary>
    Day,
}

internal static partial class CellLooks
{
    /// <summary>A format that workbooks have without naming it, by its number (ECMA-376, part 1, 18.8.30).</summary>
    public static CellLook Of(uint format) =>
        format switch
        {
            9 or 10 => CellLook.Percent,
            >= 14 and <= 22 or >= 27 and <= 36 or 45 or 47 or >= 50 and <= 58 => CellLook.Day,
            _ => CellLook.Number,
        };

    /// <summary>A format by its code, such as <c>0.00%</c> or <c>[$-409]mmm\-yy;@</c>.</summary>
    public static CellLook Of(string code)
    {
        var letters = Aside().Replace(code, "").Split(';')[0];
        return letters.Contains('%', StringComparison.Ordinal) ? CellLook.Percent
            : DayLetters().IsMatch(letters) ? CellLook.Day
            : CellLook.Number;
    }

    /// <summary>Quoted text, colours and cultures in brackets, and single signs shown as they are.</summary>
    [GeneratedRegex(
        """
            "[^"]*"|\[[^\]]*\]|[\\_*].
            """,
        RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Aside();

    [GeneratedRegex("[ymdhs]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DayLetters();
}
