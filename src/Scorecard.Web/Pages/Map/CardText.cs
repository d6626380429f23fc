namespace Scorecard.Web.Pages.Map;

/// <summary>
/// Breaks words into lines of a drawing, which cannot do so itself. Widths are those of Inter, estimated to the safe side.
/// </summary>
public static class CardText
{
    /// <summary>The lines of a text; a word that fits in none is broken. Nothing is left out.</summary>
    /// <param name="width">Of a line, in the drawing's units.</param>
    /// <param name="size">Of the type.</param>
    public static IReadOnlyList<string> Lines(string text, double width, double size)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(word, width, size)))
        {
            if (line.Length > 0 && Width($"{line} {word}", size) > width)
            {
                lines.Add(line);
                line = "";
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        return [.. lines, line];
    }

    public static double Width(string text, double size) =>
        size
        * text.EnumerateRunes()
            .Sum(rune =>
                rune.Value switch
                {
                    'i' or 'j' or 'l' or 'I' or '.' or ',' or ':' or '\'' or '’' or '|' or '!' => 0.29,
                    'f' or 'r' or 't' or ' ' or '(' or ')' or '-' => 0.39,
                    'm' or 'w' or 'M' or 'W' or '@' or '%' => 0.92,
                    >= 0x1100 => 1.05,
                    _ when char.IsUpper((char)rune.Value) => 0.72,
                    _ => 0.6,
                }
            );

    private static IEnumerable<string> Pieces(string word, double width, double size)
    {
        var piece = "";
        foreach (var rune in word.EnumerateRunes())
        {
            if (piece.Length > 0 && Width(piece + rune, size) > width)
            {
                yield return piece;
                piece = "";
            }
            piece += rune;
        }
        yield return piece;
    }
}
