using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Units;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests;

public abstract class UnfinishedWriteTests(Func<Task<Store>> create) : StoreTests(create)
{
    [SkippableFact]
    public async Task What_throws_in_the_middle_has_never_happened_and_the_next_writer_gets_its_turn()
    {
        await using var db = Store.Open();
        await Assert.ThrowsAsync<TimeoutException>(async () =>
        {
            await using var write = await db.BeginWriteAsync(Acme.Id, Ann, Start);
            (await db.Units.SingleAsync(u => u.Code == "OPS")).Rename("Halfway");
            await db.SaveChangesAsync();
            (await db.Units.SingleAsync(u => u.Code == "SALES")).Rename("Halfway");
            await Task.Delay(1);
            throw new TimeoutException();
        });

        Assert.Empty(db.ChangeTracker.Entries());
        await NothingHappenedAndTheNextWriteSucceedsAsync();
    }

    [SkippableFact]
    public async Task What_the_database_refuses_has_never_happened_and_the_next_writer_gets_its_turn()
    {
        var refused = await Assert.ThrowsAsync<DbUpdateException>(() =>
            Store.WriteAsync(
                Acme.Id,
                async db =>
                    db.AddRange(
                        Domain.Units.Unit.Below(7000, Acme, await db.Units.SingleAsync(u => u.Code == "ORG"), "HR", "Halfway"),
                        Domain.Units.Unit.Below(7001, Acme, await db.Units.SingleAsync(u => u.Code == "ORG"), "hr", "Halfway")
                    )
            )
        );

        Assert.True(Store.Provider.IsUniqueViolation((DbException)refused.InnerException!));
        await NothingHappenedAndTheNextWriteSucceedsAsync();
    }

    [SkippableFact]
    public async Task A_write_that_is_given_up_while_it_waits_keeps_nobody_from_writing()
    {
        await using (var db = Store.Open())
        await using (await db.BeginWriteAsync(Acme.Id, Ann, Start))
        {
            await using var other = Store.Open();
            using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                other.BeginWriteAsync(Acme.Id, Uma, Start, cancel: patience.Token)
            );
        }

        await NothingHappenedAndTheNextWriteSucceedsAsync();
    }

    [SkippableFact]
    public async Task A_write_in_an_organization_that_does_not_exist_keeps_nobody_from_writing()
    {
        await using var db = Store.Open();
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.BeginWriteAsync(424242, Ann, Start));

        await NothingHappenedAndTheNextWriteSucceedsAsync();
    }

    [SkippableFact]
    public async Task A_second_organization_of_the_same_id_is_refused_and_keeps_nobody_from_writing()
    {
        await using var db = Store.Open();
        var refused = await Assert.ThrowsAsync<DbUpdateException>(() =>
            WriteTransaction.BeginNewAsync(db, new Organization(Acme.Id, "ACME"), Ann, Start)
        );

        Assert.True(Store.Provider.IsUniqueViolation((DbException)refused.InnerException!));
        await NothingHappenedAndTheNextWriteSucceedsAsync();
    }

    [SkippableFact]
    public async Task A_context_does_one_write_at_a_time()
    {
        await using var db = Store.Open();
        await using (await db.BeginWriteAsync(Acme.Id, Ann, Start))
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.BeginWriteAsync(Acme.Id, Ann, Start));

        await NothingHappenedAndTheNextWriteSucceedsAsync();
    }

    [SkippableFact]
    public async Task Disposing_twice_gives_one_turn_back()
    {
        await using var db = Store.Open();
        var write = await db.BeginWriteAsync(Acme.Id, Ann, Start);
        await write.DisposeAsync();
        await write.DisposeAsync();

        if (Store.Provider.WriterQueue is { } queue)
            Assert.Equal(1, queue.CurrentCount);
        await NothingHappenedAndTheNextWriteSucceedsAsync();
    }

    [SkippableFact]
    public async Task One_context_can_write_twice()
    {
        await using var db = Store.Open();
        foreach (var name in new[] { "First", "Second" })
        {
            await using var write = await db.BeginWriteAsync(Acme.Id, Ann, Start);
            (await db.Units.SingleAsync(u => u.Code == "OPS")).Rename(name);
            await write.CommitAsync();
        }

        await using var after = Store.Open(Acme.Id);
        Assert.Equal(
            ["First", "Second"],
            await after
                .Changes.Where(c => c.Subject == Subject.Unit && c.Sequence > 1)
                .OrderBy(c => c.Sequence)
                .Select(c => c.To)
                .ToListAsync()
        );
    }

    private async Task NothingHappenedAndTheNextWriteSucceedsAsync()
    {
        await using (var db = Store.Open(Acme.Id))
        {
            Assert.Equal(1, (await db.Organizations.SingleAsync()).Sequence);
            Assert.Equal(1, await db.Changes.MaxAsync(c => c.Sequence));
            Assert.False(await db.Units.AnyAsync(u => u.Name == "Halfway"));
        }
        await Store
            .WriteAsync(Acme.Id, async db => (await db.Units.SingleAsync(u => u.Code == "OPS")).Rename("Operations"))
            .WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(2, await Store.ReadAsync(Acme.Id, db => db.Organizations.Select(o => o.Sequence).SingleAsync()));
    }
}

public sealed class UnfinishedWritesOnSqlite() : UnfinishedWriteTests(() => Store.OnSqliteAsync());

public sealed class UnfinishedWritesOnPostgreSql() : UnfinishedWriteTests(() => Store.OnPostgreSqlAsync());

public sealed class UnfinishedWritesOnSqlServer() : UnfinishedWriteTests(() => Store.OnSqlServerAsync());
