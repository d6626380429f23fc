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
    public static readonly string[] Dated = ["scale", .. Scale, "weight", "formula", "parent"];

    /// <summary>As files to import.</summary>
    /// <param name="now">What the thing is now; null for a new one.</param>
    public ImportFiles ToFiles(ExportRow? now)
    {
        var cells = Format.Required.Concat(Kept(now)).Distinct().ToDictionary(column => column, column => now?[column] ?? "");
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

    /// <summary>What belongs to the needed columns: the parts of a scale, unless another kind of scale takes its place.</summary>
    private IEnumerable<string> Kept(ExportRow? now) =>
        Format != ImportFormat.Kpis || now is null ? []
        : Said.GetValueOrDefault("scale") is { } kind && !kind.Equals(now["scale"], StringComparison.OrdinalIgnoreCase) ? []
        : Scale.Where(column => now[column].Length > 0).Concat(now["formula"].Length > 0 ? ["formula"] : []);
}
