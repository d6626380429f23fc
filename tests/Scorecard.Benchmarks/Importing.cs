using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Data.Hosting;
using Scorecard.Data.Import;
using Scorecard.Data.Operations;
using Scorecard.Data.Sqlite;

namespace Scorecard.Benchmarks;

/// <summary>
/// The import of a file of values with everything it checks, against inserting the very same rows into the very same table with one prepared command.
/// Both run in one transaction in the same database file, with foreign keys and the write-ahead log on, into an emptied table.
/// </summary>
internal sealed class Importing : IDisposable
{
    private readonly BigFiles files;
    private readonly ServiceProvider services;
    private readonly string connectionString;
    private readonly long organizationId;
    private readonly List<object[]> rows = [];
    private readonly string insert;

    public Importing(int count)
    {
        files = new BigFiles(count);
        var database = Path.Combine(files.Folder, "scorecard.db");
        services = new ServiceCollection().AddScorecardData(new SqliteProvider(), $"Data Source={database}").BuildServiceProvider();
        connectionString = new SqliteConnectionStringBuilder { DataSource = database, ForeignKeys = true }.ToString();
        using (var db = services.GetRequiredService<IDbContextFactory<ScorecardDbContext>>().CreateDbContext())
        {
            db.Database.Migrate();
            db.Provider.PrepareAsync(db, CancellationToken.None).Wait();
        }
        organizationId = Run(files.Folder, new(null, "Big"));
        Import();
        insert = ReadRows();
    }

    public void Import() => Run(files.Values, new(organizationId));

    public void Raw()
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.CommandText = insert;
        var parameters = rows[0].Select((_, i) => command.Parameters.Add(new SqliteParameter($"@p{i}", null))).ToArray();
        command.Prepare();
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Length; i++)
                parameters[i].Value = row[i];
            command.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    /// <summary>Empties the table and the log, so that each turn starts alike.</summary>
    public void Empty()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = """DELETE FROM "Measurements"; PRAGMA wal_checkpoint(TRUNCATE);""";
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        services.Dispose();
        SqliteConnection.ClearAllPools();
        files.Dispose();
    }

    private long Run(string path, ImportTarget target)
    {
        using var opened = ImportFiles.Open(path, 1L << 30);
        var report = services.GetRequiredService<ImportOrganization>().ExecuteAsync(opened, target, null).GetAwaiter().GetResult();
        return report.Written
            ? report.OrganizationId
            : throw new InvalidOperationException($"Nothing was imported: {string.Join(" ", report.Problems)}");
    }

    /// <summary>Takes what the import wrote, in the order in which it was written.</summary>
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
            rows.Add(row);
        }
        if (rows.Count != files.Rows)
            throw new InvalidOperationException($"{rows.Count} rows were imported, not {files.Rows}.");
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
