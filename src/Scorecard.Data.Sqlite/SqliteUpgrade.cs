using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Scorecard.Data.Hosting;
using static Scorecard.Data.Sqlite.ResultCode;

namespace Scorecard.Data.Sqlite;

/// <summary>
/// Brings a file to this version's schema. SQLite rebuilds whole tables outside of a transaction, so a copy is migrated and takes the
/// place of the file once it is done: whatever stops the start, the file is the old one or the new one.
/// </summary>
internal sealed class SqliteUpgrade(SqliteProvider provider, string connectionString, ILogger log)
{
    private readonly string file = new SqliteConnectionStringBuilder(connectionString).DataSource;

    private string Copy => file + ".migrating";

    private string Lock => file + ".lock";

    /// <summary>What is being kept, until it has its name.</summary>
    private string Kept => Path.Combine(Path.GetDirectoryName(file)!, "backups", "unfinished.db");

    public async Task RunAsync(CancellationToken cancel)
    {
        await using var turn = await TurnAsync(cancel);
        var exists = File.Exists(file) && new FileInfo(file).Length > 0;
        if (exists && await IsCurrentAsync(cancel))
            return;
        Remove(Copy);
        if (exists)
            await KeepAsync(copy: true, cancel);
        await MigrateCopyAsync(cancel);
        if (exists)
            NameKept("before-upgrade");
        File.Move(Copy, file, overwrite: true);
    }

    private async Task<bool> IsCurrentAsync(CancellationToken cancel)
    {
        await using var db = provider.Open(connectionString);
        var pending = await Migrating.PendingAsync(db, cancel);
        // Fails now, and not at the first save, where the file cannot be written.
        await db.Database.ExecuteSqlRawAsync(
            "BEGIN IMMEDIATE; UPDATE \"__EFMigrationsHistory\" SET \"ProductVersion\" = \"ProductVersion\"; ROLLBACK;",
            cancel
        );
        SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        return pending.Count == 0;
    }

    /// <summary>Puts a backup in the place of the file, which is kept.</summary>
    public async Task RestoreAsync(string backup, CancellationToken cancel)
    {
        await using var turn = await TurnAsync(cancel);
        Remove(Copy);
        File.Copy(backup, Copy);
        if (File.Exists(file) && new FileInfo(file).Length > 0)
        {
            try
            {
                await KeepAsync(copy: false, cancel);
            }
            catch (SqliteException unreadable) when (unreadable.SqliteErrorCode is Damaged or NotADatabase)
            {
                File.Copy(file, Kept, overwrite: true);
            }
            NameKept("before-restore");
        }
        foreach (var ending in (string[])["-wal", "-shm"])
            File.Delete(file + ending);
        File.Move(Copy, file, overwrite: true);
    }

    /// <summary>Copies the file: to go back to, and where it is upgraded, to be migrated.</summary>
    private async Task KeepAsync(bool copy, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Kept)!);
        Remove(Kept);
        await using var source = await SqliteBackup.OpenAsync(file, SqliteOpenMode.ReadWrite, cancel);
        try
        {
            // Leaving write-ahead mode takes the file for one connection alone, and empties its log.
            await SqliteBackup.ExecuteAsync(
                source,
                "PRAGMA journal_mode = DELETE; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;",
                cancel
            );
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode == Locked)
        {
            throw new CannotStart($"Another program has {file} open. Stop it, then start again: the file is to be replaced.", busy);
        }
        if (copy)
        {
            await SqliteBackup.CopyAsync(source, Copy, cancel);
            // Taken by a start of an earlier version that was killed; nobody else has the file.
            await using var copied = await SqliteBackup.OpenAsync(Copy, SqliteOpenMode.ReadWrite, cancel);
            await SqliteBackup.ExecuteAsync(copied, "DROP TABLE IF EXISTS \"__EFMigrationsLock\";", cancel);
        }
        await SqliteBackup.CopyAsync(source, Kept, cancel);
    }

    /// <summary>
    /// Only once nothing is left to do but to put the new file in place, so that a start that is killed again and again keeps one.
    /// </summary>
    private void NameKept(string why)
    {
        var backup = Path.Combine(
            Path.GetDirectoryName(Kept)!,
            string.Create(CultureInfo.InvariantCulture, $"{why}-{DateTime.UtcNow:yyyyMMdd-HHmmss-fff}.db")
        );
        File.Move(Kept, backup);
        log.LogInformation("The database as it was is kept in {Backup}.", backup);
    }

    private static void Remove(string database)
    {
        foreach (var ending in (string[])["", "-wal", "-shm", "-journal"])
            File.Delete(database + ending);
    }

    private async Task MigrateCopyAsync(CancellationToken cancel)
    {
        await using var db = provider.Open(
            new SqliteConnectionStringBuilder(connectionString) { DataSource = Copy, Pooling = false }.ToString()
        );
        await Migrating.MigrateAsync(db, cancel);
    }

    /// <summary>A file that one process can hold; the system lets go of it when the process ends, however that happens.</summary>
    private async Task<FileStream> TurnAsync(CancellationToken cancel)
    {
        for (var waited = false; ; waited = true)
            try
            {
                return new(Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException held) when (held.HResult is not 0 && File.Exists(Lock))
            {
                if (!waited)
                    DatabaseProvider.SayWaiting(log);
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancel);
            }
    }
}
