using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;

namespace Scorecard.Data.Tests.Import;

/// <summary>What files without fault bring into a new organization.</summary>
public sealed class GoodFilesTests : ImportTests
{
    [Fact]
    public async Task A_new_organization_has_the_defaults_and_everything_in_the_files()
    {
        var id = await ImportedAsync();

        await using var db = Store.Open(id);
        var organization = await db.Organizations.SingleAsync();
        Assert.Equal((NewName, 1), (organization.Name, organization.FiscalYearStart));
        Assert.Equal(["Organization", "Department", "Team"], organization.Tiers.Select(t => t.Name));
        Assert.Equal(
            ["Financial", "Customer", "Internal process", "Learning and growth"],
            await db.Perspectives.OrderBy(p => p.Position).Select(p => p.Name).ToListAsync()
        );
        Assert.Equal(["NORTH 3", "ORG 1", "SALES 2"], await db.Units.OrderBy(u => u.Code).Select(u => u.Code + " " + u.Tier).ToListAsync());
        Assert.Equal([1m, 2m], (await db.Contributions.ToListAsync()).Select(c => c.Weight).Order());
        var late = await db.Kpis.SingleAsync(k => k.Code == "LATE");
        Assert.Equal(
            (Direction.LowerIsBetter, TimeAggregation.Ratio, "%", Indicator.Leading),
            (late.Direction, late.Aggregation, late.UnitOfMeasure, late.Indicator)
        );
        Assert.Equal((DateOnly.MinValue, ScaleInput.Progress(20, 5)), (late.BeginsOn, late.Latest.Scale));
        var values = await db.Measurements.OrderBy(m => m.KpiId).ThenBy(m => m.PeriodStart).ToListAsync();
        Assert.Equal([800m, 900.5m, null], values.Select(v => v.Value));
        Assert.Equal(
            (4m, 50m, 1, Now.GetUtcNow().UtcDateTime),
            (values[2].Numerator, values[2].Denominator, values[2].Revision, values[2].RecordedAt)
        );
        Assert.Equal("a good month", values[1].Note);
        var score = await Store.Books.ReadAsync(
            id,
            book => book.Kpi(book.Model.Kpis.Single(k => k.Code == "REV").Id, Window.Of(new(Frequency.Month, new(2025, 1, 1))))
        );
        Assert.Equal(80, score.Value, 9);
    }

    [Fact]
    public async Task Tiers_follow_the_units_to_the_sixth_and_no_further()
    {
        Folder.Append("units.csv", "T6,Six,T5", "T5,Five,T4", "T4,Four,NORTH");
        var id = await ImportedAsync();
        await using var db = Store.Open(id);
        Assert.Equal(
            ["Organization", "Department", "Team", "Tier 4", "Tier 5", "Tier 6"],
            (await db.Organizations.SingleAsync()).Tiers.OrderBy(t => t.Number).Select(t => t.Name)
        );

        Folder.Append("units.csv", "T7,Seven,T6");
        var problem = Assert.Single((await PreviewAsync()).Problems);
        Assert.Equal(("units.csv:8:parent", true), (problem.Place, problem.Sentence.Contains("lowest tier", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Later_definitions_take_over_what_they_do_not_say_in_whatever_order_they_stand()
    {
        Folder.File("definitions.csv", "kpi,effective_from,target,weight", "LATE,2025-06,3,", "LATE,2025-03,4,2");
        var id = await ImportedAsync();

        await using var db = Store.Open(id);
        var definitions = (await db.Kpis.SingleAsync(k => k.Code == "LATE")).Definitions;
        Assert.Equal(
            [(20m, 5m, 1m), (20m, 4m, 2m), (20m, 3m, 2m)],
            definitions.Select(d => (d.Scale.Baseline!.Value, d.Scale.Target!.Value, d.Weight))
        );
    }

    [Fact]
    public async Task Every_column_of_a_KPI_arrives()
    {
        Folder
            .File(
                "kpis.csv",
                "code,objective,name,unit_of_measure,frequency,aggregation,direction,scale,weight,indicator,value_source,red_flag,target,worst,stretch,low_zero,low,high,high_zero,good_answer,points,"
                    + "green_from,amber_from,roll_up_weight,require_all,carry_forward,effective_from,due_days,description",
                "T,GROW,Thresholds,days,Week,Average,LowerIsBetter,Thresholds,2,Leading,Entered,10,5,20,2,,,,,,,80,50,3,yes,2,2024-W05,5,Why",
                "R,GROW,Range,°C,Day,Last,WithinRange,Range,0,Lagging,Entered,,,,,1,2,3,4,,,,,,,,2024,,",
                "Y,GROW,Done,,Quarter,Last,YesNo,YesNo,1,Lagging,Entered,,,,,,,,,no,,,,,,,,,",
                "C,GROW,Custom,h,Year,Max,HigherIsBetter,Custom,1,Lagging,Entered,,,,,,,,,,80:0; 95:100,,,,,,,,"
            )
            .File(
                "values.csv",
                "kpi,period,value,not_applicable,recorded_at",
                "T,2025-W07,3,,2025-02-20T10:00:00Z",
                "R,2025-01-31,,yes,",
                "Y,2025-Q1,1,no,2025-04-01",
                "C,2024,90,,"
            );
        var id = await ImportedAsync();

        await using var db = Store.Open(id);
        var kpis = await db.Kpis.ToDictionaryAsync(k => k.Code);
        var details = kpis["T"].Details;
        Assert.Equal(
            (80d, 50d, 3m, true, 2, 5, "Why"),
            (
                details.GreenFrom,
                details.AmberFrom,
                details.RollUpWeight,
                details.RequireAll,
                details.CarryForward,
                details.DueDays,
                details.Description
            )
        );
        Assert.Equal((new DateOnly(2024, 1, 29), 2m), (kpis["T"].BeginsOn, kpis["T"].Latest.Weight));
        Assert.Equal(new ScaleInput(ScaleKind.Thresholds, RedFlag: 10, Target: 5, Worst: 20, Stretch: 2), kpis["T"].Latest.Scale);
        Assert.Equal(new ScaleInput(ScaleKind.Range, LowZero: 1, Low: 2, High: 3, HighZero: 4), kpis["R"].Latest.Scale);
        Assert.Equal(new ScaleInput(ScaleKind.YesNo, GoodAnswer: false), kpis["Y"].Latest.Scale);
        Assert.Equal(new ScaleInput(ScaleKind.Custom, Points: "80:0; 95:100"), kpis["C"].Latest.Scale);
        var values = await db.Measurements.ToDictionaryAsync(m => m.KpiId);
        Assert.Equal(
            (new DateOnly(2025, 2, 10), new DateTime(2025, 2, 20, 10, 0, 0, DateTimeKind.Utc)),
            (values[kpis["T"].Id].PeriodStart, values[kpis["T"].Id].RecordedAt)
        );
        Assert.True(values[kpis["R"].Id].NotApplicable);
        Assert.Equal(new DateOnly(2025, 1, 1), values[kpis["Y"].Id].PeriodStart);
    }
}
