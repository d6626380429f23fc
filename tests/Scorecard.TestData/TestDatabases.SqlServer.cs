using System.Collections.Concurrent;
using Microsoft.Data.SqlClient;
using Xunit;

namespace Scorecard.TestData;

public static partial class TestDatabases
{
    private const string SqlServerVariable = "SCORECARD_TEST_SQLSERVER";

    private static readonly string? SqlServer = Environment.GetEnvironmentVariable(SqlServerVariable);

    private static readonly ConcurrentDictionary<string, Lazy<Task>> BackedUp = new();

    /// <summary>
    /// Creates a database on the SQL Server that the variable names, as <see cref="CreatePostgreSqlAsync"/> does on the other.
    /// </summary>
    /// <param name="copyOf">A database to copy, as it is when it is first copied.</param>
    public static async Task<TestDatabase> CreateSqlServerAsync(TestDatabase? copyOf = null)
    {
        Skip.If(string.IsNullOrEmpty(SqlServer), $"{SqlServerVariable} names no SQL Server. The public workflow starts one.");
        var name = $"scorecard_test_{Guid.NewGuid():N}";
        if (copyOf is null)
        {
            await ExecuteOnSqlServerAsync($"CREATE DATABASE [{name}]");
            await ExecuteOnSqlServerAsync($"ALTER DATABASE [{name}] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE");
            await ExecuteOnSqlServerAsync($"ALTER DATABASE [{name}] SET ALLOW_SNAPSHOT_ISOLATION ON");
        }
        else
            await CopyAsync(new SqlConnectionStringBuilder(copyOf.ConnectionString).InitialCatalog, name);
        var connection = new SqlConnectionStringBuilder(SqlServer) { InitialCatalog = name };
        return new TestDatabase(
            connection.ConnectionString,
            async () =>
            {
                await using (var pooled = new SqlConnection(connection.ConnectionString))
                {
                    SqlConnection.ClearPool(pooled);
                }
                await ExecuteOnSqlServerAsync($"ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{name}]");
            }
        );
    }

    private static async Task CopyAsync(string template, string name)
    {
        await BackedUp
            .GetOrAdd(
                template,
                _ => new(() => ExecuteOnSqlServerAsync($"BACKUP DATABASE [{template}] TO DISK = N'{template}.bak' WITH INIT"))
            )
            .Value;
        await ExecuteOnSqlServerAsync(
            $"""
            DECLARE @folder nvarchar(260) = CAST(SERVERPROPERTY('InstanceDefaultDataPath') AS nvarchar(260));
            DECLARE @data nvarchar(400) = @folder + N'{name}.mdf', @log nvarchar(400) = @folder + N'{name}.ldf';
            RESTORE DATABASE [{name}] FROM DISK = N'{template}.bak'
            WITH MOVE N'{template}' TO @data, MOVE N'{template}_log' TO @log;
            """
        );
    }

    private static async Task ExecuteOnSqlServerAsync(string sql)
    {
        await using var connection = new SqlConnection(SqlServer);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A database's name cannot be a parameter; this one is made here.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
