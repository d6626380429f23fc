using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Units;

namespace Scorecard.Data;

/// <summary>
/// One writing transaction in one organization. It first takes the organization's next sequence number, which also locks its row: the numbers have
/// no gaps, follow the order of commit, and rules that span rows (no circles, unique names) checked after it cannot be broken by someone else's
/// simultaneous edit. Committing writes the journal with the changes. Disposed without a commit, nothing has happened.
/// </summary>
public sealed class Write : IAsyncDisposable
{
    private readonly ScorecardDbContext db;
    private readonly SemaphoreSlim? queue;
    private readonly List<Change> extra = [];
    private readonly (long? By, DateTime At, string? Why) said;
    private IDbContextTransaction transaction = null!;
    private bool done;

    private Write(ScorecardDbContext db, long? by, DateTime at, string? why)
    {
        (this.db, said) = (db, (by, at, string.IsNullOrWhiteSpace(why) ? null : why.Trim()));
        queue = db.Provider.WriterQueue;
    }

    /// <summary>The organization's sequence number of this transaction.</summary>
    public long Sequence { get; private set; }

    internal static async Task<Write> BeginAsync(ScorecardDbContext db, long? by, DateTime at, string? why, CancellationToken cancel)
    {
        var write = new Write(db, by, at, why);
        await write.StartAsync(cancel);
        try
        {
            await write.TakeSequenceAsync(cancel);
            return write;
        }
        catch
        {
            await write.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the first transaction of an organization, which it adds.</summary>
    public static async Task<Write> BeginNewAsync(ScorecardDbContext db, Organization organization, long? by, DateTime at, CancellationToken cancel = default)
    {
        var write = new Write(db.Scope(organization.Id), by, at, null);
        await write.StartAsync(cancel);
        try
        {
            db.Add(organization);
            write.Log(Subject.Organization, organization.Id, "added", null, organization.Name);
            await db.SaveChangesAsync(cancel);
            await write.TakeSequenceAsync(cancel);
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
        extra.Add(new Change(db.OrganizationId, 0, 0, said.At, said.By, subject, subjectId, what, from, to, said.Why));

    /// <summary>Saves the tracked changes with their journal and commits.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Someone saved one of the rows in between.</exception>
    public async Task CommitAsync(CancellationToken cancel = default)
    {
        db.ChangeTracker.DetectChanges();
        var ordinal = 0;
        var changes = Journal.Of(db.ChangeTracker.Entries()).Select(c => (c.Subject, c.Id, c.What, c.From, c.To))
            .Concat(extra.Select(c => (c.Subject, Id: c.SubjectId, c.What, c.From, c.To))).ToList();
        db.Changes.AddRange(changes.Select(c => new Change(
            db.OrganizationId, Sequence, ordinal++, said.At, said.By, c.Subject, c.Id, c.What, Journal.Short(c.From), Journal.Short(c.To), said.Why)));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        done = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (transaction is not null)
        {
            if (!done)
                db.ChangeTracker.Clear();
            await transaction.DisposeAsync();
        }
        queue?.Release();
    }

    private async Task StartAsync(CancellationToken cancel)
    {
        if (queue is not null)
            await queue.WaitAsync(cancel);
        try
        {
            transaction = await db.Database.BeginTransactionAsync(cancel);
        }
        catch
        {
            queue?.Release();
            throw;
        }
    }

    private async Task TakeSequenceAsync(CancellationToken cancel)
    {
        await db.Organizations.ExecuteUpdateAsync(set => set.SetProperty(o => o.Sequence, o => o.Sequence + 1), cancel);
        Sequence = await db.Organizations.Select(o => o.Sequence).SingleAsync(cancel);
    }
}
