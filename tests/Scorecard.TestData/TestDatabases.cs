using System.Data.Common;
using Npgsql;
using Xunit;

namespace Scorecard.TestData;

/// <summary>
/// Makes empty databases for tests: a file for SQLite, for PostgreSQL a database on the server that ./eng/test.sh starts, and for SQL Server one where a
/// server is named.
/// </summary>
public static partial class TestDatabases
{
    private const string ServerVariable = "SCORECARD_TEST_POSTGRES";

    // Seconds: sixteen who take turns on a busy machine may each wait longer than a person would.
    private const int Patience = 60;

    /// <summary>The key file of programs whose data lies on a server: one for all nodes.</summary>
    public static readonly string KeyFile = Path.Combine(Path.GetTempPath(), $"scorecard-test-{Environment.ProcessId}.key");

    private static readonly string? Server = Environment.GetEnvironmentVariable(ServerVariable);

    /// <param name="copyOf">A database to copy, on which nothing is open.</param>
    public static TestDatabase CreateSqlite(TestDatabase? copyOf = null)
    {
        var folder = Directory.CreateTempSubdirectory("scorecard-test-").FullName;
        var connection = new DbConnectionStringBuilder { ["Data Source"] = Path.Combine(folder, "scorecard.db") };
        if (copyOf is not null)
            foreach (
                var file in Directory.GetFiles(
                    Path.GetDirectoryName(
                        (string)new DbConnectionStringBuilder { ConnectionString = copyOf.ConnectionString }["Data Source"]
                    )!
                )
            )
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return new TestDatabase(
            connection.ConnectionString,
            () =>
            {
                Directory.Delete(folder, recursive: true);
                // The program's key file lies beside the folder of its data.
                File.Delete(folder + ".key");
                return Task.CompletedTask;
            }
        );
    }

    /// <summary>
    /// Creates a database on the server, or skips when there is none: called from a test, or from the InitializeAsync of a test class or
    /// its fixture, whose tests are then all <c>[SkippableFact]</c> or <c>[SkippableTheory]</c> (a plain fact would fail instead).
    /// </summary>
    /// <param name="copyOf">A database to copy, on which nothing is open.</param>
    public static async Task<TestDatabase> CreatePostgreSqlAsync(TestDatabase? copyOf = null)
    {
        Skip.If(
            string.IsNullOrEmpty(Server),
            $"{ServerVariable} names no PostgreSQL server. Run ./eng/test.sh, which starts one for the tests."
        );
        var name = $"scorecard_test_{Guid.NewGuid():N}";
        // template1 cannot be copied while anything is connected to it; nothing can be connected to template0.
        var template = copyOf is null ? "template0" : new NpgsqlConnectionStringBuilder(copyOf.ConnectionString).Database;
        await ExecuteOnServerAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        var connection = new NpgsqlConnectionStringBuilder(Server)
        {
            Database = name,
            Timeout = Patience,
            CommandTimeout = Patience,
        };
        return new TestDatabase(
            connection.ConnectionString,
            async () =>
            {
                await using (var pooled = new NpgsqlConnection(connection.ConnectionString))
                {
                    NpgsqlConnection.ClearPool(pooled);
                }
                await ExecuteOnServerAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            }
        );
    }

    private static async Task ExecuteOnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A database's name cannot be a parameter; this one is made here.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
