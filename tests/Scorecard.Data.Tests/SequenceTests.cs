using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Operations;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Tests;

public abstract class SequenceTests(Func<Task<Store>> create) : StoreTests(create)
{
    private const int Writers = 16;
    private const int WritesEach = 6;

    [SkippableFact]
    public async Task Parallel_writers_number_their_commits_without_gaps_and_in_order_although_some_give_up()
    {
        var committed = 0;
        await Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(writer =>
                    Task.Run(async () =>
                    {
                        for (var i = 0; i < WritesEach; i++)
                        {
                            await using var db = Store.Open();
                            await using var write = await db.BeginWriteAsync(Acme.Id, null, TwoCompanies.Start);
                            // Everything before is committed, nothing after: the numbers follow the order of commit.
                            Assert.Equal(write.Sequence - 1, await db.Changes.MaxAsync(c => c.Sequence));
                            var root = await db.Units.SingleAsync(u => u.ParentId == null);
                            db.Add(
                                Unit.Below(
                                    10_000 + writer * WritesEach + i,
                                    Acme,
                                    root,
                                    string.Create(CultureInfo.InvariantCulture, $"U-{writer}-{i}"),
                                    "New"
                                )
                            );
                            if ((writer + i) % 3 == 0)
                                await db.SaveChangesAsync();
                            if ((writer + i) % 3 != 0)
                            {
                                await write.CommitAsync();
                                Interlocked.Increment(ref committed);
                            }
                        }
                    })
                )
        );

        await using var after = Store.Open(Acme.Id);
        var last = (await after.Organizations.SingleAsync()).Sequence;
        Assert.Equal(1 + committed, last);
        Assert.Equal(
            Enumerable.Range(1, (int)last).Select(n => (long)n),
            await after.Changes.Select(c => c.Sequence).Distinct().Order().ToListAsync()
        );
        Assert.Equal(committed, await after.Units.CountAsync(u => u.Code.StartsWith("U-")));
    }

    [SkippableFact]
    public async Task The_first_write_of_an_organization_has_number_one_and_tells_of_everything_in_it()
    {
        await using var db = Store.Open(Acme.Id);
        var first = await db.Changes.Where(c => c.Sequence == 1).ToListAsync();
        Assert.Equal(first.Count, first.Select(c => c.Ordinal).Distinct().Count());
        Assert.Contains(first, c => c is { Subject: Subject.Organization, What: "added", To: "Acme" });
        Assert.Contains(first, c => c is { Subject: Subject.Organization, What: "added", To: "tier 2: Department" });
        Assert.Equal(4, first.Count(c => c is { Subject: Subject.Unit, What: "added" }));
        Assert.Equal(8, first.Count(c => c.Subject == Subject.Measurement));
        Assert.Equal(1, (await db.Organizations.SingleAsync()).Sequence);
    }

    [SkippableFact]
    public async Task A_write_that_has_nothing_to_tell_keeps_no_number()
    {
        await using (var db = Store.Open())
            await new RecordHealth(db, Store.Books).ExecuteAsync(Acme.Id, TwoCompanies.Start);
        await Store.WriteAsync(Acme.Id, _ => Task.CompletedTask);
        await Store.WriteAsync(Acme.Id, async db => (await db.Units.SingleAsync(u => u.Code == "OPS")).Rename("Operations"));

        await using var after = Store.Open(Acme.Id);
        Assert.NotEmpty(await after.UnitHealth.ToListAsync());
        Assert.Equal(2, (await after.Organizations.SingleAsync()).Sequence);
        Assert.Equal([1, 2], await after.Changes.Select(c => c.Sequence).Distinct().Order().ToListAsync());
    }

    [SkippableFact]
    public async Task Each_organization_counts_by_itself()
    {
        await using (var db = Store.Open())
        await using (var write = await db.BeginWriteAsync(Acme.Id, null, TwoCompanies.Start))
        {
            write.Log(Subject.Import, 0, "import", null, "5 values");
            await write.CommitAsync();
        }

        await using var globex = Store.Open(Globex.Id);
        Assert.Equal(1, (await globex.Organizations.SingleAsync()).Sequence);
    }

    [SkippableFact]
    public async Task An_organization_read_before_the_write_does_not_bring_back_its_old_number()
    {
        await using var db = Store.Open(Acme.Id);
        var acme = await db.Organizations.SingleAsync();
        await using (var other = Store.Open())
        await using (var theirs = await other.BeginWriteAsync(Acme.Id, null, TwoCompanies.Start))
        {
            theirs.Log(Subject.Import, 0, "import", null, "5 values");
            await theirs.CommitAsync();
        }
        await using (var write = await db.BeginWriteAsync(Acme.Id, null, TwoCompanies.Start))
        {
            acme.NameTiers(["Company", "Department", "Team"], deepestUsed: 3);
            await write.CommitAsync();
        }

        await using var after = Store.Open(Acme.Id);
        Assert.Equal(3, (await after.Organizations.SingleAsync()).Sequence);
    }
}

public sealed class SequenceOnSqlite() : SequenceTests(() => Store.OnSqliteAsync());

public sealed class SequenceOnPostgreSql() : SequenceTests(() => Store.OnPostgreSqlAsync());

public sealed class SequenceOnSqlServer() : SequenceTests(() => Store.OnSqlServerAsync());
