using System.Text;
using Scorecard.Data.Import;

namespace Scorecard.Web.Presentation;

/// <summary>
/// A table as CSV by RFC 4180, in UTF-8 with a byte order mark so that spreadsheets read it. Text that a spreadsheet would run as a formula
/// is told to be text.
/// </summary>
public sealed class Csv
{
    public const string ContentType = "text/csv; charset=utf-8";

    private readonly StringBuilder rows = new();

    public static Csv WithHeader(params string[] names) => new Csv().Row([.. names]);

    /// <summary>Adds a row: strings are guarded text, everything else is written by the invariant culture.</summary>
    public Csv Row(params object?[] cells)
    {
        rows.Append(Line(cells));
        return this;
    }

    /// <summary>A row by itself, for tables that are written as they are made.</summary>
    public static string Line(params object?[] cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    public byte[] ToBytes() => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(rows.ToString())];

    private static string Cell(object? cell) =>
        cell switch
        {
            null => "",
            string text => Quoted(GuardedText.IsFormula(text) ? "'" + text : text),
            IFormattable other => Quoted(other.ToString(null, System.Globalization.CultureInfo.InvariantCulture)),
            _ => Quoted(cell.ToString() ?? ""),
        };

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
