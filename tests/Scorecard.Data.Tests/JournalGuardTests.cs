using Microsoft.EntityFrameworkCore;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests;

public abstract class JournalGuardTests(Func<Task<Store>> create) : StoreTests(create)
{
    [SkippableFact]
    public async Task Nothing_of_an_organization_is_saved_past_the_journal()
    {
        await using var db = Store.Open(Acme.Id);
        (await db.Units.SingleAsync(u => u.Code == "OPS")).Rename("Operations");

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        Assert.Throws<InvalidOperationException>(() => db.SaveChanges());
    }

    [SkippableFact]
    public async Task Measurements_and_the_journal_are_only_added_to()
    {
        await using var db = Store.Open();
        foreach (
            var tamper in new Func<Task>[]
            {
                async () => db.Entry(await db.Measurements.FirstAsync()).Property(m => m.Value).CurrentValue = 1,
                async () => db.Remove(await db.Measurements.FirstAsync()),
                async () => db.Entry(await db.Changes.FirstAsync()).Property(c => c.To).CurrentValue = "nothing",
                async () => db.Remove(await db.Changes.FirstAsync()),
            }
        )
        {
            await using var write = await db.BeginWriteAsync(Acme.Id, null, Start);
            await tamper();
            await Assert.ThrowsAsync<InvalidOperationException>(() => write.CommitAsync());
        }
    }
}

public sealed class JournalGuardOnSqlite() : JournalGuardTests(() => Store.OnSqliteAsync());

public sealed class JournalGuardOnPostgreSql() : JournalGuardTests(() => Store.OnPostgreSqlAsync());

public sealed class JournalGuardOnSqlServer() : JournalGuardTests(() => Store.OnSqlServerAsync());
