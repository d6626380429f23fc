using System.Data.Common;
using Scorecard.Data.Hosting;

namespace Scorecard.Data.SqlServer;

/// <summary>
/// Whether readers of a database see the last committed rows instead of waiting for whoever writes. An administrator turns it on; otherwise
/// all of an organization's pages would stand still while one import runs.
/// </summary>
/// <param name="ReadCommitted">Whether single statements do.</param>
/// <param name="Snapshot">Whether transactions may.</param>
public sealed record RowVersions(string Name, bool ReadCommitted, bool Snapshot)
{
    public const string Query = """
        SELECT [name] AS [Name],
            [is_read_committed_snapshot_on] AS [ReadCommitted],
            CAST(CASE WHEN [snapshot_isolation_state] = 1 THEN 1 ELSE 0 END AS bit) AS [Snapshot]
        FROM [sys].[databases]
        WHERE [database_id] = DB_ID()
        """;

    public static async Task<RowVersions> OfAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Query;
        await using var found = await command.ExecuteReaderAsync(cancel);
        await found.ReadAsync(cancel);
        return new(found.GetString(0), found.GetBoolean(1), found.GetBoolean(2));
    }

    /// <exception cref="CannotStart">One of them is off.</exception>
    public void Check()
    {
        string[] missing =
        [
            .. ReadCommitted ? Array.Empty<string>() : [Alter("READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE")],
            .. Snapshot ? Array.Empty<string>() : [Alter("ALLOW_SNAPSHOT_ISOLATION ON")],
        ];
        if (missing.Length > 0)
            throw new CannotStart(
                $"In the database {Name} readers would wait for whoever writes. "
                    + $"Run this in it once, then start again: {string.Join(" ", missing)}"
            );
    }

    private string Alter(string setting) => $"ALTER DATABASE [{Name.Replace("]", "]]", StringComparison.Ordinal)}] SET {setting};";
}
