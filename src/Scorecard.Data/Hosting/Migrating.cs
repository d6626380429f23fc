using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Scorecard.Data.Hosting;

/// <summary>Brings a database to the schema of this version. Whoever calls sees to it that nobody else does so meanwhile.</summary>
public static class Migrating
{
    /// <returns>The migrations that this version adds to the database.</returns>
    /// <exception cref="CannotStart">A newer version, or another program, has made the database.</exception>
    public static async Task<IReadOnlyList<string>> PendingAsync(ScorecardDbContext db, CancellationToken cancel)
    {
        var history = db.GetService<IHistoryRepository>();
        if (!await history.ExistsAsync(cancel))
            return [.. db.Database.GetMigrations()];
        var known = db.Database.GetMigrations().ToHashSet();
        var applied = await history.GetAppliedMigrationsAsync(cancel);
        if (applied.FirstOrDefault(row => !known.Contains(row.MigrationId)) is { } newer)
            throw new CannotStart(
                $"The database was made by a newer version of Scorecard: it holds {newer.MigrationId}, which this one does not know. "
                    + "Start the newer version, or restore a backup from before it. Nothing was changed."
            );
        return [.. known.Except(applied.Select(row => row.MigrationId)).Order(StringComparer.Ordinal)];
    }

    /// <summary>Migrates a database that is this start's alone.</summary>
    public static async Task MigrateAsync(ScorecardDbContext db, CancellationToken cancel)
    {
        if ((await PendingAsync(db, cancel)).Count == 0)
            return;
        // Made first, so that EF does not look for it in vain and log that as a failure.
        await db.GetService<IHistoryRepository>().CreateIfNotExistsAsync(cancel);
        // Nobody waits at a screen, and a large table takes its time.
        db.Database.SetCommandTimeout(TimeSpan.FromHours(12));
        await db.Database.MigrateAsync(cancel);
    }
}
