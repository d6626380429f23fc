using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests;

public sealed class SqliteQueueTests() : StoreTests(() => Store.OnSqliteAsync())
{
    private const int Writers = 16;
    private const int WritesEach = 25;

    [Fact]
    public async Task Sixteen_writers_take_turns_and_none_finds_the_database_locked()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(writer =>
                    Task.Run(async () =>
                    {
                        var organization = writer % 2 == 0 ? Acme.Id : Globex.Id;
                        for (var i = 0; i < WritesEach; i++)
                            if (i % 5 == 4)
                                await SignInFailedAsync(writer % 2 == 0 ? Ann : Gus); // Identity saves outside a write, in the same line.
                            else
                                await Store.WriteAsync(
                                    organization,
                                    async db => (await db.Units.SingleAsync(u => u.Code == "OPS")).Rename($"Operations {writer} {i}")
                                );
                    })
                )
        );

        foreach (var organization in new[] { Acme.Id, Globex.Id })
            Assert.Equal(
                1 + Writers / 2 * WritesEach * 4 / 5,
                await Store.ReadAsync(organization, db => db.Organizations.Select(o => o.Sequence).SingleAsync())
            );
        Assert.Equal(Writers * WritesEach / 5, await Store.ReadAsync(0, db => db.Users.SumAsync(p => p.AccessFailedCount)));
    }

    [Fact]
    public async Task Readers_go_on_while_one_writes()
    {
        await using var db = Store.Open();
        await using var write = await db.BeginWriteAsync(Acme.Id, Ann, Start);
        (await db.Units.SingleAsync(u => u.Code == "OPS")).Rename("Halfway");
        await db.SaveChangesAsync();

        var name = await Store
            .ReadAsync(Acme.Id, other => other.Units.Where(u => u.Code == "OPS").Select(u => u.Name).SingleAsync())
            .WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal("OPS", name);
    }

    [Fact]
    public async Task The_file_is_kept_in_write_ahead_mode_with_foreign_keys_on()
    {
        await using var db = Store.Open();
        Assert.Equal(
            "wal",
            (await db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").ToListAsync()).Single()
        );
        Assert.Equal(
            1,
            (await db.Database.SqlQueryRaw<int>("SELECT foreign_keys AS Value FROM pragma_foreign_keys").ToListAsync()).Single()
        );
        await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync("DELETE FROM Organizations"));
    }

    private async Task SignInFailedAsync(long person)
    {
        await using var db = Store.Open();
        for (; ; db.ChangeTracker.Clear())
        {
            var found = await db.Users.SingleAsync(p => p.Id == person);
            found.AccessFailedCount++;
            found.ConcurrencyStamp = Guid.NewGuid().ToString();
            try
            {
                await db.SaveChangesAsync();
                return;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another attempt was counted first.
            }
        }
    }
}
