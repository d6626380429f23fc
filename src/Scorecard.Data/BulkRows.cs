using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Scorecard.Data;

/// <summary>A column that rows are written into.</summary>
/// <param name="Name">As the database calls it.</param>
public sealed record BulkColumn(string Name, RelationalTypeMapping Mapping, bool Nullable);

/// <summary>New rows of one table on their way into the database, and the transaction that they belong to.</summary>
public sealed class BulkRows
{
    private const int UsualPatience = 30;

    private readonly ISqlGenerationHelper names;
    private readonly object[] cells;

    public BulkRows(ScorecardDbContext db, IEntityType type, IReadOnlyList<BulkColumn> columns, int most)
    {
        names = db.GetService<ISqlGenerationHelper>();
        Connection = db.Database.GetDbConnection();
        Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        Patience = db.Database.GetCommandTimeout() ?? UsualPatience;
        Table = names.DelimitIdentifier(type.GetTableName()!, type.GetSchema());
        Columns = columns;
        ColumnNames = string.Join(", ", columns.Select(c => names.DelimitIdentifier(c.Name)));
        cells = new object[most * columns.Count];
    }

    public DbConnection Connection { get; }

    public DbTransaction? Transaction { get; }

    /// <summary>Seconds after which a command is given up.</summary>
    public int Patience { get; }

    /// <summary>The table's name, quoted as SQL takes it.</summary>
    public string Table { get; }

    public IReadOnlyList<BulkColumn> Columns { get; }

    /// <summary>The columns' names, quoted and with commas between them.</summary>
    public string ColumnNames { get; }

    public int Count { get; private set; }

    internal bool IsFull => (Count + 1) * Columns.Count > cells.Length;

    /// <summary>What a column holds; <see cref="DBNull"/> for nothing.</summary>
    public object Cell(int row, int column) => cells[row * Columns.Count + column];

    /// <summary>A parameter for each column, without a value.</summary>
    public IReadOnlyList<DbParameter> Parameters()
    {
        using var command = Connection.CreateCommand();
        return [.. Columns.Select((column, i) => Parameter(command, column, $"p{i}"))];
    }

    /// <summary>The cells of one more row, to be filled.</summary>
    public Span<object> Next() => cells.AsSpan(Count++ * Columns.Count, Columns.Count);

    internal void Clear() => Count = 0;

    /// <summary>
    /// Inserts them by one prepared command whose parameters are filled again and again, and a shorter one for what is left.
    /// </summary>
    internal void Insert(int atOnce)
    {
        var done = 0;
        foreach (var size in (int[])[atOnce, Count % atOnce])
        {
            if (size == 0 || Count - done < size)
                continue;
            using var command = Command(size);
            for (; Count - done >= size; done += size)
            {
                for (var i = 0; i < command.Parameters.Count; i++)
                    command.Parameters[i].Value = cells[done * Columns.Count + i];
                command.ExecuteNonQuery();
            }
        }
    }

    private DbCommand Command(int rows)
    {
        var command = Connection.CreateCommand();
        command.Transaction = Transaction;
        command.CommandTimeout = Patience;
        var tuples = Enumerable
            .Range(0, rows)
            .Select(row => $"({string.Join(", ", Columns.Select((column, i) => Placeholder(command, column, row * Columns.Count + i)))})")
            .ToList();
        command.CommandText = $"INSERT INTO {Table} ({ColumnNames}) VALUES {string.Join(", ", tuples)}";
        return command;
    }

    private string Placeholder(DbCommand command, BulkColumn column, int number)
    {
        command.Parameters.Add(Parameter(command, column, $"p{number}"));
        return names.GenerateParameterNamePlaceholder($"p{number}");
    }

    private DbParameter Parameter(DbCommand command, BulkColumn column, string name) =>
        column.Mapping.CreateParameter(command, names.GenerateParameterName(name), null, column.Nullable);
}
