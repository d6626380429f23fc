using Scorecard.Data.OldTools;
using Scorecard.Domain.Scales;

namespace Scorecard.Data.Tests.OldTools;

/// <summary>Plain tables of OKRs, and those of tools for balanced scorecards.</summary>
public sealed class OtherToolTests : OldToolTests
{
    [SkippableFact]
    public async Task Objectives_beside_their_key_results()
    {
        var content = Content(
            "Objective;Key Result;Owner;Start;Target;Current;Parent",
            "Delight customers;NPS;ann@example.org;31;45;38,5;",
            "Delight customers;Complaints;;120;60;90;",
            "Ship weekly;Releases;;1;4;3;Delight customers",
            ";;;;;;"
        );

        var read = await ImportedAsync(content);

        Assert.Equal(("an OKR tool", 2, 3, 3), (content.Tool, read.Objectives, read.Kpis, read.Values));
        var model = await ModelAsync();
        var (nps, complaints) = (model.Kpis.Single(k => k.Name == "NPS"), model.Kpis.Single(k => k.Name == "Complaints"));
        Assert.Equal((Direction.HigherIsBetter, Direction.LowerIsBetter), (nps.Direction, complaints.Direction));
        Assert.Equal(38.5m, Assert.Single(await ReportsAsync("NPS")).Value);
        Assert.Equal("Ship weekly", model.Objectives.Single(o => o.Id == Assert.Single(model.Causes).CauseObjectiveId).Name);
        Assert.Contains("Owner: ann@example.org", nps.Description, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Rows_of_goals_with_their_type()
    {
        var read = await ImportedAsync(
            Content(
                "Goal ID,Name,Type,Lead,Group,Timeframe,Status,Progress,Start value,Target value,Current value,Parent",
                "1,Grow,Objective,Ann,Company,Q3 2025,on track,50%,,,,",
                "2,Orders,Key Result,Bob,Company,Q3 2025,behind,25%,100,200,125,Grow",
                "3,New shop,Initiative,Bob,Company,Q3 2025,at risk,10%,,,,Orders"
            )
        );

        Assert.Equal((1, 1, 1), (read.Objectives, read.Kpis, read.Initiatives));
        var model = await ModelAsync();
        Assert.Equal([Assert.Single(model.Kpis).Id], Assert.Single(model.Initiatives).KpiIds);
        Assert.Equal(new DateOnly(2025, 10, 1), Assert.Single(model.Kpis).ClosedFrom);
    }

    [SkippableFact]
    public async Task ClearPoint_measures_of_several_periods()
    {
        var content = Content(
            "Scorecard,Category,Objective,Measure,Owner,Reporting Period,Actual,Target,Status Indicator,Analysis",
            "City,Customer,Safe streets,Response time,Ann,2025-01,7.5,8,On Target,Good",
            "City,Customer,Safe streets,Response time,Ann,2025-02,8.5,8,Below Plan,Snow; ice",
            "Fire,Internal Process,Ready crews,Crews trained,Bob,2025-02,90%,95%,Caution,"
        );

        var read = await ImportedAsync(content, new() { Perspective = "Financial" });

        Assert.Equal(("ClearPoint", 2, 2, 3, 2), (content.Tool, read.Objectives, read.Kpis, read.Values, read.Units));
        Assert.Equal([7.5m, 8.5m], (await ReportsAsync("Response time")).Select(r => r.Value));
        Assert.Equal("Snow; ice (Below Plan)", (await ReportsAsync("Response time"))[1].Note);
        var model = await ModelAsync();
        var perspective = model.Objectives.Single(o => o.Name == "Safe streets").PerspectiveId;
        Assert.Equal("Customer", model.Perspectives.Single(p => p.Id == perspective).Name);
    }

    [SkippableFact]
    public async Task BSC_Designer_indicators_with_their_category()
    {
        var content = Content(
            "Indicator,Perspective,Baseline,Target,Value,Weight,Measure units,Optimization,Description",
            "Loyalty\\Return rate,Customer,20,50,35,3,%,Maximize,How many come back",
            "Loyalty\\Complaints,Customer,40,10,25,1,,Minimize,"
        );

        var read = await ImportedAsync(content);

        Assert.Equal(("BSC Designer", 1, 2), (content.Tool, read.Objectives, read.Kpis));
        var model = await ModelAsync();
        var rate = model.Kpis.Single(k => k.Name == "Return rate");
        Assert.Equal(("%", 3m, "How many come back"), (rate.UnitOfMeasure, rate.Latest.Weight, rate.Description));
        Assert.Equal(Direction.LowerIsBetter, model.Kpis.Single(k => k.Name == "Complaints").Direction);
    }

    [Theory]
    [InlineData("Unit,Measure,Jan-25,Feb-25,Target")]
    [InlineData("kpi,period,value,note")]
    [InlineData("Measure,Unit,FY2016,FY2017,Goal")]
    [InlineData("Name,Date,Amount")]
    public void An_ordinary_table_of_figures_is_of_no_tool(string header) =>
        Assert.Throws<InvalidOperationException>(() => Content(header, "a,b,1,2,3"));
}
