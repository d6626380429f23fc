using Microsoft.Data.Sqlite;
using Scorecard.Data.Sqlite;

namespace Scorecard.Benchmarks;

/// <summary>Against one prepared command, into a file with the write-ahead log on.</summary>
internal sealed class ImportingIntoSqlite : Importing
{
    private readonly string connectionString;
    private readonly string insert;

    public ImportingIntoSqlite(BigFiles files)
        : base(files, new SqliteProvider(), $"Data Source={FileIn(files)}")
    {
        connectionString = new SqliteConnectionStringBuilder { DataSource = FileIn(files), ForeignKeys = true }.ToString();
        insert = ReadRows();
    }

    public override void Raw()
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.CommandText = insert;
        var parameters = Rows[0].Select((_, i) => command.Parameters.Add(new SqliteParameter($"@p{i}", null))).ToArray();
        command.Prepare();
        foreach (var row in Rows)
        {
            for (var i = 0; i < parameters.Length; i++)
                parameters[i].Value = row[i];
            command.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    public override void Empty()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = """DELETE FROM "Measurements"; PRAGMA wal_checkpoint(TRUNCATE);""";
        command.ExecuteNonQuery();
    }

    public override void Dispose()
    {
        SqliteConnection.ClearAllPools();
        base.Dispose();
    }

    private static string FileIn(BigFiles files) => Path.Combine(files.Folder, "scorecard.db");

    private string ReadRows()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = """SELECT * FROM "Measurements" ORDER BY rowid""";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            Rows.Add(row);
        }
        CheckRows();
        var names = Enumerable.Range(0, reader.FieldCount).Select(i => $"\"{reader.GetName(i)}\"").ToList();
        return $"""INSERT INTO "Measurements" ({string.Join(", ", names)}) VALUES ({string.Join(", ", names.Select((_, i) => $"@p{i}"))})""";
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        return connection;
    }
}
