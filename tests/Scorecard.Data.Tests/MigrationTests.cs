using Microsoft.EntityFrameworkCore;

namespace Scorecard.Data.Tests;

public abstract class MigrationTests(Func<Task<Store>> create) : StoreTests(create)
{
    [SkippableFact]
    public async Task Migrations_bring_an_empty_database_to_the_present_model()
    {
        await using var db = Store.Open();

        Assert.NotEmpty(await db.Database.GetAppliedMigrationsAsync());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [SkippableFact]
    public async Task Migrating_again_changes_nothing()
    {
        await TwoCompanies.SaveAsync(Store);
        await using var db = Store.Open(Acme.Id);
        await db.Database.MigrateAsync();
        await Store.Provider.PrepareAsync(db, CancellationToken.None);

        Assert.Equal("Acme", (await db.Organizations.SingleAsync()).Name);
    }
}

public sealed class MigrationsOnSqlite() : MigrationTests(() => Store.EmptyOnSqliteAsync());

public sealed class MigrationsOnPostgreSql() : MigrationTests(() => Store.EmptyOnPostgreSqlAsync());

public sealed class MigrationsOnSqlServer() : MigrationTests(() => Store.EmptyOnSqlServerAsync());
