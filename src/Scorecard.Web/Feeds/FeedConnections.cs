using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using MySqlConnector;
using Npgsql;
using Scorecard.Domain;
using Scorecard.Domain.Feeds;
using Scorecard.Web.Hosting.Keys;

namespace Scorecard.Web.Feeds;

/// <summary>Connections to databases outside, that only read as far as each make can promise it.</summary>
public sealed class FeedConnections(FeedSettings settings, IDataProtectionProvider protection)
{
    private const string Program = "Scorecard";

    private readonly IDataProtector secrets = protection.CreateProtector("feed");

    public string Protect(string password) => password.Length == 0 ? "" : secrets.Protect(password);

    /// <exception cref="RuleViolation">It may not be read.</exception>
    public DbConnection Make(FeedDatabase database)
    {
        settings.RefuseUnlessAllowed(database.Kind, database.Address);
        var (address, password) = (database.Address, PasswordOf(database));
        var seconds = (int)Math.Ceiling(settings.Patience.TotalSeconds);
        return database.Kind switch
        {
            DatabaseKind.PostgreSql => new NpgsqlConnection(
                new NpgsqlConnectionStringBuilder
                {
                    Host = address.Server,
                    Port = address.Port ?? NpgsqlConnection.DefaultPort,
                    Database = address.Database,
                    Username = address.User,
                    Password = password,
                    ApplicationName = Program,
                    Timeout = seconds,
                    CommandTimeout = seconds,
                    Pooling = false,
                    Options = $"-c default_transaction_read_only=on -c statement_timeout={seconds}s",
                }.ConnectionString
            ),
            DatabaseKind.SqlServer => new SqlConnection(
                new SqlConnectionStringBuilder
                {
                    DataSource = address.Port is { } port ? $"{address.Server},{port}" : address.Server,
                    InitialCatalog = address.Database,
                    UserID = address.User,
                    Password = password ?? "",
                    ApplicationName = Program,
                    ApplicationIntent = ApplicationIntent.ReadOnly,
                    ConnectTimeout = seconds,
                    CommandTimeout = seconds,
                    Pooling = false,
                }.ConnectionString
            ),
            DatabaseKind.MySql => new MySqlConnection(
                new MySqlConnectionStringBuilder
                {
                    Server = address.Server,
                    Port = (uint)(address.Port ?? 3306),
                    Database = address.Database,
                    UserID = address.User,
                    Password = password ?? "",
                    ApplicationName = Program,
                    ConnectionTimeout = (uint)seconds,
                    DefaultCommandTimeout = (uint)seconds,
                    AllowLoadLocalInfile = false,
                    Pooling = false,
                }.ConnectionString
            ),
            DatabaseKind.Sqlite => new SqliteConnection(
                new SqliteConnectionStringBuilder
                {
                    DataSource = settings.FileOf(address.Database),
                    Mode = SqliteOpenMode.ReadOnly,
                    DefaultTimeout = seconds,
                    Pooling = false,
                }.ConnectionString
            ),
        };
    }

    private string? PasswordOf(FeedDatabase database) =>
        database.Password.Length == 0
            ? null
            : secrets.Open(database.Password)
                ?? throw new RuleViolation($"The password of “{database.Name}” was encrypted with a key that is gone. Write it anew.");

    /// <summary>Begins what is rolled back whatever the query does.</summary>
    public static async Task<DbTransaction> BeginAsync(DbConnection connection, DatabaseKind kind, CancellationToken cancel)
    {
        if (kind == DatabaseKind.MySql)
        {
            await using var only = connection.CreateCommand();
            only.CommandText = "SET SESSION TRANSACTION READ ONLY";
            await only.ExecuteNonQueryAsync(cancel);
        }
        return await connection.BeginTransactionAsync(cancel);
    }
}
