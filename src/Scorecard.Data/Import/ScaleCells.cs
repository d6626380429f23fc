using Scorecard.Domain.Scales;

namespace Scorecard.Data.Import;

/// <summary>The columns of a scale, as kpis.csv and definitions.csv share them.</summary>
internal static class ScaleCells
{
    /// <param name="known">What holds where a cell is not given; null for a new KPI.</param>
    /// <returns>Null where the row does not say which kind of scale it is.</returns>
    public static ScaleInput? Read(TableReader row, ScaleInput? known)
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
        return (known?.Kind == kind ? known : new ScaleInput(kind)).With(row);
    }
}
