using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Import;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Scales;

namespace Scorecard.Data.Tests.Import;

/// <summary>Imports into an organization that exists.</summary>
public sealed class ImportAgainTests : ImportTests
{
    [Fact]
    public async Task The_same_files_change_nothing_and_use_no_number()
    {
        Folder
            .File("definitions.csv", "kpi,effective_from,target", "LATE,2025-03,4")
            .File("organization.csv", "key,value", "fiscal_year_start,4", "tiers,A;B;C", "perspectives,Customer;Financial");
        var id = await ImportedAsync();

        var again = await ImportAsync(id);

        Assert.Empty(again.Problems);
        Assert.False(again.Written);
        Assert.All(again.Counts, c => Assert.False(c.ChangesAnything, c.Kind));
        Assert.Equal(1, await Store.ReadAsync(id, db => db.Organizations.Select(o => o.Sequence).SingleAsync()));
    }

    [Fact]
    public async Task What_differs_is_changed_and_told_and_what_is_not_given_stays()
    {
        var id = await ImportedAsync();
        await Store.WriteAsync(id, async db => (await db.Units.SingleAsync(u => u.Code == "SALES")).Describe("By hand"));
        Folder
            .Edit("units.csv", "Sales", "Sales and service")
            .Append("units.csv", "SOUTH,South,SALES")
            .Edit("objectives.csv", "Sell more,1", "Sell more,3")
            .Edit("objectives.csv", "SELL=2", "SELL=align")
            .Edit("kpis.csv", "LowerIsBetter,Progress,20,5", "HigherIsBetter,Progress,5,20")
            .Edit("values.csv", "900.5", "901")
            .Append("values.csv", "SALES-REV,2025-03,700,,,");

        var preview = await PreviewAsync(id);
        var report = await ImportAsync(id);

        Assert.Empty(report.Problems);
        Assert.Equal(preview.Counts, report.Counts);
        Assert.Equal(
            [
                new("units", 1, 1, 2, 0),
                new("objectives", 0, 1, 2, 0),
                new("contributions", 0, 1, 1, 0),
                new("KPIs", 0, 1, 2, 0),
                new ImportCount("values", 1, 1, 2, 0),
            ],
            report.Counts
        );
        await using var db = Store.Open(id);
        var sales = await db.Units.SingleAsync(u => u.Code == "SALES");
        Assert.Equal(("Sales and service", "By hand"), (sales.Name, sales.Description));
        Assert.Equal(Direction.HigherIsBetter, (await db.Kpis.SingleAsync(k => k.Code == "LATE")).Direction);
        Assert.Contains(await db.Contributions.ToListAsync(), c => !c.Counts);
        Assert.Equal(
            [(1, 900.5m), (2, 901m)],
            (await db.Measurements.Where(m => m.PeriodStart == new DateOnly(2025, 2, 1)).ToListAsync())
                .Select(m => (m.Revision, m.Value!.Value))
                .Order()
        );
        var line = await db.Changes.SingleAsync(c => c.Subject == Subject.Import && c.Sequence == 3);
        Assert.Contains("units: 1 added, 1 changed", line.To, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_alone_go_into_an_organization_that_has_the_rest()
    {
        var id = await ImportedAsync();
        Folder
            .Without("units.csv")
            .Without("objectives.csv")
            .Without("kpis.csv")
            .File("values.csv", "kpi,period,value", "sales-rev,2025-04,5");

        Assert.True((await ImportAsync(id)).Written);
    }

    [Fact]
    public async Task A_list_of_contributions_replaces_the_one_before()
    {
        var id = await ImportedAsync();
        Folder
            .Edit(
                "objectives.csv",
                "GROW,ORG,Financial,Grow profitably,1,",
                "GROW,ORG,Financial,Grow profitably,1,\r\nWIN,SALES,Customer,Win,1,"
            )
            .Edit("objectives.csv", "SELL=2", "WIN=3");

        var report = await ImportAsync(id);

        Assert.Equal(new("contributions", 1, 0, 1, 1), report.Counts.Single(c => c.Kind == "contributions"));
        Assert.Equal(2, await Store.ReadAsync(id, db => db.Contributions.CountAsync()));
    }

    [Theory]
    [InlineData("objectives.csv", "SELL,SALES", "SELL,ORG", "objectives.csv:3:unit", "can only move to another one")]
    [InlineData("units.csv", "NORTH,North,SALES", "NORTH,North,ORG", "units.csv:4:parent", "must be in tier 2")]
    [InlineData("kpis.csv", "Late visits,%,Month", "Late visits,%,Week", "kpis.csv:4:frequency", "has values")]
    [InlineData("kpis.csv", "Late visits,%,Month,Ratio", "Late visits,%,Month,Average", "kpis.csv:4:aggregation", "stays a ratio")]
    public async Task What_would_break_the_past_is_refused(string file, string from, string to, string place, string sentence)
    {
        var id = await ImportedAsync();
        Folder.Edit(file, from, to);

        var problem = (await PreviewAsync(id)).Problems[0];

        Assert.Equal(place, problem.Place);
        Assert.Contains(sentence, problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closed_units_and_KPIs_that_have_not_begun_take_no_values_but_keep_those_they_have()
    {
        Folder
            .Edit("kpis.csv", "roll_up,parent", "roll_up,parent,effective_from")
            .Edit("kpis.csv", "RolledUp,Sum,", "RolledUp,Sum,,")
            .Edit("kpis.csv", "Entered,,REV", "Entered,,REV,2025-01")
            .Edit("kpis.csv", "Leading,Entered,,", "Leading,Entered,,,");
        var id = await ImportedAsync();
        await Store.WriteAsync(id, async db => (await db.Units.SingleAsync(u => u.Code == "NORTH")).Close(new(2025, 2, 1)));
        Folder.Append("values.csv", "LATE,2025-02,,1,10,", "SALES-REV,2024-12,3,,,");

        var problems = (await PreviewAsync(id)).Problems;

        Assert.Equal(["values.csv:5:period", "values.csv:6:period"], problems.Select(p => p.Place));
        Assert.Contains("closed", problems[0].Sentence, StringComparison.Ordinal);
        Assert.Contains("begins in 2025-01-01", problems[1].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Owners_updaters_and_recorders_are_members_by_their_mail()
    {
        var acme = new TwoCompanies().Acme.Organization.Id;
        using var folder = ImportFolder
            .Empty()
            .File("objectives.csv", "code,unit,perspective,name,weight,owner", "GROW,ORG,Financial,GROW,1,ANN.SMITH@example.org")
            .File(
                "kpis.csv",
                "code,objective,name,unit_of_measure,frequency,aggregation,direction,scale,baseline,target,weight,indicator,value_source,owner,updaters",
                "MINE,GROW,Mine,€,Month,Last,HigherIsBetter,Progress,0,1,1,Lagging,Entered,uma.jones@example.org,ann.smith@example.org; uma.jones@example.org"
            )
            .File("values.csv", "kpi,period,value,recorded_by", "MINE,2025-01,1,ann.smith@example.org");
        using (var files = folder.Open())
            Assert.Empty((await Store.Import(Now).ExecuteAsync(files, new(acme), TwoCompanies.Uma)).Problems);

        await using var db = Store.Open(acme);
        Assert.Equal(TwoCompanies.Ann, (await db.Objectives.SingleAsync(o => o.Code == "GROW")).OwnerId);
        var kpi = await db.Kpis.SingleAsync(k => k.Code == "MINE");
        Assert.Equal((TwoCompanies.Uma, 2), (kpi.OwnerId, kpi.Updaters.Count));
        Assert.Equal(TwoCompanies.Ann, (await db.Measurements.SingleAsync(m => m.KpiId == kpi.Id)).RecordedBy);
        Assert.Equal(TwoCompanies.Uma, (await db.Changes.SingleAsync(c => c.Subject == Subject.Import)).By);

        folder.Edit("values.csv", "ann.smith", "gus.brown");
        using (var files = folder.Open())
            Assert.Equal(
                "values.csv:2:recorded_by",
                Assert.Single((await Store.Import(Now).PreviewAsync(files, new(acme))).Problems).Place
            );
    }

    [Fact]
    public async Task Settings_change_and_the_fiscal_year_stays_once_quarters_are_recorded()
    {
        var id = await ImportedAsync();
        Folder.File("organization.csv", "key,value", "fiscal_year_start,4", "perspectives,Customer;Financial;New", "tiers,A;B;C;D");
        var report = await ImportAsync(id);
        Assert.Empty(report.Problems);
        Assert.Equal(
            ["Customer", "Financial", "New"],
            await Store.ReadAsync(id, db => db.Perspectives.OrderBy(p => p.Position).Select(p => p.Name).ToListAsync())
        );

        Folder
            .Append("kpis.csv", "Q,GROW,Quarterly,€,Quarter,Last,HigherIsBetter,Progress,0,1,1,Lagging,Entered,,")
            .Append("values.csv", "Q,FY2024-Q1,1,,,");
        Assert.True((await ImportAsync(id)).Written);
        Folder.File("organization.csv", "key,value", "fiscal_year_start,1", "perspectives,Customer;New");
        Assert.Equal(
            ["organization.csv:2:value", "organization.csv:3:value"],
            (await PreviewAsync(id)).Problems.Take(2).Select(p => p.Place)
        );
    }

    [Fact]
    public async Task An_import_touches_no_other_organization()
    {
        var (acme, globex) = (new TwoCompanies().Acme, new TwoCompanies().Globex);
        var before = await Store.ReadAsync(globex.Organization.Id, db => db.Measurements.CountAsync());
        Folder
            .Without("units.csv")
            .Without("objectives.csv")
            .Without("kpis.csv")
            .File("values.csv", "kpi,period,value", "ORDERS,2025-05,5");

        Assert.True((await ImportAsync(acme.Organization.Id)).Written);

        Assert.Equal(before, await Store.ReadAsync(globex.Organization.Id, db => db.Measurements.CountAsync()));
    }

    [Fact]
    public async Task Progress_ends_at_all_bytes_and_a_cancelled_import_leaves_nothing()
    {
        var reports = new List<ImportProgress>();
        using var files = Folder.Open();
        await Store.Import(Now).PreviewAsync(files, new(null, NewName), new Sink(reports));
        Assert.Equal(reports[^1].Total, reports[^1].Done);

        using var cancelled = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Store.Import(Now).ExecuteAsync(files, new(null, NewName), null, new Sink([], cancelled.Cancel), cancel: cancelled.Token)
        );
        await using var db = Store.Open();
        Assert.False(await db.Organizations.IgnoreQueryFilters().AnyAsync(o => o.Name == NewName));
    }

    private sealed class Sink(List<ImportProgress> reports, Action? then = null) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            reports.Add(value);
            then?.Invoke();
        }
    }
}
