using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Import;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Plans;

namespace Scorecard.Data.Tests.Import;

/// <summary>links.csv and initiatives.csv: what is new, what changes, and what stays.</summary>
public abstract class PlansImportTests : ImportTests
{
    protected PlansImportTests(Func<Task<Store>> create)
        : base(create) => Folder.Planned();

    [SkippableFact]
    public async Task They_come_with_the_rest_in_one_write_and_are_in_the_book()
    {
        var id = await ImportedAsync();

        await Store.Books.ReadAsync(
            id,
            book =>
            {
                var model = book.Model;
                string Code(long? objective, long? kpi) => objective is { } o ? model.Objective(o).Code : model.Kpi(kpi!.Value).Code;
                Assert.Equal(
                    [("LATE", "SALES-REV", 0, false, null), ("VISIT", "SELL", 2, true, "Visits sell")],
                    model
                        .Causes.Select(c =>
                            (Code(c.CauseObjectiveId, c.CauseKpiId), Code(c.EffectObjectiveId, c.EffectKpiId), c.Lag, c.Raises, c.Note)
                        )
                        .Order()
                );
                var (shop, train) = (model.Initiatives.Single(i => i.Code == "SHOP"), model.Initiatives.Single(i => i.Code == "TRAIN"));
                Assert.Equal(
                    ("Open a web shop", "Sell unseen", new DateOnly(2025, 1, 1), new DateOnly(2025, 12, 31)),
                    (shop.Name, shop.Description, shop.Start, shop.Due)
                );
                Assert.Equal(
                    (50_000m, 1200.5m, 0.4m, InitiativeStatus.AtRisk, "Late"),
                    (shop.Budget, shop.Spent, shop.Progress, shop.Status, shop.Note)
                );
                Assert.Equal(["GROW", "SELL"], shop.ObjectiveIds.Select(o => model.Objective(o).Code).Order());
                Assert.Equal("SALES-REV", model.Kpi(Assert.Single(shop.KpiIds)).Code);
                Assert.Equal(
                    [(1, "Design", new DateOnly(2025, 3, 31), new DateOnly(2025, 4, 10)), (2, "First order", new(2025, 11, 30), null)],
                    shop.Milestones.Select(m => (m.Number, m.Name, m.Due, m.DoneOn))
                );
                Assert.Equal([train.Id], shop.AwaitsIds);
                Assert.Equal(
                    ("NORTH", (decimal?)null, 0m, InitiativeStatus.Planned),
                    (model.UnitOf(train).Code, train.Budget, train.Progress, train.Status)
                );
                return true;
            }
        );
        var line = await Store.ReadAsync(id, db => db.Changes.SingleAsync(c => c.Subject == Subject.Import));
        Assert.Contains(
            "links: 2 added, 0 changed, 0 removed; initiatives: 2 added, 0 changed, 0 removed",
            line.To,
            StringComparison.Ordinal
        );
        Assert.Equal(1, line.Sequence);
    }

    [SkippableFact]
    public async Task The_same_files_change_nothing_and_so_do_headers_alone()
    {
        var id = await ImportedAsync();

        var again = await ImportAsync(id);
        Folder.File("links.csv", "effect,cause").File("initiatives.csv", "code,unit,name,start,due");
        var empty = await ImportAsync(id);

        Assert.False(again.Written || empty.Written);
        Assert.Equal(
            [new("links", 0, 0, 2, 0), new ImportCount("initiatives", 0, 0, 2, 0)],
            again.Counts.Where(c => c.Kind is "links" or "initiatives")
        );
        Assert.Equal(2, await Store.ReadAsync(id, db => db.Initiatives.CountAsync()));
    }

    [SkippableFact]
    public async Task What_differs_is_changed_and_what_is_not_given_stays()
    {
        var id = await ImportedAsync();
        Folder
            .Without("units.csv")
            .Without("objectives.csv")
            .Without("kpis.csv")
            .Without("values.csv")
            .File("links.csv", "cause,effect,lag,sign,note", "visit,SELL,,-,", "LATE,SALES-REV,0,,", "SELL,GROW,,,")
            .File(
                "initiatives.csv",
                "code,unit,name,start,due,progress,kpis,milestones",
                "shop,SALES,Open a shop,2025-01-01,2026-01-31,0.5,LATE,first ORDER @ 2025-12-15; Thousandth @ 2026-01-31",
                "MAIL,ORG,Write to all,2025-05-01,2025-05-31,1,,"
            );

        var (preview, report) = (await PreviewAsync(id), await ImportAsync(id));

        Assert.Empty(report.Problems);
        Assert.Equal(preview.Counts, report.Counts);
        Assert.Equal([new("links", 1, 1, 1, 0), new ImportCount("initiatives", 1, 1, 0, 0)], report.Counts.Where(c => c.ChangesAnything));
        await using var db = Store.Open(id);
        var links = await db.Causes.ToListAsync();
        Assert.Equal([(0, false, null), (0, true, null), (2, false, "Visits sell")], links.Select(l => (l.Lag, l.Raises, l.Note)).Order());
        var shop = await db.Initiatives.AsSplitQuery().SingleAsync(i => i.Code == "SHOP");
        Assert.Equal(
            ("Open a shop", 50_000m, 1200.5m, 0.5m, InitiativeStatus.AtRisk, "Late"),
            (shop.Name, shop.Budget, shop.Spent, shop.Progress, shop.Status, shop.Note)
        );
        Assert.Equal((2, 1, 1), (shop.ObjectiveIds.Count(), shop.KpiIds.Count(), shop.AwaitsIds.Count()));
        Assert.Equal((await db.Kpis.SingleAsync(k => k.Code == "LATE")).Id, shop.KpiIds.Single());
        Assert.Equal(
            [(2, "first ORDER", new DateOnly(2025, 12, 15)), (3, "Thousandth", new(2026, 1, 31))],
            shop.Milestones.Select(m => (m.Number, m.Name, m.Due))
        );
        Assert.Contains(
            "initiatives: 1 added, 1 changed",
            (await db.Changes.SingleAsync(c => c.Subject == Subject.Import && c.Sequence == 2)).To,
            StringComparison.Ordinal
        );
    }

    [SkippableFact]
    public async Task A_dependency_turns_round_when_both_rows_say_so_in_whatever_order()
    {
        var id = await ImportedAsync();
        Folder
            .Without("links.csv")
            .File(
                "initiatives.csv",
                "code,unit,name,start,due,awaits",
                "TRAIN,NORTH,Train the drivers,2025-02-01,2025-06-30,SHOP",
                "SHOP,SALES,Open a web shop,2025-01-01,2025-12-31,MAIL",
                "MAIL,ORG,Write to all,2025-05-01,2025-05-31,"
            );

        Assert.Empty((await ImportAsync(id)).Problems);

        var all = await Store.ReadAsync(id, db => db.Initiatives.AsSplitQuery().ToDictionaryAsync(i => i.Code));
        Assert.Equal((all["SHOP"].Id, all["MAIL"].Id), (all["TRAIN"].AwaitsIds.Single(), all["SHOP"].AwaitsIds.Single()));
    }

    [SkippableFact]
    public async Task An_owner_is_a_member_by_the_mail()
    {
        var acme = new TwoCompanies().Acme.Organization.Id;
        using var folder = ImportFolder
            .Empty()
            .File(
                "initiatives.csv",
                "code,unit,name,start,due,owner",
                "MAIL,SALES,Write to all,2025-05-01,2025-05-31,Ann.Smith@example.org"
            );
        using (var files = folder.Open())
            Assert.True((await Store.Import(Now).ExecuteAsync(files, new(acme), null)).Written);

        Assert.Equal(
            TwoCompanies.Ann,
            await Store.ReadAsync(acme, db => db.Initiatives.Where(i => i.Code == "MAIL").Select(i => i.OwnerId).SingleAsync())
        );
        folder.Edit("initiatives.csv", "Ann.Smith", "gus.brown");
        using (var files = folder.Open())
            Assert.Equal("initiatives.csv:2:owner", Assert.Single((await Store.Import(Now).PreviewAsync(files, new(acme))).Problems).Place);
    }

    [SkippableTheory]
    [InlineData("links.csv")]
    [InlineData("initiatives.csv")]
    public async Task An_import_that_only_adds_touches_none_that_is_there(string file)
    {
        var id = await ImportedAsync();
        foreach (
            var other in new[] { "units.csv", "objectives.csv", "kpis.csv", "values.csv", "links.csv", "initiatives.csv" }.Where(f =>
                f != file
            )
        )
            Folder.Without(other);
        using var files = Folder.Open();

        await Assert.ThrowsAsync<RuleViolation>(() => Store.Import(Now).ExecuteAsync(files, new(id, OnlyAdds: true), null));
    }
}

public sealed class PlansImportOnSqlite() : PlansImportTests(() => Store.OnSqliteAsync());

public sealed class PlansImportOnPostgreSql() : PlansImportTests(() => Store.OnPostgreSqlAsync());

public sealed class PlansImportOnSqlServer() : PlansImportTests(() => Store.OnSqlServerAsync());
