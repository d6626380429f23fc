using Microsoft.EntityFrameworkCore;

namespace Scorecard.Data;

/// <summary>A transaction that only reads, in which all queries see one state of the database.</summary>
internal sealed class Snapshot : IAsyncDisposable
{
    private readonly ScorecardDbContext db;

    private Snapshot(ScorecardDbContext db) => this.db = db;

    public static async Task<Snapshot> BeginAsync(ScorecardDbContext db, CancellationToken cancel)
    {
        await db.Provider.BeginSnapshotAsync(db, cancel);
        return new(db);
    }

    public async ValueTask DisposeAsync()
    {
        await db.Provider.EndSnapshotAsync(db);
        if (db.Database.CurrentTransaction is { } transaction)
            await transaction.DisposeAsync();
    }
}
