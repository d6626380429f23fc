using Npgsql;
using Scorecard.Data.PostgreSql;

namespace Scorecard.Benchmarks;

/// <summary>Against one binary COPY, into an empty database on a server.</summary>
internal sealed class ImportingIntoPostgreSql : Importing
{
    private readonly string connectionString;
    private readonly List<string> types = [];
    private readonly string copy;

    public ImportingIntoPostgreSql(BigFiles files, string connectionString)
        : base(files, new PostgreSqlProvider(), connectionString)
    {
        this.connectionString = connectionString;
        copy = ReadRows();
    }

    public override void Raw()
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction();
        using (var writer = connection.BeginBinaryImport(copy))
        {
            foreach (var row in Rows)
            {
                writer.StartRow();
                for (var i = 0; i < row.Length; i++)
                    if (row[i] is DBNull)
                        writer.WriteNull();
                    else
                        writer.Write(row[i], types[i]);
            }
            writer.Complete();
        }
        transaction.Commit();
    }

    public override void Empty()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = """TRUNCATE "Measurements"; CHECKPOINT;""";
        command.ExecuteNonQuery();
    }

    private string ReadRows()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = """SELECT * FROM "Measurements" ORDER BY ctid""";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            Rows.Add(row);
        }
        CheckRows();
        types.AddRange(Enumerable.Range(0, reader.FieldCount).Select(reader.GetDataTypeName));
        var names = Enumerable.Range(0, reader.FieldCount).Select(i => $"\"{reader.GetName(i)}\"");
        return $"""COPY "Measurements" ({string.Join(", ", names)}) FROM STDIN (FORMAT BINARY)""";
    }

    private NpgsqlConnection Open()
    {
        var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        return connection;
    }
}
