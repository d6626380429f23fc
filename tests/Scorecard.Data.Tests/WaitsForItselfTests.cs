using Microsoft.EntityFrameworkCore;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests;

/// <summary>The guard under which all tests of the store and the pages run: without it, they could not fail on SQLite and PostgreSQL.</summary>
public abstract class WaitsForItselfTests(Func<Task<Store>> create) : StoreTests(create)
{
    [SkippableFact]
    public async Task A_read_of_the_book_inside_a_write_is_found()
    {
        await using var db = Store.Open();
        await using (await db.BeginWriteAsync(Acme.Id, Ann, Start))
        {
            _ = await db.Units.CountAsync();
            var found = await Assert.ThrowsAsync<InvalidOperationException>(() => Store.Books.ReadAsync(Acme.Id, book => book.Sequence));
            Assert.Contains("would wait for itself", found.Message, StringComparison.Ordinal);
        }

        Assert.Equal(1, await Store.Books.ReadAsync(Acme.Id, book => book.Sequence));
    }

    [SkippableFact]
    public async Task Once_it_is_committed_the_book_can_be_read()
    {
        await using var db = Store.Open();
        await using var write = await db.BeginWriteAsync(Acme.Id, Ann, Start);
        (await db.Units.SingleAsync(u => u.Code == "OPS")).Rename("Operations");
        await write.CommitAsync();

        Assert.Equal(2, await Store.Books.ReadAsync(Acme.Id, book => book.Sequence));
    }
}

public sealed class WaitsForItselfOnSqlite() : WaitsForItselfTests(() => Store.OnSqliteAsync());

public sealed class WaitsForItselfOnPostgreSql() : WaitsForItselfTests(() => Store.OnPostgreSqlAsync());

public sealed class WaitsForItselfOnSqlServer() : WaitsForItselfTests(() => Store.OnSqlServerAsync());
