using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests;

public abstract class UniqueCodeTests(Func<Task<Store>> create) : StoreTests(create)
{
    [SkippableFact]
    public Task A_units_code_is_unique_without_case() =>
        RefusedAsync(async db => (await db.Units.SingleAsync(u => u.Code == "OPS")).Recode("Sales"));

    [SkippableFact]
    public Task An_objectives_code_is_unique_without_case() =>
        RefusedAsync(async db => (await db.Objectives.SingleAsync(o => o.Code == "WIN")).Recode("ship"));

    [SkippableFact]
    public Task A_KPIs_code_is_unique_without_case() =>
        RefusedAsync(async db =>
            db.Add(
                new Kpi(
                    7000,
                    await db.Objectives.SingleAsync(o => o.Code == "WIN"),
                    "churn",
                    new KpiDetails("Churn", "%", Frequency.Month, TimeAggregation.Average, Direction.HigherIsBetter),
                    new KpiDefinition(DateOnly.MinValue, ScaleInput.Progress(0, 1), 1)
                )
            )
        );

    [SkippableFact]
    public Task A_perspectives_name_is_unique_without_case() =>
        RefusedAsync(db => Task.FromResult(db.Add(new Perspective(7000, Acme.Id, "CUSTOMER", 4))));

    [SkippableFact]
    public Task Two_organizations_may_bear_one_name() =>
        Store.WriteAsync(Acme.Id, async db => (await db.Organizations.SingleAsync()).Rename("globex"));

    [SkippableFact]
    public Task A_code_may_change_its_case() =>
        Store.WriteAsync(Acme.Id, async db => (await db.Units.SingleAsync(u => u.Code == "OPS")).Recode("Ops"));

    [SkippableFact]
    public async Task Two_accounts_may_have_one_mail_address_and_never_one_name()
    {
        await using var db = Store.Open();
        var second = NewPerson(999, "ANN SMITH");
        var name = second.NormalizedUserName;
        second.NormalizedUserName = "999";
        db.Add(second);
        await db.SaveChangesAsync();
        second.NormalizedUserName = name;
        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());

        Assert.True(Store.Provider.IsUniqueViolation((DbException)refused.InnerException!));
    }

    [SkippableFact]
    public async Task A_missing_row_is_not_taken_for_a_double_one()
    {
        var refused = await Assert.ThrowsAsync<DbUpdateException>(() =>
            Store.WriteAsync(Acme.Id, async db => (await db.Kpis.SingleAsync(k => k.Code == "ORDERS")).FeedInto(424242))
        );

        Assert.False(Store.Provider.IsUniqueViolation((DbException)refused.InnerException!));
    }

    private async Task RefusedAsync(Func<ScorecardDbContext, Task> edit)
    {
        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => Store.WriteAsync(Acme.Id, edit));
        Assert.True(Store.Provider.IsUniqueViolation((DbException)refused.InnerException!));
    }
}

public sealed class UniqueCodesOnSqlite() : UniqueCodeTests(() => Store.OnSqliteAsync());

public sealed class UniqueCodesOnPostgreSql() : UniqueCodeTests(() => Store.OnPostgreSqlAsync());

public sealed class UniqueCodesOnSqlServer() : UniqueCodeTests(() => Store.OnSqlServerAsync());
