using System.Globalization;
using System.Xml;
using Scorecard.Domain;

namespace Scorecard.Data.Import;

/// <summary>Goes through the rows of a sheet that hold something.</summary>
/// <param name="sheet">Its name, as the person knows it.</param>
internal sealed class SheetRows(PartReader part, WorkbookCells cells, string sheet)
{
    /// <summary>The format of workbooks ends at XFD1048576.</summary>
    private const int LastColumn = 16_384;
    private const int LastLine = 1_048_576;

    /// <summary>No table of an import needs nearly as many.</summary>
    public const int MostColumns = 2000;

    private int line;
    private int at;
    private int rows;

    /// <summary>The cells of the row up to the last that holds something.</summary>
    public List<string> Texts { get; } = [];

    /// <summary>Rows without content between this one and the one before, which whoever looks for a line counts.</summary>
    public int BlankBefore { get; private set; }

    /// <summary>Moves to the next row.</summary>
    /// <exception cref="XmlException">It is no sheet.</exception>
    /// <exception cref="RuleViolation">It holds more than it should.</exception>
    public bool Read()
    {
        var before = line;
        while (part.Read())
        {
            if (part.Begins("dimension") && part["ref"] is { } reference)
                RefuseWide(reference[(reference.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            if (!part.Begins("row"))
                continue;
            Existing(++rows);
            at = part["r"] is { } named ? LineOf(named) : Existing(at + 1);
            ReadCells(part);
            if (Texts.Count == 0)
                continue;
            line = Math.Max(line + 1, at);
            BlankBefore = line - before - 1;
            return true;
        }
        return false;
    }

    private void ReadCells(PartReader row)
    {
        Texts.Clear();
        var (next, length) = (0, 0);
        foreach (var cell in row.Within("row", "c"))
        {
            var column = cell["r"] is { } reference ? ColumnOf(reference) : next;
            next = column + 1;
            if (Text(cell) is not { Length: > 0 } text)
                continue;
            RefuseWide(column);
            if ((length += text.Length) > TableReader.LongestRow)
                throw new RuleViolation($"{sheet}: row {at} is longer than any row should be. Shorten its texts.");
            while (Texts.Count <= column)
                Texts.Add("");
            Texts[column] = text;
        }
    }

    private string Text(PartReader cell)
    {
        var (type, style, stored) = (cell["t"], cell["s"], "");
        if (cell.IsEmpty)
            return stored;
        while (cell.Read() && !cell.Ends("c"))
            if (cell.Begins("v"))
                stored = cell.Text();
            else if (cell.Begins("is"))
                stored = cell.Texts("is");
        return cells.Text(type, stored, style);
    }

    /// <param name="corner">The last cell, as the sheet says; what is none, says nothing.</param>
    private void RefuseWide(string corner)
    {
        if (Split(corner) is { Column: <= LastColumn } last)
            RefuseWide(last.Column - 1);
    }

    private void RefuseWide(int column)
    {
        if (column >= MostColumns)
            throw new RuleViolation(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{sheet} reaches to column {column + 1:N0}. A table has at most {MostColumns:N0} columns. "
                        + $"Delete the columns to the right of it, save the workbook and choose it again."
                )
            );
    }

    private static int LineOf(string named) =>
        Existing(int.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : 0);

    private static int Existing(int line) => line is >= 1 and <= LastLine ? line : throw new XmlException("A workbook has no such row.");

    /// <summary>The column of a cell such as AB12, from 0.</summary>
    private static int ColumnOf(string reference)
    {
        var (column, line) = Split(reference);
        LineOf(line);
        return column is >= 1 and <= LastColumn ? column - 1 : throw new XmlException("A workbook has no such column.");
    }

    /// <summary>The letters of a reference as a number from 1, 0 where there are none, and what stands behind them.</summary>
    private static (int Column, string Line) Split(string reference)
    {
        var (column, letters) = (0, 0);
        for (; letters < reference.Length && char.IsAsciiLetter(reference[letters]) && column <= LastColumn; letters++)
            column = column * 26 + char.ToUpperInvariant(reference[letters]) - 'A' + 1;
        return (column, reference[letters..]);
    }
}
