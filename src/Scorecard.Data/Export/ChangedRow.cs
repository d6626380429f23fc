using CsvHelper;
using Scorecard.Data.Import;
using Scorecard.Domain.Scales;

namespace Scorecard.Data.Export;

/// <summary>
/// One thing of the structure and what is to change of it, as a row for an import in which an empty cell says that there is nothing
/// (<see cref="ImportChoices.EmptyIsNothing"/>).
/// </summary>
/// <param name="Said">Cells by their columns, empty ones too.</param>
public sealed record ChangedRow(TableFormat Format, IReadOnlyDictionary<string, string> Said)
{
    private static readonly string[] Scale = [.. ScaleKinds.Fields.Select(field => field.Key)];

    /// <summary>Columns of kpis.csv of which a change holds from a day on.</summary>
    public static readonly string[] Dated = ["scale", .. Scale, "weight", "formula", "parent", "roll_up_weight"];

    /// <summary>As files to import.</summary>
    /// <param name="now">What the thing is now; null for a new one.</param>
    public ImportFiles ToFiles(ExportRow? now)
    {
        var cells = Format.Required.ToDictionary(column => column, column => now?[column] ?? "");
        if (Format == ImportFormat.Kpis && now is not null)
            foreach (var (column, text) in Kept(now))
                cells[column] = text;
        foreach (var (column, text) in Said)
            cells[column] = text;
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes))
            foreach (var line in new IEnumerable<string>[] { cells.Keys, cells.Values.Select(GuardedText.Guard) })
            {
                foreach (var cell in line)
                    csv.WriteField(cell);
                csv.EndRecord();
            }
        return ImportFiles.Of(Format.File, [(Format.File, bytes.ToArray())]);
    }

    /// <summary>
    /// What belongs to the needed columns of a KPI, and would else be that of its first definition or of its new unit of measure. Another
    /// kind of scale has none of the parts of the present one, and another source of values no formula.
    /// </summary>
    private IEnumerable<(string Column, string Text)> Kept(ExportRow now)
    {
        foreach (var part in Scale)
            yield return (part, Stays("scale") ? now[part] : "");
        if (now["formula"].Length > 0 && Stays("value_source"))
            yield return ("formula", now["formula"]);
        if (now["multiplier"].Length > 0 && Stays("aggregation"))
            yield return ("multiplier", now["multiplier"]);

        bool Stays(string column) =>
            Said.GetValueOrDefault(column) is not { } text || text.Equals(now[column], StringComparison.OrdinalIgnoreCase);
    }
}
