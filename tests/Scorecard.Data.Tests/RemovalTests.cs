using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;

namespace Scorecard.Data.Tests;

public abstract class RemovalTests(Func<Task<Store>> create) : StoreTests(create)
{
    [SkippableFact]
    public async Task A_KPI_without_values_goes_with_its_definitions_and_updaters()
    {
        var kpi = TwoCompanies.Kpi(World.Acme, "AUDITED").Id;
        await Store.WriteAsync(Acme.Id, async db => (await db.Kpis.SingleAsync(k => k.Id == kpi)).NameUpdaters([TwoCompanies.Uma]));
        await Store.WriteAsync(Acme.Id, async db => db.Remove(await db.Kpis.SingleAsync(k => k.Id == kpi)));

        await using var db = Store.Open();
        Assert.False(await db.Kpis.IgnoreQueryFilters().AnyAsync(k => k.Id == kpi));
        Assert.False(await db.Set<KpiDefinition>().IgnoreQueryFilters().AnyAsync(d => d.KpiId == kpi));
        Assert.False(await db.Set<KpiUpdater>().IgnoreQueryFilters().AnyAsync(u => u.KpiId == kpi));
    }

    [SkippableFact]
    public Task A_KPI_with_values_stays() => RefusedAsync(async db => db.Remove(await db.Kpis.SingleAsync(k => k.Code == "CHURN")));

    [SkippableFact]
    public Task A_KPI_with_children_stays() => RefusedAsync(async db => db.Remove(await db.Kpis.SingleAsync(k => k.Code == "REVENUE")));

    [SkippableFact]
    public Task An_objective_with_KPIs_stays() =>
        RefusedAsync(async db => db.Remove(await db.Objectives.SingleAsync(o => o.Code == "KEEP")));

    [SkippableFact]
    public Task An_objective_with_contributions_stays() =>
        RefusedAsync(async db =>
        {
            var unit = await db.Units.SingleAsync(u => u.Code == "NORTH");
            var added = new Objective(7000, unit, await db.Perspectives.FirstAsync(), "BARE", "Bare");
            db.Add(added);
            db.Add(new Contribution(added, await db.Objectives.SingleAsync(o => o.Code == "WIN")));
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
            db.Remove(await db.Objectives.SingleAsync(o => o.Code == "BARE"));
        });

    [SkippableFact]
    public Task A_unit_with_units_below_it_stays() =>
        RefusedAsync(async db => db.Remove(await db.Units.SingleAsync(u => u.Code == "SALES")));

    [SkippableFact]
    public Task A_unit_with_objectives_stays() => RefusedAsync(async db => db.Remove(await db.Units.SingleAsync(u => u.Code == "OPS")));

    [SkippableFact]
    public Task A_perspective_in_use_stays() =>
        RefusedAsync(async db => db.Remove(await db.Perspectives.SingleAsync(p => p.Name == "Customer")));

    [SkippableFact]
    public async Task An_organization_stays_also_when_it_is_deleted_past_the_context()
    {
        await using var db = Store.Open(Acme.Id);
        await Assert.ThrowsAnyAsync<DbException>(() => db.Organizations.ExecuteDeleteAsync());
    }

    [SkippableFact]
    public async Task A_unit_with_nothing_in_it_goes()
    {
        await Store.WriteAsync(Acme.Id, async db => db.Remove(await db.Units.SingleAsync(u => u.Code == "NORTH")));

        Assert.False(await Store.ReadAsync(Acme.Id, db => db.Units.AnyAsync(u => u.Code == "NORTH")));
    }

    [SkippableTheory]
    [InlineData(TwoCompanies.Ann)] // a member
    [InlineData(TwoCompanies.Uma)] // a member and an updater
    public async Task A_person_who_is_named_anywhere_stays(long person)
    {
        await using var db = Store.Open();
        db.Remove(await db.Users.SingleAsync(p => p.Id == person));
        Assert.IsAssignableFrom<DbException>((await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync())).InnerException);
    }

    private async Task RefusedAsync(Func<ScorecardDbContext, Task> edit)
    {
        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => Store.WriteAsync(Acme.Id, edit));
        Assert.False(Store.Provider.IsUniqueViolation(Assert.IsAssignableFrom<DbException>(refused.InnerException)));
    }
}

public sealed class RemovalsOnSqlite() : RemovalTests(() => Store.OnSqliteAsync());

public sealed class RemovalsOnPostgreSql() : RemovalTests(() => Store.OnPostgreSqlAsync());

public sealed class RemovalsOnSqlServer() : RemovalTests(() => Store.OnSqlServerAsync());
