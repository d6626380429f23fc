using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Scorecard.Data;

/// <summary>All that differs between the databases. One subclass per provider project.</summary>
public abstract class DatabaseProvider
{
    /// <summary>The name by which the setting <c>Database:Provider</c> chooses it.</summary>
    public abstract string Name { get; }

    public abstract void Configure(DbContextOptionsBuilder options, string connectionString);

    /// <summary>Whether a failed command broke a unique index or key.</summary>
    public abstract bool IsUniqueViolation(DbException exception);

    /// <summary>
    /// Starts a read-only transaction in which all queries see one state of the database.
    /// </summary>
    public abstract Task BeginSnapshotAsync(ScorecardDbContext db, CancellationToken cancel);

    /// <summary>Settles what holds for the database file or server as a whole; called once after migrating.</summary>
    public virtual Task PrepareAsync(ScorecardDbContext db, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>
    /// Turns taken by writers where the database knows only one at a time; null where its own row locks do. Waiting here is fair and cheap,
    /// waiting on a locked file is neither.
    /// </summary>
    public virtual SemaphoreSlim? WriterQueue => null;

    /// <summary>
    /// How many rows a bulk insert puts into one command: one where the database is in the process,
    /// many where each command is a round trip.
    /// </summary>
    public virtual int RowsPerInsert => 1;
}
