using Scorecard.Domain.Scales;

namespace Scorecard.Data.Import;

/// <summary>The columns of a scale, as kpis.csv and definitions.csv share them.</summary>
internal static class ScaleCells
{
    /// <param name="known">What holds where a cell is not given; null for a new KPI.</param>
    /// <param name="empties">Whether the empty cell of a column takes away what is known.</param>
    /// <returns>Null where the row does not say which kind of scale it is.</returns>
    public static ScaleInput? Read(TableReader row, ScaleInput? known, Func<string, bool> empties)
    {
        if ((row.Choice<ScaleKind>("scale") ?? known?.Kind) is not { } kind)
            return null;
        List<string> columns = [.. ScaleKinds.Of(kind).Fields.Select(field => field.Key)];
        foreach (var column in ScaleKinds.Fields.Select(field => field.Key).Except(columns))
            if (row.Text(column) is not null)
                row.Bad(
                    column,
                    $"A {kind} scale has no {column}; it has {string.Join(", ", columns)}. Empty the cell, or write another scale."
                );
        var kept = known?.Kind == kind ? known : new ScaleInput(kind);
        foreach (var gone in ScaleKinds.Fields.Where(field => empties(field.Key) || row.IsNone(field.Key)))
            kept = gone.Without(kept);
        return kept.With(new Cells(row));
    }

    private sealed record Cells(TableReader Row) : IScaleReader
    {
        public decimal? Number(string key) => Row.IsNone(key) ? null : Row.Number(key);

        public bool? YesNo(string key) => Row.IsNone(key) ? null : Row.YesNo(key);

        public string? Text(string key) => Row.IsNone(key) ? null : Row.Text(key);
    }
}
