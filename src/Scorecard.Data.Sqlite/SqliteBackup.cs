using Microsoft.Data.Sqlite;
using Scorecard.Domain;

namespace Scorecard.Data.Sqlite;

/// <summary>Copies a database file while others write, and puts a copy back in its place.</summary>
internal static class SqliteBackup
{
    /// <summary>The copy is complete as soon as it has its name.</summary>
    /// <exception cref="RuleViolation">The file is there already, or cannot be written.</exception>
    public static async Task WriteAsync(SqliteConnection source, string file, CancellationToken cancel)
    {
        if (File.Exists(file))
            throw new RuleViolation($"{file} is there already. Name a file that is not.");
        var unfinished = file + ".unfinished";
        try
        {
            File.Delete(unfinished);
            await CopyAsync(source, unfinished, cancel);
            File.Move(unfinished, file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new RuleViolation($"{file} cannot be written: {failure.Message}");
        }
    }

    /// <summary>Copies all of a database as it is at one moment into a single file.</summary>
    public static async Task CopyAsync(SqliteConnection source, string to, CancellationToken cancel)
    {
        await using var target = await OpenAsync(to, SqliteOpenMode.ReadWriteCreate, cancel);
        source.BackupDatabase(target);
        await ExecuteAsync(target, "PRAGMA journal_mode = DELETE;", cancel);
    }

    /// <summary>Reads a whole file, and finds whether it holds together.</summary>
    /// <exception cref="RuleViolation">There is no such file, or it is no database, or damaged.</exception>
    public static async Task CheckAsync(string file, CancellationToken cancel)
    {
        if (!File.Exists(file))
            throw new RuleViolation($"There is no file {file}.");
        try
        {
            await using var connection = await OpenAsync(file, SqliteOpenMode.ReadOnly, cancel);
            await using var check = connection.CreateCommand();
            check.CommandText = "PRAGMA integrity_check(1);";
            if (await check.ExecuteScalarAsync(cancel) is not "ok")
                throw new RuleViolation($"{file} is damaged. Take another backup.");
        }
        catch (SqliteException unreadable)
        {
            throw new RuleViolation($"{file} is damaged, or no backup: {unreadable.Message} Take another one.");
        }
    }

    public static async Task<SqliteConnection> OpenAsync(string file, SqliteOpenMode mode, CancellationToken cancel)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Mode = mode,
                Pooling = false,
                DefaultTimeout = 5,
            }.ToString()
        );
        await connection.OpenAsync(cancel);
        return connection;
    }

    public static async Task ExecuteAsync(SqliteConnection connection, string statement, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
