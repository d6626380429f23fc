using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Operations;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests.Operations;

/// <summary>What is gone through ahead of the first person leaves nothing behind and stands in nobody's way.</summary>
public abstract class RehearsalTests(Func<Task<Store>> create) : StoreTests(create)
{
    [SkippableFact]
    public async Task A_rehearsal_leaves_everything_as_it_was()
    {
        var before = await CountsAsync();

        await RehearseAsync();

        Assert.True(before.Values > 0);
        Assert.Equal(before, await CountsAsync());
    }

    private async Task<(long Sequence, int Values, int Lines)> CountsAsync()
    {
        await using var db = Store.Open(Acme.Id);
        return ((await db.Organizations.SingleAsync()).Sequence, await db.Measurements.CountAsync(), await db.Changes.CountAsync());
    }

    protected async Task RehearseAsync()
    {
        await using var db = Store.Open();
        await new RecordMeasurement(db, Store.Books, TimeProvider.System).RehearseAsync(Acme.Id, CancellationToken.None);
    }
}

public sealed class RehearsalOnSqlite() : RehearsalTests(() => Store.OnSqliteAsync());

public sealed class RehearsalOnPostgreSql() : RehearsalTests(() => Store.OnPostgreSqlAsync())
{
    [SkippableFact]
    public async Task A_rehearsal_waits_for_no_writer()
    {
        await using var db = Store.Open();
        await using var write = await db.BeginWriteAsync(Acme.Id, null, Start);

        await RehearseAsync().WaitAsync(TimeSpan.FromMinutes(1));
    }
}
