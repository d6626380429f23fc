using Scorecard.Data.Import;
using Scorecard.Domain;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.Mapped;

/// <summary>A column of the file at hand, with what the mapping says of it.</summary>
/// <param name="Name">The header, or the letter of the column where it has none.</param>
/// <param name="Period">The text of the period whose numbers it holds; null for none.</param>
public sealed record TableColumn(int Index, string Name, MappedColumn Mapped, HeaderText Text, string? Period)
{
    public Series Series => Text.Series ?? Series.Actual;
}

/// <summary>The columns of the file at hand. A mapping knows them by their names, and those named as periods by that.</summary>
public sealed class TableHeader
{
    private const int MostTitles = 20;

    private readonly List<string> problems = [];
    private readonly List<string> unknown = [];

    private TableHeader(IReadOnlyList<TableColumn> columns, int line) => (Columns, Line) = (columns, line);

    public IReadOnlyList<TableColumn> Columns { get; private set; }

    public int Line { get; }

    /// <summary>What stands in the way of reading the rows, as sentences.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>Columns that the mapping does not know, and so leaves out.</summary>
    public IReadOnlyList<string> Unknown => unknown;

    public TableColumn? Of(ColumnRole role) => Columns.FirstOrDefault(c => c.Mapped.Role == role);

    /// <summary>Names of the columns of a header: a letter where there is none, a number behind one that was there before.</summary>
    public static IReadOnlyList<string> Names(TableRow row, int width)
    {
        var names = new List<string>();
        for (var i = 0; i < width; i++)
        {
            var name = row[i].Length > 0 ? row[i] : $"Column {Letters(i)}";
            var same = names.Count(n =>
                n.Equals(name, StringComparison.OrdinalIgnoreCase) || n.StartsWith(name + " (", StringComparison.OrdinalIgnoreCase)
            );
            names.Add(same > 0 ? $"{name} ({same + 1})" : name);
        }
        return names;
    }

    /// <exception cref="RuleViolation">The file has no such header.</exception>
    public static TableHeader Of(FileMapping mapping, IReadOnlyList<TableRow> head, string fileName)
    {
        var at = LineOf(mapping, head);
        var row = head[at];
        var width = head.Skip(at).Take(50).Select(r => r.Cells.Any(c => c.Length > 0) ? LastFilled(r) + 1 : 0).Max();
        var names = Names(row, width);
        var header = new TableHeader([], row.Line);
        var columns = names.Select((name, i) => (Name: name, Index: i, Text: HeaderText.Read(name), Mapped: mapping.Find(name))).ToList();
        var takesPeriods = mapping.Columns.Any(c => c.Role == ColumnRole.PeriodValues);
        header.Columns =
        [
            .. columns.Select(c =>
            {
                var mapped = c.Mapped ?? new(TextRules.Normalize(c.Name), header.RoleOfNew(c.Name, c.Text, mapping, takesPeriods));
                return new TableColumn(c.Index, c.Name, mapped, c.Text, mapped.Role == ColumnRole.PeriodValues ? c.Text.Period : null);
            }),
        ];
        header.GiveYears(mapping, head, at, fileName);
        return header;
    }

    /// <summary>Whether a file is of the kind that a mapping was made for: every column but those of periods has its name.</summary>
    public static bool Fits(FileMapping mapping, IReadOnlyList<TableRow> head) =>
        head.Take(MostTitles).Any(row => Knows(mapping, row)) && mapping.Columns.Count > 0;

    private static int LineOf(FileMapping mapping, IReadOnlyList<TableRow> head)
    {
        var known = head.Take(MostTitles).Select((row, i) => (row, i)).Where(r => Knows(mapping, r.row)).Select(r => r.i).ToList();
        if (known.Count > 0)
            return known[0];
        var at = head.ToList().FindIndex(row => row.Line == mapping.HeaderLine);
        return at >= 0
            ? at
            : throw new RuleViolation($"There is no row {mapping.HeaderLine} with a header. Say which row names the columns.");
    }

    private static bool Knows(FileMapping mapping, TableRow row)
    {
        var width = LastFilled(row) + 1;
        if (width < 1)
            return false;
        var names = Names(row, width);
        var found = names.Select(mapping.Find).OfType<MappedColumn>().ToHashSet();
        return mapping.Columns.All(c => c.Role is ColumnRole.PeriodValues or ColumnRole.LeftOut || found.Contains(c))
            && names.All(n => mapping.Find(n) is not null || HeaderText.Read(n) is { Period: not null } or { IsTotal: true });
    }

    private ColumnRole RoleOfNew(string name, HeaderText text, FileMapping mapping, bool takesPeriods)
    {
        if (takesPeriods && text.Period is not null && text.Frequency == mapping.Frequency)
            return ColumnRole.PeriodValues;
        if (!text.IsTotal && text.Period is null && mapping.Columns.Count > 0)
            unknown.Add(name);
        return ColumnRole.LeftOut;
    }

    /// <summary>
    /// Months without a year get it from a cell above them, from a year beside them, from the titles or the name of the file.
    /// </summary>
    private void GiveYears(FileMapping mapping, IReadOnlyList<TableRow> head, int at, string fileName)
    {
        var months = Columns.Where(c => c.Period is not null && c.Text.Month is not null).ToList();
        if (months.Count == 0)
            return;
        var first = months[0].Text.Month!.Value;
        var beside = Columns
            .Select(c => c.Text.Frequency == Frequency.Year ? HeaderText.YearIn(c.Name) ?? ShortYear(c.Name) : null)
            .OfType<int>();
        var titles = head.Take(at).SelectMany(row => row.Cells).Select(HeaderText.YearIn).OfType<int>().ToList();
        var above = at > 0 && head[at - 1].Cells.Count(cell => HeaderText.YearIn(cell) is not null) > 1 ? head[at - 1] : null;
        int? whole = mapping.Year ?? Last(beside) ?? Last(titles) ?? HeaderText.YearIn(fileName);
        if (whole is null && above is null)
        {
            problems.Add(
                $"Row {Line}: the months in the columns have no year, and nothing above them or beside them names one. "
                    + "Write it under “Year of the months”."
            );
            Columns = [.. Columns.Select(c => c.Text.Month is null ? c : c with { Period = null })];
            return;
        }
        Columns =
        [
            .. Columns.Select(c =>
            {
                if (c.Period is null || c.Text.Month is not { } month)
                    return c;
                var year =
                    above is not null
                        ? Enumerable
                            .Range(0, c.Index + 1)
                            .Reverse()
                            .Select(i => HeaderText.YearIn(above[i]))
                            .FirstOrDefault(y => y is not null)
                            ?? whole
                    : whole is { } named ? named + Later(month, first, mapping.YearNaming)
                    : null;
                return c with { Period = year is { } found ? $"{found:0000}-{month:00}" : null };
            }),
        ];
    }

    private static int Later(int month, int first, FiscalYearNaming naming) =>
        naming switch
        {
            FiscalYearNaming.Start => month < first ? 1 : 0,
            FiscalYearNaming.End => first > 1 && month >= first ? -1 : 0,
        };

    private static int? ShortYear(string name) =>
        name.Split(' ').FirstOrDefault(w => w.Length == 4 && w.StartsWith("FY", StringComparison.OrdinalIgnoreCase)) is { } word
        && int.TryParse(word[2..], out var year)
            ? 2000 + year
            : null;

    private static int? Last(IEnumerable<int> years) => years.Select(y => (int?)y).LastOrDefault();

    private static int LastFilled(TableRow row)
    {
        for (var i = row.Cells.Count - 1; i >= 0; i--)
            if (row[i].Length > 0)
                return i;
        return -1;
    }

    private static string Letters(int index) => index < 26 ? $"{(char)('A' + index)}" : Letters(index / 26 - 1) + (char)('A' + index % 26);
}

internal static class MappedColumns
{
    /// <summary>What a mapping says of a column of this name; null where it does not know it.</summary>
    public static MappedColumn? Find(this FileMapping mapping, string name)
    {
        var (exact, key) = (TextRules.Normalize(name), HeaderText.Key(name));
        return mapping.Columns.FirstOrDefault(c => c.Header == exact)
            ?? mapping.Columns.FirstOrDefault(c => c.Header != exact && HeaderText.Key(c.Header) == key);
    }
}
