using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Scorecard.Data.Hosting;
using Scorecard.Domain;

namespace Scorecard.Data;

/// <summary>All that differs between the databases. One subclass per provider project.</summary>
public abstract class DatabaseProvider
{
    /// <summary>The name by which the setting <c>Database:Provider</c> chooses it.</summary>
    public abstract string Name { get; }

    public abstract void Configure(DbContextOptionsBuilder options, string connectionString);

    /// <summary>A context on a database of its own, past what the application registers.</summary>
    public ScorecardDbContext Open(string connectionString)
    {
        var options = new DbContextOptionsBuilder<ScorecardDbContext>();
        Configure(options, connectionString);
        return new(options.Options, this);
    }

    /// <summary>Whether a failed command broke a unique index or key.</summary>
    public abstract bool IsUniqueViolation(DbException exception);

    /// <summary>
    /// Whether a fault says that the database cannot serve now and may again in a moment: it is away, silent, busy, locked or full.
    /// </summary>
    public bool IsAway(Exception fault) =>
        (fault is DbException failure && IsAway(failure)) || (fault.InnerException is { } inner && IsAway(inner));

    /// <inheritdoc cref="IsAway(Exception)"/>
    protected abstract bool IsAway(DbException failure);

    /// <summary>Lets go of idle connections, which a database that was away has broken.</summary>
    public virtual void ForgetConnections(ScorecardDbContext db) { }

    /// <summary>
    /// Whether a fault lies in the moment, such as a deadlock or a lost connection, so that the same act may succeed when it is done again.
    /// </summary>
    public bool IsPassing(Exception fault) =>
        fault is DbException exception ? IsPassing(exception) : fault.InnerException is { } inner && IsPassing(inner);

    protected virtual bool IsPassing(DbException exception) => exception.IsTransient;

    /// <summary>
    /// Starts a read-only transaction in which all queries see one state of the database.
    /// </summary>
    public abstract Task BeginSnapshotAsync(ScorecardDbContext db, CancellationToken cancel);

    /// <summary>Called before the transaction of a snapshot ends, whether or not it could be read.</summary>
    public virtual Task EndSnapshotAsync(ScorecardDbContext db) => Task.CompletedTask;

    /// <summary>
    /// Brings the database to this version's schema. Of several starts at once one does so and the others wait; one that is killed
    /// meanwhile leaves nothing that hinders the next.
    /// </summary>
    /// <exception cref="CannotStart">The database is newer than this version, or is not to be had.</exception>
    /// <exception cref="DbException">See <see cref="Explain"/>.</exception>
    public abstract Task MigrateAsync(ScorecardDbContext db, ILogger log, CancellationToken cancel);

    /// <summary>Why a start could not use the database, as a sentence with the remedy, or null where it is no known reason.</summary>
    public abstract string? Explain(DbException failure);

    /// <summary>Copies the whole database to a file while others go on.</summary>
    /// <exception cref="RuleViolation">The file is there already or cannot be written; or this is for the server's own tools.</exception>
    public virtual Task BackupAsync(ScorecardDbContext db, string file, CancellationToken cancel) => throw OwnTools();

    /// <summary>Opens a backup as a database of its own in a folder, whatever version it is of.</summary>
    /// <returns>The connection string.</returns>
    /// <inheritdoc cref="BackupAsync"/>
    public virtual Task<string> UnpackAsync(string backup, string folder, CancellationToken cancel) => throw OwnTools();

    /// <summary>Puts a backup in the place of the database, which is kept beside it.</summary>
    /// <inheritdoc cref="BackupAsync"/>
    public virtual Task RestoreAsync(ScorecardDbContext db, string backup, ILogger log, CancellationToken cancel) => throw OwnTools();

    /// <summary>
    /// Counts rows where a server plans by counts and takes them only now and then: just after many rows have come it would plan as for
    /// none.
    /// </summary>
    public virtual Task CountStructureAsync(ScorecardDbContext db, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Settles what holds for the database file or server as a whole; called once after migrating.</summary>
    public virtual Task PrepareAsync(ScorecardDbContext db, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Makes a change that leaves nothing of what it replaces, as far as the database can.</summary>
    public virtual Task ReplaceForGoodAsync(ScorecardDbContext db, Func<Task> change, CancellationToken cancel) => change();

    /// <summary>
    /// Turns taken by writers where the database knows only one at a time; null where its own row locks do. Waiting here is fair and cheap,
    /// waiting on a locked file is neither.
    /// </summary>
    public virtual SemaphoreSlim? WriterQueue => null;

    /// <summary>
    /// The collation that tells texts apart as ordinal comparison does, for columns that hold normalized texts; null where the default one
    /// does.
    /// </summary>
    public virtual string? ExactCollation => null;

    /// <summary>
    /// How many rows an insert puts into one command: one where the database is in the process, many where each command is a round trip.
    /// </summary>
    /// <param name="columns">Each takes a parameter in each row.</param>
    public virtual int RowsPerInsert(int columns) => 1;

    /// <summary>Writes rows by the fastest way that takes part in the transaction.</summary>
    public virtual void Insert(BulkRows rows) => rows.Insert(RowsPerInsert(rows.Columns.Count));

    private RuleViolation OwnTools() => new($"On {Name} the server's own tools make backups and restore them: docs/databases.md says how.");

    public static void SayWaiting(ILogger log) => log.LogWarning("Another start is bringing the database to its version. Waiting for it.");
}
