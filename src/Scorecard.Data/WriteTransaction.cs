using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Closings;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Units;

namespace Scorecard.Data;

/// <summary>
/// One writing transaction in one organization. It first takes the organization's next sequence number, which also locks its row: the
/// numbers have no gaps, each has its lines in the journal, they follow the order of commit, and rules that span rows (no circles, unique
/// names) checked after it cannot be broken by someone else's simultaneous edit. What the context saves meanwhile is written to the
/// journal with it. Disposed without a commit, nothing has happened.
/// </summary>
public sealed partial class WriteTransaction : IAsyncDisposable
{
    private readonly ScorecardDbContext db;
    private readonly IDbContextTransaction transaction;
    private readonly (long? By, DateTime At, string? Why) said;
    private readonly List<Change> logged = [];
    private readonly string? reason;
    private byte[] last = ChangeChain.Start;
    private int lines;
    private int values;
    private bool committed;
    private bool over;

    private WriteTransaction(ScorecardDbContext db, IDbContextTransaction transaction, long? by, DateTime at, string? why)
    {
        this.db = db;
        this.transaction = transaction;
        reason = string.IsNullOrWhiteSpace(db.RestatementReason) ? null : db.RestatementReason;
        why ??= reason;
        // The journal's hashes cover the moment, and PostgreSQL keeps no more than microseconds.
        said = (
            by,
            at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond)),
            string.IsNullOrWhiteSpace(why) ? null : Journal.Short(why.Trim())
        );
    }

    /// <summary>The organization's sequence number of this transaction.</summary>
    public long Sequence { get; private set; }

    /// <summary>The last closed day; null where no month is closed.</summary>
    internal DateOnly? ClosedThrough { get; private set; }

    internal static Task<WriteTransaction> BeginAsync(
        ScorecardDbContext db,
        long? by,
        DateTime at,
        string? why,
        CancellationToken cancel
    ) => db.Provider.TwiceAsync(() => BeginOnceAsync(db, by, at, why, cancel));

    private static async Task<WriteTransaction> BeginOnceAsync(
        ScorecardDbContext db,
        long? by,
        DateTime at,
        string? why,
        CancellationToken cancel
    )
    {
        var write = await OpenAsync(db, by, at, why, cancel);
        try
        {
            var next =
                await NextNumber.TryTakeAsync(db, cancel)
                ?? throw new InvalidOperationException($"There is no organization {db.OrganizationId} to write in.");
            write.Sequence = next.Sequence;
            write.last = next.Before;
            write.ClosedThrough = next.ClosedThrough;
            return write;
        }
        catch
        {
            await write.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// A write that takes no number, so that nobody waits for it. It goes the way of others, ahead of them, and is never committed.
    /// </summary>
    internal static async Task<WriteTransaction> RehearseAsync(ScorecardDbContext db, DateTime at, CancellationToken cancel)
    {
        var organization = db.OrganizationId;
        var write = await OpenAsync(db, null, at, null, cancel);
        try
        {
            await NextNumber.TryTakeAsync(db.Scope(0), cancel);
            db.Scope(organization);
            write.Sequence = -1;
            return write;
        }
        catch
        {
            await write.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the first transaction of an organization, which it adds.</summary>
    public static async Task<WriteTransaction> BeginNewAsync(
        ScorecardDbContext db,
        Organization organization,
        long? by,
        DateTime at,
        CancellationToken cancel = default
    )
    {
        var write = await OpenAsync(db.Scope(organization.Id), by, at, null, cancel);
        try
        {
            write.Sequence = 1;
            var added = db.Add(organization);
            added.Property(o => o.Sequence).CurrentValue = write.Sequence;
            added.Property(o => o.KeptFrom).CurrentValue = write.said.At;
            await db.SaveChangesAsync(cancel);
            return write;
        }
        catch
        {
            await write.DisposeAsync();
            throw;
        }
    }

    /// <summary>Adds a line to the journal for rows written past the change tracker.</summary>
    public void Log(Subject subject, long subjectId, string what, string? from, string? to) =>
        logged.Add(Line(new(subject, subjectId, what, from, to)));

    /// <summary>Notes a value that is written past the change tracker.</summary>
    public void AddedValue(Measurement value)
    {
        values++;
        if (Sequence > 1)
            replaced.TakeValue(value);
    }

    /// <summary>Saves the tracked changes with their journal and commits.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Someone saved one of the rows in between.</exception>
    public async Task CommitAsync(CancellationToken cancel = default)
    {
        await db.SaveChangesAsync(cancel);
        if (restated.Count > 0)
        {
            db.Add(new Restatement(db.OrganizationId, Sequence, said.At, said.By, reason!, restated));
            await db.SaveChangesAsync(cancel);
        }
        // What has nothing to tell gives its number back, which nobody else has seen.
        if (lines == 0)
            await db.Organizations.ExecuteUpdateAsync(set => set.SetProperty(o => o.Sequence, o => o.Sequence - 1), cancel);
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception unanswered)
        {
            UnansweredCommit.Mark(unanswered);
            throw;
        }
        committed = true;
        Telemetry.Recorded(values);
    }

    public async ValueTask DisposeAsync()
    {
        if (over)
            return;
        over = true;
        try
        {
            if (!committed)
                db.ChangeTracker.Clear();
            await transaction.DisposeAsync();
        }
        finally
        {
            db.Writing = null;
            db.Provider.WriterQueue?.Release();
        }
    }

    /// <summary>The journal of what is about to be saved, and of what was logged since the last time.</summary>
    internal List<Change> TakeLines(IEnumerable<EntityEntry> entries)
    {
        List<Change> taken = [.. logged, .. Journal.Of(entries).Select(Line)];
        logged.Clear();
        foreach (var line in taken)
            last = line.Follow(last);
        values += taken.Count(line => line.Subject == Subject.Measurement);
        return taken;
    }

    private static async Task<WriteTransaction> OpenAsync(
        ScorecardDbContext db,
        long? by,
        DateTime at,
        string? why,
        CancellationToken cancel
    )
    {
        if (db.Writing is not null)
            throw new InvalidOperationException("This context is already writing. Commit or dispose that write first.");
        var queue = db.Provider.WriterQueue;
        if (queue is not null)
            await queue.TurnAsync(cancel);
        try
        {
            return db.Writing = new WriteTransaction(db, await StartAsync(), by, at, why);
        }
        catch
        {
            queue?.Release();
            throw;
        }

        // The level is named: on SQL Server a connection from the pool is still at that of whoever had it before.
        Task<IDbContextTransaction> StartAsync() => db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);
    }

    private Change Line(Journal.Line line) =>
        new(
            db.OrganizationId,
            Sequence,
            lines++,
            said.At,
            said.By,
            line.Subject,
            line.Id,
            line.What,
            Journal.Short(line.From),
            Journal.Short(line.To),
            said.Why
        );
}
