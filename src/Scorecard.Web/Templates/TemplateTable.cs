using System.Globalization;
using CsvHelper;
using Scorecard.Domain;
using Scorecard.Domain.Scales;

namespace Scorecard.Web.Templates;

/// <summary>A row of a template's table; a column that is not there reads as an empty cell.</summary>
public sealed record TemplateRow(IReadOnlyDictionary<string, string> Cells) : IScaleReader
{
    public string this[string column] => Cells.GetValueOrDefault(column, "");

    public string? Text(string key) => this[key] is { Length: > 0 } text ? text : null;

    /// <exception cref="SystemException">It is no number, or too large.</exception>
    public decimal? Number(string key) => Text(key) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;

    public bool? YesNo(string key) => Text(key) is { } answer ? answer == "yes" : null;

    public TemplateRow With(params (string Column, string Text)[] cells)
    {
        var changed = new Dictionary<string, string>(Cells, StringComparer.Ordinal);
        foreach (var (column, text) in cells)
            changed[column] = text;
        return new(changed);
    }
}

/// <summary>One CSV file of a template.</summary>
public sealed record TemplateTable(string File, IReadOnlyList<string> Columns, IReadOnlyList<TemplateRow> Rows)
{
    /// <exception cref="RuleViolation">A needed column is missing.</exception>
    public static TemplateTable Read(string file, byte[] content, params string[] needed)
    {
        using var reader = CsvReader.Create(new MemoryStream(content), new CsvReaderOptions { HasHeader = false });
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        var columns = rows.FirstOrDefault() ?? [];
        var missing = needed.Except(columns).ToList();
        if (missing.Count > 0)
            throw new RuleViolation($"{file} has no column {string.Join(", ", missing)}.");
        return new(
            file,
            columns,
            [
                .. rows.Skip(1)
                    .Select(cells => new TemplateRow(columns.Zip(cells).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal))),
            ]
        );
    }

    public TemplateTable With(IEnumerable<TemplateRow> rows) => this with { Rows = [.. rows] };

    public (string File, byte[] Content) ToFile()
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream))
            foreach (var cells in Rows.Select(row => Columns.Select(column => row[column])).Prepend(Columns))
            {
                foreach (var cell in cells)
                    csv.WriteField(cell);
                csv.EndRecord();
            }
        return (File, stream.ToArray());
    }
}
