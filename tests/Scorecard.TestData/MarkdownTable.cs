using System.Globalization;

namespace Scorecard.TestData;

/// <summary>A table of a document under its nearest heading. Rows are read by the names of their columns.</summary>
public sealed record MarkdownTable(string Heading, IReadOnlyList<MarkdownTable.Row> Rows)
{
    public static List<MarkdownTable> Read(string path)
    {
        var tables = new List<MarkdownTable>();
        var heading = "";
        var lines = File.ReadAllLines(path);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith('#'))
                heading = lines[i].TrimStart('#').Trim();
            if (!lines[i].StartsWith('|'))
                continue;
            var columns = Cells(lines[i++]);
            var rows = new List<Row>();
            while (++i < lines.Length && lines[i].StartsWith('|'))
                rows.Add(new Row(i + 1, columns.Zip(Cells(lines[i])).ToDictionary(c => c.First, c => c.Second)));
            tables.Add(new MarkdownTable(heading, rows));
        }
        return tables;
    }

    private static List<string> Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];

    public sealed record Row(int Line, IReadOnlyDictionary<string, string> Cells)
    {
        public string this[string column] => Cells[column];

        public bool Has(string column) => Cells.TryGetValue(column, out var cell) && cell.Length > 0;

        public decimal Number(string column) => Parse(this[column]);

        public decimal? NumberOrNone(string column) => Has(column) ? Number(column) : null;

        /// <summary>The parts of a cell between commas; none for an empty cell.</summary>
        public List<string> List(string column) =>
            [.. this[column].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

        /// <summary>The parts of a cell between semicolons, each a key and what follows its last colon; without a colon the key is empty.</summary>
        public List<(string Key, string Value)> Pairs(string column) =>
            [
                .. this[column]
                    .Split(';', StringSplitOptions.TrimEntries)
                    .Select(part => part.Split(':', StringSplitOptions.TrimEntries) is [var key, var value] ? (key, value) : ("", part)),
            ];

        public static decimal Parse(string number) => decimal.Parse(number, NumberStyles.Number, CultureInfo.InvariantCulture);
    }
}
