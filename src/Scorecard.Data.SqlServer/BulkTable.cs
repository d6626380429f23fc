using System.Data;

namespace Scorecard.Data.SqlServer;

/// <summary>Rows as a bulk copy takes them.</summary>
public static class BulkTable
{
    public static DataTable Of(BulkRows rows)
    {
        var table = new DataTable { MinimumCapacity = rows.Count };
        foreach (var column in rows.Columns)
            table.Columns.Add(column.Name, TypeOf(column));
        var cells = new object[rows.Columns.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < cells.Length; column++)
                cells[column] = rows.Cell(row, column) is DateOnly day ? day.ToDateTime(TimeOnly.MinValue) : rows.Cell(row, column);
            table.Rows.Add(cells);
        }
        return table;
    }

    private static Type TypeOf(BulkColumn column)
    {
        var kept = column.Mapping.Converter?.ProviderClrType ?? column.Mapping.ClrType;
        var type = Nullable.GetUnderlyingType(kept) ?? kept;
        return type == typeof(DateOnly) ? typeof(DateTime) : type;
    }
}
