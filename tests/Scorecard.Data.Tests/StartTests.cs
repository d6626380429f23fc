using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;
using Scorecard.Data.Hosting;
using Scorecard.Data.Operations;

namespace Scorecard.Data.Tests;

/// <summary>A start brings the database of any earlier version to its own, and refuses what it does not know.</summary>
public abstract class StartTests(Func<Task<Store>> create) : StoreTests(create)
{
    [SkippableFact]
    public async Task Every_version_before_is_upgraded_with_its_data()
    {
        await TwoCompanies.SaveAsync(Store);
        await using var db = Store.Open(Acme.Id);
        var values = await db.Measurements.CountAsync();
        var versions = db.Database.GetMigrations().ToList();

        foreach (var version in Enumerable.Reverse(versions))
        {
            await GoBackAsync(version);
            await StartAsync();

            Assert.Empty(await db.Database.GetPendingMigrationsAsync());
            Assert.Equal(("Acme", values), ((await db.Organizations.SingleAsync()).Name, await db.Measurements.CountAsync()));
        }
    }

    [SkippableFact]
    public async Task The_chain_of_the_journal_begins_with_the_first_change_after_the_upgrade()
    {
        await TwoCompanies.SaveAsync(Store);
        await GoBackAsync(await FirstAsync());
        await StartAsync();
        await Store.WriteAsync(Acme.Id, async db => (await db.Units.SingleAsync(u => u.Code == "OPS")).Rename("Operations"));

        await using var db = Store.Open(Acme.Id);
        var outcome = await new VerifyJournal(db).ExecuteAsync(null, null, CancellationToken.None);

        Assert.Null(outcome.Break);
        Assert.Equal((outcome.Lines - 1, 2L), (outcome.Unchained, outcome.Head?.Sequence));
        Assert.True(outcome.Unchained > 20);
    }

    [SkippableFact]
    public async Task A_newer_database_is_refused_by_name_and_left_alone()
    {
        await using var db = Store.Open(Acme.Id);
        await db.Database.ExecuteSqlRawAsync(
            """INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('29991231235959_Telepathy', '99.0.0')"""
        );

        var refused = await Assert.ThrowsAsync<CannotStart>(() => StartAsync());

        Assert.Contains("29991231235959_Telepathy", refused.Message, StringComparison.Ordinal);
        Assert.Equal(db.Database.GetMigrations().Count() + 1, (await db.Database.GetAppliedMigrationsAsync()).Count());
    }

    protected async Task StartAsync()
    {
        await using var db = Store.Open();
        await Store.Provider.MigrateAsync(db, NullLogger.Instance, CancellationToken.None);
        await Store.Provider.PrepareAsync(db, CancellationToken.None);
    }

    protected async Task GoBackAsync(string version)
    {
        await using var db = Store.Open();
        await db.GetService<IMigrator>().MigrateAsync(version);
        await Store.ForgetConnectionsAsync();
    }

    protected async Task<string> FirstAsync()
    {
        await using var db = Store.Open();
        return db.Database.GetMigrations().First();
    }
}

public sealed class StartsOnSqlite() : StartTests(() => Store.EmptyOnSqliteAsync())
{
    private string File => Store.SqliteFile;

    private string[] Backups =>
        Directory.Exists(Path.Combine(Path.GetDirectoryName(File)!, "backups"))
            ? Directory.GetFiles(Path.Combine(Path.GetDirectoryName(File)!, "backups"))
            : [];

    [Fact]
    public async Task A_start_after_one_that_was_killed_while_it_migrated_goes_on()
    {
        await GoBackAsync(await FirstAsync());
        await using (var db = Store.Open())
            await db.GetService<IHistoryRepository>().AcquireDatabaseLockAsync(); // Never let go of.

        await StartAsync().WaitAsync(TimeSpan.FromMinutes(1));

        await using var after = Store.Open();
        Assert.Empty(await after.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task The_file_as_it_was_is_kept_and_only_where_something_changes()
    {
        await StartAsync();
        Assert.Empty(Backups);
        await GoBackAsync(await FirstAsync());

        await StartAsync();

        await using var kept = Store.OpenFile(Assert.Single(Backups));
        Assert.Equal([await FirstAsync()], await kept.Database.GetAppliedMigrationsAsync());
    }

    [Fact]
    public async Task What_a_killed_upgrade_left_half_done_does_not_count()
    {
        await GoBackAsync(await FirstAsync());
        await System.IO.File.WriteAllTextAsync(File + ".migrating", "the beginning of a database");
        await System.IO.File.WriteAllTextAsync(File + ".migrating-journal", "and of its journal");

        await StartAsync();

        Assert.False(System.IO.File.Exists(File + ".migrating"));
        await using var db = Store.Open();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task A_file_that_another_program_has_open_is_not_upgraded_under_it()
    {
        await GoBackAsync(await FirstAsync());
        await using var other = Store.OpenFile(File);
        await other.Database.OpenConnectionAsync();
        Assert.Equal(0, await other.Organizations.CountAsync());

        var refused = await Assert.ThrowsAsync<CannotStart>(() => StartAsync());

        Assert.Contains("Another program", refused.Message, StringComparison.Ordinal);
        Assert.Equal([await FirstAsync()], await other.Database.GetAppliedMigrationsAsync());
    }
}

public sealed class StartsOnPostgreSql() : StartTests(() => Store.EmptyOnPostgreSqlAsync())
{
    [SkippableFact]
    public async Task Several_starts_at_once_on_an_old_database_all_come_up()
    {
        await GoBackAsync("0");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(StartAsync)));

        await using var db = Store.Open();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }
}
