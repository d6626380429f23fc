using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests;

public abstract class JournalTests(Func<Task<Store>> create) : StoreTests(create)
{
    [SkippableFact]
    public async Task A_change_is_told_field_by_field_with_who_when_and_why()
    {
        await WriteAsync(
            async db =>
            {
                var win = await db.Objectives.SingleAsync(o => o.Code == "WIN");
                win.Change(
                    "Win more orders",
                    "Why we are here",
                    await db.Perspectives.SingleAsync(p => p.Id == win.PerspectiveId),
                    2.5m,
                    0.25m,
                    RollUpRule.Worst,
                    Ann
                );
            },
            why: "  Agreed in the May review  "
        );

        Assert.Equal(
            [
                "CascadeShare: 0.5 → 0.25",
                "Description:  → Why we are here",
                "Name: WIN → Win more orders",
                $"OwnerId:  → {PublicIds.Format(Ann)}",
                "Rule: WeightedMean → Worst",
                "Weight: 1 → 2.5",
            ],
            await LastLinesAsync(Subject.Objective, Objective(World.Acme, "WIN").Id)
        );
        await using var db = Store.Open(Acme.Id);
        Assert.All(
            await db.Changes.Where(c => c.Sequence == 2).ToListAsync(),
            c => Assert.Equal((Ann, Start, "Agreed in the May review"), (c.By, c.At, c.Why))
        );
    }

    [SkippableFact]
    public async Task What_is_added_and_removed_is_named()
    {
        await WriteAsync(async db =>
        {
            var root = await db.Units.SingleAsync(u => u.Code == "ORG");
            db.Add(Domain.Units.Unit.Below(7000, Acme, root, "LAB", "Laboratory"));
            db.Remove(await db.Contributions.SingleAsync(c => !c.Counts));
        });

        Assert.Equal(["added:  → LAB Laboratory"], await LastLinesAsync(Subject.Unit, 7000));
        Assert.Equal(
            [$"removed: from {PublicIds.Format(Objective(World.Acme, "SHIP").Id)}, alignment only → "],
            await LastLinesAsync(Subject.Contribution, Objective(World.Acme, "GROW").Id)
        );
    }

    [SkippableFact]
    public async Task A_KPIs_new_changed_and_dropped_definitions_and_updaters_are_told_as_the_KPIs()
    {
        await WriteAsync(async db =>
        {
            var orders = await db.Kpis.SingleAsync(k => k.Code == "ORDERS");
            orders.Define(new KpiDefinition(DateOnly.MinValue, ScaleInput.Progress(0, 90), 1));
            orders.Define(new KpiDefinition(new(2025, 6, 1), new ScaleInput(ScaleKind.Thresholds, RedFlag: 50, Target: 150.5m), 3));
            orders.Undefine(new(2025, 3, 1));
            orders.NameUpdaters([Ann]);
        });

        Assert.Equal(
            [
                $"added:  → from 2025-06-01: weight 3, Thresholds, target 150.5, red flag 50",
                $"added:  → updater {PublicIds.Format(Ann)}",
                "Definitions: from the start: weight 1, Progress, baseline 0, target 100 → from the start: weight 1, Progress, baseline 0, target 90",
                "removed: from 2025-03-01: weight 2, Progress, baseline 0, target 120 → ",
                $"removed: updater {PublicIds.Format(Uma)} → ",
            ],
            await LastLinesAsync(Subject.Kpi, Kpi(World.Acme, "ORDERS").Id)
        );
    }

    [SkippableFact]
    public async Task Tiers_memberships_and_measurements_are_told()
    {
        await WriteAsync(async db =>
        {
            var acme = await db.Organizations.SingleAsync();
            acme.NameTiers(["Organization", "Division"], deepestUsed: 2);
            (await db.Memberships.SingleAsync(m => m.PersonId == Uma)).Grant(
                Role.Viewer,
                await db.Units.SingleAsync(u => u.Code == "SALES")
            );
            var (churn, audited) = (await db.Kpis.SingleAsync(k => k.Code == "CHURN"), await db.Kpis.SingleAsync(k => k.Code == "AUDITED"));
            db.Add(
                churn.Record(
                    new(Frequency.Month, new(2025, 5, 1)),
                    MeasuredValue.Ratio(1.5m, 30),
                    null,
                    null,
                    acme.Calendar,
                    null,
                    new(2025, 6, 15),
                    Start,
                    Uma
                )
            );
            db.Add(
                audited.Record(
                    new(Frequency.Quarter, new(2025, 1, 1)),
                    MeasuredValue.NA,
                    null,
                    null,
                    acme.Calendar,
                    null,
                    new(2025, 6, 15),
                    Start,
                    Uma
                )
            );
        });

        Assert.Equal(
            ["removed: tier 3: Team → ", "Tier 2: Name: Department → Division"],
            await LastLinesAsync(Subject.Organization, Acme.Id)
        );
        Assert.Equal(["Role: Updater → Viewer"], await LastLinesAsync(Subject.Membership, Uma));
        Assert.Equal(["2025-05-01:  → 1.5 / 30"], await LastLinesAsync(Subject.Measurement, Kpi(World.Acme, "CHURN").Id));
        Assert.Equal(["2025-01-01:  → N/A"], await LastLinesAsync(Subject.Measurement, Kpi(World.Acme, "AUDITED").Id));
    }

    [SkippableFact]
    public async Task What_a_library_saves_halfway_is_told_too()
    {
        await WriteAsync(async db =>
        {
            (await db.Units.SingleAsync(u => u.Code == "OPS")).Rename("Operations");
            await db.SaveChangesAsync();
            (await db.Units.SingleAsync(u => u.Code == "SALES")).Rename("Sales");
        });

        Assert.Equal(["Name: OPS → Operations"], await LastLinesAsync(Subject.Unit, Unit(World.Acme, "OPS").Id));
        Assert.Equal(["Name: SALES → Sales"], await LastLinesAsync(Subject.Unit, Unit(World.Acme, "SALES").Id));
    }

    [SkippableFact]
    public async Task Long_texts_are_cut_between_characters()
    {
        var smiles = string.Concat(Enumerable.Repeat("🎯", 400));
        await WriteAsync(async db => (await db.Units.SingleAsync(u => u.Code == "OPS")).Describe("a" + smiles), why: new string('y', 700));

        await using var db = Store.Open(Acme.Id);
        var line = await db.Changes.SingleAsync(c => c.Sequence == 2);
        Assert.Equal("a" + smiles[..498] + "…", line.To);
        Assert.Equal(new string('y', 499) + "…", line.Why);
    }

    private Task WriteAsync(Func<ScorecardDbContext, Task> edit, string? why = null) => Store.WriteAsync(Acme.Id, edit, Ann, why);

    private async Task<List<string>> LastLinesAsync(Subject subject, long id)
    {
        await using var db = Store.Open(Acme.Id);
        var lines = await db.Changes.Where(c => c.Sequence == 2 && c.Subject == subject && c.SubjectId == id).ToListAsync();
        return [.. lines.Select(c => $"{c.What}: {c.From} → {c.To}").Order(StringComparer.OrdinalIgnoreCase)];
    }
}

public sealed class JournalOnSqlite() : JournalTests(() => Store.OnSqliteAsync());

public sealed class JournalOnPostgreSql() : JournalTests(() => Store.OnPostgreSqlAsync());

public sealed class JournalOnSqlServer() : JournalTests(() => Store.OnSqlServerAsync());
