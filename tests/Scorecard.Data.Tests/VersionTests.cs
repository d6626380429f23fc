using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scales;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests;

public abstract class VersionTests(Func<Task<Store>> create) : StoreTests(create)
{
    [SkippableFact]
    public async Task The_version_grows_by_one_with_every_saved_change_and_by_none_without()
    {
        Assert.Equal(0, (await ReadAsync(db => db.Units.SingleAsync(u => u.Code == "OPS"))).Version);

        await SaveAsync(async db => (await db.Units.SingleAsync(u => u.Code == "OPS")).Rename("Operations"));
        await SaveAsync(async db => (await db.Units.SingleAsync(u => u.Code == "OPS")).Rename("Operations"));
        await SaveAsync(async db => (await db.Units.SingleAsync(u => u.Code == "OPS")).Close(new(2030, 1, 1)));

        Assert.Equal(2, (await ReadAsync(db => db.Units.SingleAsync(u => u.Code == "OPS"))).Version);
        Assert.Equal(0, (await ReadAsync(db => db.Units.SingleAsync(u => u.Code == "SALES"))).Version);
    }

    [SkippableTheory]
    [InlineData("scale")]
    [InlineData("definition added")]
    [InlineData("definition removed")]
    [InlineData("updater added")]
    [InlineData("updater removed")]
    public async Task A_change_to_a_part_of_a_KPI_is_a_change_to_the_KPI(string part)
    {
        await SaveAsync(async db =>
        {
            var orders = await db.Kpis.SingleAsync(k => k.Code == "ORDERS");
            if (part == "scale")
                orders.Define(new KpiDefinition(DateOnly.MinValue, ScaleInput.Progress(0, 99), 1));
            else if (part == "definition added")
                orders.Define(new KpiDefinition(new(2025, 6, 1), ScaleInput.Progress(0, 99), 1));
            else if (part == "definition removed")
                orders.Undefine(new(2025, 3, 1));
            else
                orders.NameUpdaters(part == "updater added" ? [Uma, Ann] : []);
        });

        Assert.Equal(1, (await ReadAsync(db => db.Kpis.SingleAsync(k => k.Code == "ORDERS"))).Version);
        Assert.Equal(0, (await ReadAsync(db => db.Kpis.SingleAsync(k => k.Code == "CHURN"))).Version);
    }

    [SkippableFact]
    public async Task A_renamed_tier_is_a_change_to_the_organization()
    {
        await SaveAsync(async db => (await db.Organizations.SingleAsync()).NameTiers(["Company", "Department", "Team"], deepestUsed: 3));

        Assert.Equal(1, (await ReadAsync(db => db.Organizations.SingleAsync())).Version);
    }

    [SkippableFact]
    public async Task The_second_of_two_who_edit_the_same_thing_is_refused_and_leaves_no_trace()
    {
        await using var second = Store.Open(Acme.Id);
        var seen = await second.Objectives.SingleAsync(o => o.Code == "WIN");
        await SaveAsync(async db => (await db.Objectives.SingleAsync(o => o.Code == "WIN")).Recode("FIRST"));

        await using (var write = await second.BeginWriteAsync(Acme.Id, Uma, Start))
        {
            seen.Recode("SECOND");
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => write.CommitAsync());
        }

        Assert.Equal("FIRST", (await ReadAsync(db => db.Objectives.SingleAsync(o => o.Id == seen.Id))).Code);
        Assert.Equal(2, (await ReadAsync(db => db.Organizations.SingleAsync())).Sequence);
        Assert.DoesNotContain(await ReadAsync(db => db.Changes.ToListAsync()), c => c.By == Uma);
    }

    [SkippableTheory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task A_form_that_carries_an_old_version_is_refused(int carried, bool refused)
    {
        await SaveAsync(async db => (await db.Kpis.SingleAsync(k => k.Code == "CHURN")).Recode("CHURN-1"));

        await using var db = Store.Open();
        await using var write = await db.BeginWriteAsync(Acme.Id, Uma, Start);
        var churn = await db.Kpis.SingleAsync(k => k.Code == "CHURN-1");
        db.Entry(churn).Property(k => k.Version).OriginalValue = carried;
        churn.NameUpdaters([Ann]);

        if (refused)
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => write.CommitAsync());
        else
            await write.CommitAsync();
    }

    [SkippableFact]
    public async Task What_someone_else_changed_cannot_be_removed_unseen()
    {
        await using var second = Store.Open(Acme.Id);
        var seen = await second.Contributions.SingleAsync(c => !c.Counts);
        await SaveAsync(async db => (await db.Contributions.SingleAsync(c => !c.Counts)).Change(3, true));

        await using var write = await second.BeginWriteAsync(Acme.Id, Uma, Start);
        second.Remove(seen);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => write.CommitAsync());
    }

    private Task<T> ReadAsync<T>(Func<ScorecardDbContext, Task<T>> read) => Store.ReadAsync(Acme.Id, read);

    private Task SaveAsync(Func<ScorecardDbContext, Task> edit) => Store.WriteAsync(Acme.Id, edit, Ann);
}

public sealed class VersionsOnSqlite() : VersionTests(() => Store.OnSqliteAsync());

public sealed class VersionsOnPostgreSql() : VersionTests(() => Store.OnPostgreSqlAsync());

public sealed class VersionsOnSqlServer() : VersionTests(() => Store.OnSqlServerAsync());
