using Scorecard.Data.OldTools;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Scales;

namespace Scorecard.Data.Tests.OldTools;

/// <summary>The explorer view of Viva Goals as a table, check-ins running over into columns without names.</summary>
public sealed class VivaExplorerTests : OldToolTests
{
    private const string Header =
        "Id,Title,Tag,Team,Owner,Period,Start Date,End Date,\"Aligned To (weight, Objective ID)\",Metric Name,Target,Object Type,Start,Progress %,Status,Checkins";

    private static readonly string[] Export =
    [
        Header,
        "100,Grow in Europe (EMEA),Growth,Company,Ann,Annual 2025,2025-01-01,2025-12-31,,,,Objective,,40,On Track",
        "\"\"\"https://goals.example/101\"\" \"\"101\"\"\",Revenue,,Company,Bob,Annual 2025,2025-01-01,2025-12-31,\"Grow in Europe (EMEA)(weight: 60%, Id: 100)\","
            + "Revenue,12000000,Key result,8000000,50,At Risk,"
            + Cell("2025-03-10", "Bob", "Two deals slipped; waiting; for legal", "9000000", "2025-03-10 20:57:08")
            + ","
            + Cell("2025-03-28", "Bob", "Now signed;\nStatus: fine; User: nobody", "9,500,000", "2025-03-28 08:00:00")
            + ","
            + Cell("2025-06-10", "Ann", "", "75%", "2025-06-10 08:00:00"),
        "102,Partners,,Sales;Marketing,\"Ann, Bob\",Q1 2025,,,\"Grow in Europe (EMEA)(weight: 40%, Id: 100)\",,,Objective,,,",
        "103,Signed,,Sales,,Q1 2025,,,\"Partners(weight: 100%, Id: 102)\",Partners,10,Outcome,0,20,Behind",
        "104,Portal,,Sales,,Q1 2025,2025-01-15,2025-03-20,\"Partners(weight: 100%, Id: 102)\",,,Deliverable,,100,Closed",
        "105,Loose,,Ops,,,,,\"Not (really) exported(weight: 50%, Id: 999)\",,100%,Key result,,25,On Track,"
            + Cell("2025-05-05", "Ann", "Half way", "25%", "2025-05-05 10:00:00"),
    ];

    [SkippableFact]
    public async Task Goals_become_objectives_KPIs_and_initiatives_with_all_their_check_ins()
    {
        var read = await ImportedAsync(Content(Export));

        Assert.Equal((3, 3, 1, 3, 5), (read.Objectives, read.Kpis, read.Initiatives, read.Units, read.Values));
        var model = await ModelAsync();
        Assert.Equal(["Company", "Ops", "Sales", "The company"], model.Units.Select(u => u.Name).Order());
        var grow = model.Objectives.Single(o => o.Code == "100");
        Assert.Equal(("Grow in Europe (EMEA)", "Growth"), (grow.Name, grow.Theme));
        var revenue = model.Kpis.Single(k => k.Code == "101");
        Assert.Equal((grow.Id, 60m), (revenue.ObjectiveId, revenue.Latest.Weight));
        Assert.Equal(
            (ScaleKind.Progress, 8_000_000m, 12_000_000m),
            (revenue.Latest.Scale.Kind, revenue.Latest.Scale.Baseline, revenue.Latest.Scale.Target)
        );
        var reports = await ReportsAsync("Revenue");
        Assert.Equal([9_000_000m, 9_500_000m, 11_000_000m], reports.Select(r => r.Value));
        Assert.Equal([(3, 1), (3, 2), (6, 1)], reports.Select(r => (r.PeriodStart.Month, r.Revision)));
        Assert.Equal("Two deals slipped; waiting; for legal (At Risk, Bob)", reports[0].Note);
        Assert.Equal("Now signed;\nStatus: fine; User: nobody (At Risk, Bob)", reports[1].Note);
        Assert.Equal(new DateTime(2025, 3, 10, 20, 57, 8), reports[0].RecordedAt);
        var portal = model.Initiatives.Single();
        Assert.Equal(("Portal", InitiativeStatus.Done, 1m), (portal.Name, portal.Status, portal.Progress));
        Assert.Equal([model.Objectives.Single(o => o.Code == "102").Id], portal.ObjectiveIds);
    }

    [SkippableFact]
    public async Task Alignment_is_a_contribution_beside_or_above_and_an_arrow_elsewhere()
    {
        await ImportedAsync(Content(Export));

        var model = await ModelAsync();
        var (grow, partners) = (model.Objectives.Single(o => o.Code == "100"), model.Objectives.Single(o => o.Code == "102"));
        var link = Assert.Single(model.Contributions);
        Assert.Equal((partners.Id, grow.Id, 40m), (link.FromId, link.ToId, link.Weight));
        await ImportedAsync(
            Content(
                Header,
                "200,Above,,Company,,,,,,,,Objective,,,",
                "201,Below,,Company,,,,,\"Above(weight: 50%, Id: 200)\",,,Objective,,,"
            )
        );
        model = await ModelAsync();
        var arrow = Assert.Single(model.Causes);
        Assert.Equal("Aligned in Viva Goals, 50 %", arrow.Note);
    }

    [SkippableFact]
    public async Task A_parent_that_is_missing_is_made_up_and_named()
    {
        var read = await ImportedAsync(Content(Export));

        var stands = (await ModelAsync()).Objectives.Single(o => o.Code == "999");
        Assert.Equal("Not (really) exported", stands.Name);
        Assert.Contains(
            Said(read, OldFate.Changed, "Aligned to"),
            said => said.StartsWith("“Not (really) exported”", StringComparison.Ordinal)
        );
    }

    [SkippableFact]
    public async Task Progress_that_is_computed_anew_is_told_where_it_differs()
    {
        var read = await ImportedAsync(Content(Export));

        Assert.Contains("“Revenue”: 50 % there, 75 % computed here.", Said(read, OldFate.Changed, "Progress %"));
        Assert.DoesNotContain(Said(read, OldFate.Changed, "Progress %"), said => said.Contains("Loose", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task The_same_export_once_more_changes_nothing()
    {
        await ImportedAsync(Content(Export));

        var (_, report, _) = await TriedAsync(Content(Export));

        Assert.Empty(report.Problems);
        Assert.False(report.ChangesAnything, string.Join("; ", report.Counts.Where(c => c.ChangesAnything)));
    }

    [SkippableFact]
    public async Task Ids_come_back_out_of_what_others_are_aligned_to()
    {
        var read = await ImportedAsync(
            Content(
                "Title,Team,\"Aligned To (weight, Objective ID)\",Object Type,Target,Start",
                "Up,Company,,Objective,,",
                "Down,Company,\"Up(weight: 100%, Id: 7)\",Key result,5,1"
            )
        );

        Assert.Equal((1, 1), (read.Objectives, read.Kpis));
        Assert.Equal("Up", Assert.Single((await ModelAsync()).Objectives).Name);
    }

    private static string Cell(string day, string user, string note, string value, string at) =>
        $"\"Checkin Date: {day}; User: {user}; Note: {note}; Metric Name: Progress; Status: At Risk; Current Value: {value}; Activity Date: {at} UTC;\"";
}
