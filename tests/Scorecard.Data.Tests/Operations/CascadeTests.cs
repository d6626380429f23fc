using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Plans;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests.Operations;

public abstract class CascadeTests(Func<Task<Store>> create) : StoreTests(create)
{
    private Membership[] Top => [new(Ann, Unit(World.Acme, "ORG"), Role.Manager)];

    private long Grow => Objective(World.Acme, "GROW").Id;

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
    public async Task Undo_restores_every_row()
    {
        await WithoutAnswersAsync();
        var before = await RowsAsync();
        var sequence = await CascadeAsync(Plan(("SALES", CascadeAs.Identical, null), ("OPS", CascadeAs.Contributory, "Ship more")));
        Assert.NotEqual(before, await RowsAsync());

        await UndoAsync(sequence);

        Assert.Equal(before, await RowsAsync());
    }

    [SkippableFact]
    public async Task It_can_be_undone_as_long_as_it_stands()
    {
        await WithoutAnswersAsync();
        var first = await CascadeAsync(Plan(("SALES", CascadeAs.NotRelevant, "Makes nothing of it")));
        await UndoAsync(first);
        var second = await CascadeAsync(
            Plan(("SALES", CascadeAs.Shared, null), ("OPS", CascadeAs.Identical, null)) with
            {
                Version = await VersionAsync(),
            }
        );

        var undoable = Assert.Single(await UndoableAsync());
        Assert.Equal((second, Start), (undoable.Sequence, undoable.At));
        Assert.Equal(new[] { Unit(World.Acme, "SALES").Id, Unit(World.Acme, "OPS").Id }.Order(), undoable.UnitIds.Order());
        Assert.Empty(await UndoableAsync(new Membership(Ann, Unit(World.Acme, "SALES"), Role.Manager)));
        Assert.Contains(
            "nothing to undo",
            (await Assert.ThrowsAsync<RuleViolation>(() => UndoAsync(first))).Message,
            StringComparison.Ordinal
        );

        await UndoAsync(second);
        Assert.Empty(await UndoableAsync());
    }

    [SkippableFact]
    public async Task A_new_objective_with_its_link_is_no_cascade()
    {
        await WithoutAnswersAsync();
        await Store.WriteAsync(
            Acme.Id,
            async db =>
            {
                var above = await db.Objectives.SingleAsync(o => o.Code == "GROW");
                var added = new Objective(
                    77_001,
                    await db.Units.SingleAsync(u => u.Code == "SALES"),
                    await db.Perspectives.FirstAsync(),
                    "NEW",
                    "New"
                );
                db.AddRange(added, new Contribution(added, above));
            }
        );
        Assert.Empty(await UndoableAsync());
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

    [SkippableFact]
    public async Task What_has_values_is_not_undone()
    {
        var sequence = await CascadeAsync(Plan(("SALES", CascadeAs.Identical, null)) with { From = new(2025, 5, 1) });
        await Store.WriteAsync(
            Acme.Id,
            async db =>
            {
                var kpi = await db.Kpis.SingleAsync(k => k.Code == "SALES-REVENUE");
                db.Add(
                    kpi.Record(
                        new Period(kpi.Frequency, new(2025, 5, 1)),
                        MeasuredValue.Of(5),
                        null,
                        null,
                        Acme.Calendar,
                        null,
                        new(2025, 7, 1),
                        Start,
                        Ann
                    )
                );
            }
        );

        Assert.Empty(await UndoableAsync());
        Assert.Contains(
            "were added to it since",
            (await Assert.ThrowsAsync<RuleViolation>(() => UndoAsync(sequence))).Message,
            StringComparison.Ordinal
        );
    }

    private Task WithoutAnswersAsync() => Store.WriteAsync(Acme.Id, async db => db.RemoveRange(await db.CascadeAnswers.ToListAsync()));

    private CascadePlan Plan(params (string Unit, CascadeAs As, string? Text)[] units) =>
        new(
            Grow,
            0,
            new DateOnly(2025, 6, 1),
            [.. units.Select(u => new CascadeUnit(Unit(World.Acme, u.Unit).Id, u.As, u.Text, u.Text))],
            [new(Kpi(World.Acme, "REVENUE").Id, units.ToDictionary(u => Unit(World.Acme, u.Unit).Id, _ => (IReadOnlyList<decimal>)[60m]))]
        );

    private async Task<long> CascadeAsync(CascadePlan plan, Membership[]? memberships = null)
    {
        await using var db = Store.Open();
        return await new CascadeObjective(db, Store.Books, new NewIds(TimeProvider.System), new FixedTime(Start)).ExecuteAsync(
            Acme.Id,
            new(Ann, memberships ?? Top),
            plan
        );
    }

    private Task<int> VersionAsync() =>
        Store.ReadAsync(Acme.Id, db => db.Objectives.Where(o => o.Id == Grow).Select(o => o.Version).SingleAsync());

    private async Task<IReadOnlyList<UndoableCascade>> UndoableAsync(Membership? membership = null)
    {
        await using var db = Store.Open();
        return await new UndoCascade(db, Store.Books, new FixedTime(Start)).UndoableAsync(
            Acme.Id,
            new(Ann, membership is null ? Top : [membership]),
            Grow
        );
    }

    private async Task UndoAsync(long sequence)
    {
        await using var db = Store.Open();
        await new UndoCascade(db, Store.Books, new FixedTime(Start)).ExecuteAsync(Acme.Id, new(Ann, Top), Grow, sequence);
    }

    private async Task RefusedAsync(string words, CascadePlan plan, Membership[]? memberships = null)
    {
        var rows = await RowsAsync();
        Assert.Contains(
            words,
            (await Assert.ThrowsAsync<RuleViolation>(() => CascadeAsync(plan, memberships))).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(rows, await RowsAsync());
    }

    /// <summary>Every row of the organization but for the journal, with every column but for the counters of changes.</summary>
    private async Task<string> RowsAsync()
    {
        await using var db = Store.Open(Acme.Id);
        foreach (
            var type in new[]
            {
                typeof(Objective),
                typeof(Contribution),
                typeof(Kpi),
                typeof(KpiDefinition),
                typeof(CascadeAnswer),
                typeof(Initiative),
                typeof(CauseEffectLink),
                typeof(FieldOverride),
                typeof(Measurement),
            }
        )
            _ = ((IQueryable<object>)db.GetType().GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type).Invoke(db, null)!).ToList();
        return string.Join(
            '\n',
            db.ChangeTracker.Entries()
                .Select(e =>
                    e.Metadata.ShortName()
                    + " "
                    + string.Join(
                        ", ",
                        e.Metadata.GetFlattenedProperties()
                            .Where(p => p.Name != nameof(IVersioned.Version))
                            .Select(p => $"{p.Name}={e.CurrentValues[p]}")
                    )
                )
                .Order()
        );
    }
}

public sealed class CascadesOnSqlite() : CascadeTests(() => Store.OnSqliteAsync());

public sealed class CascadesOnPostgreSql() : CascadeTests(() => Store.OnPostgreSqlAsync());
