using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests.Operations;

public abstract class UndoCascadeTests(Func<Task<Store>> create) : CascadeActs(create)
{
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
}

public sealed class UndoneCascadesOnSqlite() : UndoCascadeTests(() => Store.OnSqliteAsync());

public sealed class UndoneCascadesOnPostgreSql() : UndoCascadeTests(() => Store.OnPostgreSqlAsync());

public sealed class UndoneCascadesOnSqlServer() : UndoCascadeTests(() => Store.OnSqlServerAsync());
