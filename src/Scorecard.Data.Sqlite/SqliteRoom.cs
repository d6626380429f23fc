using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Scorecard.Data.Sqlite;

/// <summary>
/// Room for a connection's pages, 32 MB, and for the log of what was written, 64 MB. With SQLite's own 2 and 4 MB, ten thousand values of
/// many KPIs read each page of their index from the file again and again, and each call copies its pages into the file at once.
/// </summary>
internal sealed class SqliteRoom : DbConnectionInterceptor
{
    private const string Room = "PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 16384;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Give(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancel = default
    )
    {
        Give(connection);
        return Task.CompletedTask;
    }

    private static void Give(DbConnection connection) => raw.sqlite3_exec(((SqliteConnection)connection).Handle, Room);
}
