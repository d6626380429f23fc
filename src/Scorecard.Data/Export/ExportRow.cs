using System.Globalization;

namespace Scorecard.Data.Export;

/// <summary>A row of a file of the format: cells by their columns; a column that is not there is an empty cell.</summary>
public sealed class ExportRow(params IEnumerable<(string Column, string? Text)> cells)
{
    public IReadOnlyDictionary<string, string> Cells { get; } =
        cells.ToDictionary(c => c.Column, c => c.Text ?? "", StringComparer.Ordinal);

    public string this[string column] => Cells.GetValueOrDefault(column, "");

    public static string? Of(decimal? number) => number?.ToString("0.############################", CultureInfo.InvariantCulture);

    public static string? Of(double? number) => number?.ToString("R", CultureInfo.InvariantCulture);

    public static string? Of(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <param name="moment">UTC.</param>
    public static string? Of(DateTime? moment) => moment?.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture);

    public static string? Of(bool yes) => yes ? "yes" : null;
}
