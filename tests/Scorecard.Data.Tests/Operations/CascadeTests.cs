using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Operations;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests.Operations;

public abstract class CascadeTests(Func<Task<Store>> create) : CascadeActs(create)
{
    [SkippableFact]
    public async Task An_identical_objective_comes_with_its_KPIs_and_its_part_of_the_target()
    {
        await WithoutAnswersAsync();
        await CascadeAsync(Plan(("SALES", CascadeAs.Identical, null), ("OPS", CascadeAs.Contributory, "Ship more")));

        await using var db = Store.Open(Acme.Id);
        var lower = await db.Objectives.Where(o => o.SourceId == Grow).SingleAsync();
        Assert.Equal(
            ("SALES-GROW", Objective(World.Acme, "GROW").Name, Unit(World.Acme, "SALES").Id),
            (lower.Code, lower.Name, lower.UnitId)
        );
        var kpi = await db.Kpis.SingleAsync(k => k.ObjectiveId == lower.Id);
        Assert.Equal(
            ("SALES-REVENUE", Kpi(World.Acme, "REVENUE").Id, 60m, ValueSource.Entered),
            (kpi.Code, kpi.ParentId!.Value, kpi.Latest.Scale.Target!.Value, kpi.ValueSource)
        );
        Assert.Equal(Kpi(World.Acme, "REVENUE").Id, kpi.SourceId);
        var own = await db.Objectives.SingleAsync(o => o.Name == "Ship more");
        Assert.Null(own.SourceId);
        Assert.Equal(
            new[] { lower.Id, own.Id }.Order(),
            await db
                .Contributions.Where(c => c.ToId == Grow && (c.FromId == lower.Id || c.FromId == own.Id))
                .Select(c => c.FromId)
                .OrderBy(id => id)
                .ToListAsync()
        );
    }

    [SkippableFact]
    public async Task A_second_identical_one_in_the_same_unit_is_refused()
    {
        await WithoutAnswersAsync();
        await CascadeAsync(Plan(("SALES", CascadeAs.Identical, null)));
        await RefusedAsync(
            "follows this objective already",
            Plan(("SALES", CascadeAs.Identical, null)) with
            {
                Version = await VersionAsync(),
            }
        );
    }

    [SkippableFact]
    public async Task Answers_are_kept_and_undone()
    {
        await WithoutAnswersAsync();
        var sequence = await CascadeAsync(Plan(("SALES", CascadeAs.Shared, null), ("OPS", CascadeAs.NotRelevant, "Makes nothing of it")));
        await using (var db = Store.Open(Acme.Id))
            Assert.Equal(
                [CascadeAnswerKind.Shared, CascadeAnswerKind.NotRelevant],
                (await db.CascadeAnswers.ToListAsync()).Select(a => a.Kind).Order()
            );
        await RefusedAsync("has answered", Plan(("SALES", CascadeAs.Identical, null)) with { Version = 1 });

        await UndoAsync(sequence);

        await using var after = Store.Open(Acme.Id);
        Assert.Empty(await after.CascadeAnswers.ToListAsync());
    }

    [SkippableFact]
    public async Task The_second_of_two_who_cascade_at_once_is_stopped()
    {
        await CascadeAsync(Plan(("SALES", CascadeAs.Identical, null)));
        var rows = await RowsAsync();

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => CascadeAsync(Plan(("SALES", CascadeAs.Identical, null))));

        Assert.Equal(rows, await RowsAsync());
    }

    [SkippableFact]
    public Task A_unit_that_the_person_may_not_edit_is_refused() =>
        RefusedAsync("may not edit", Plan(("OPS", CascadeAs.Identical, null)), [new(Ann, Unit(World.Acme, "SALES"), Role.Manager)]);

    [SkippableFact]
    public Task A_lower_tier_cannot_be_reached_past_the_one_between() =>
        RefusedAsync("skip a tier", Plan(("NORTH", CascadeAs.Identical, null)));

    [SkippableFact]
    public Task A_unit_of_another_organization_is_refused() =>
        RefusedAsync("may not edit", new CascadePlan(Grow, 0, default, [new(Unit(World.Globex, "SALES").Id, CascadeAs.Identical)], []));
}

public sealed class CascadesOnSqlite() : CascadeTests(() => Store.OnSqliteAsync());

public sealed class CascadesOnPostgreSql() : CascadeTests(() => Store.OnPostgreSqlAsync());

public sealed class CascadesOnSqlServer() : CascadeTests(() => Store.OnSqlServerAsync());
