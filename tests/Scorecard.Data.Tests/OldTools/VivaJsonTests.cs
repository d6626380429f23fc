using Scorecard.Data.OldTools;
using Scorecard.Domain;
using Scorecard.Domain.Scales;

namespace Scorecard.Data.Tests.OldTools;

/// <summary>The zip of JSON files that an administrator of Viva Goals took out.</summary>
public sealed class VivaJsonTests : OldToolTests
{
    private const string Teams = """
        [{"ID": 1, "Team Name": "Company", "Parent Team": null},
         {"ID": 2, "Team Name": "Sales", "Parent Team": {"ID": 1, "Name": "Company"}, "Description": "Sells"}]
        """;

    private const string Objectives = """
        [{"ID": 10, "Title": "Grow", "Type": "Big rock", "Owner": [{"ID": 1, "Name": "Ann", "Email": "ann@example.org"}],
          "Teams": [{"ID": 1, "Name": "Company"}], "Time Period": {"ID": 1, "Name": "Annual 2025"}, "Score": 0.7,
          "Start Date": "2025-01-01", "End Date": "2025-12-31", "Children": [11]},
         {"ID": 11, "Title": "Complaints", "Type": "Kpi", "Teams": [{"ID": 2, "Name": "Sales"}],
          "Start Date": "2025-01-01", "End Date": "2025-12-31", "Alignment": [{"ID": 10, "Title": "Grow", "Weight": 25}],
          "Outcome": {"Outcome Type": "Metric", "Metric Name": "Complaints", "Start": 120, "Target": 60, "Target Type": "Decrease to"},
          "Phased Targets": {"Interval": "Quarterly", "Phased Targets": [
             {"Target Value": 100, "Target Date": "2025-03-31"}, {"Target Value": 80, "Target Date": "2025-06-30"},
             {"Target Value": 60, "Target Date": "2025-12-31"}]}},
         {"ID": 12, "Title": "Train everybody", "Type": "Project", "Parent IDs": [10], "Status": "Postponed",
          "Progress and Status Configuration": {"Progress": 30, "Status": "Manual"}}]
        """;

    private const string CheckIns = """
        {"checkins": [
         {"ID": 1, "OKR ID": 11, "CheckIn Date": "2025-02-03", "Check In Owner": {"ID": 2, "Name": "Bob"}, "Current Value": 110,
          "Check In Note": {"text": "Fewer; much fewer", "HTML": "<p>Fewer</p>"}, "Status": "On Track", "Activity Date": "2025-02-03 09:00:00 UTC"},
         {"ID": 2, "OKR ID": 77, "CheckIn Date": "2025-02-03", "Current Value": 1, "Check In Note": {"text": "Of nobody"}}]}
        """;

    [SkippableFact]
    public async Task Teams_become_units_and_targets_on_the_way_hold_from_period_to_period()
    {
        var read = await ImportedAsync(Export());

        Assert.Equal((1, 1, 1, 2, 1), (read.Objectives, read.Kpis, read.Initiatives, read.Units, read.Values));
        var model = await ModelAsync();
        var sales = model.Units.Single(u => u.Name == "Sales");
        Assert.Equal(("Company", "Sells"), (model.Unit(sales.ParentId!.Value).Name, sales.Description));
        var kpi = Assert.Single(model.Kpis);
        Assert.Equal((Direction.LowerIsBetter, 25m), (kpi.Direction, kpi.Latest.Weight));
        Assert.Equal(
            [(1, 100m), (4, 80m), (7, 60m)],
            kpi.Definitions.OrderBy(d => d.EffectiveFrom).Select(d => (d.EffectiveFrom.Month, d.Scale.Target!.Value))
        );
        var report = Assert.Single(await ReportsAsync("Complaints"));
        Assert.Equal((110m, "Fewer; much fewer (On Track, Bob)"), (report.Value!.Value, report.Note));
        Assert.Equal([Assert.Single(model.Objectives).Id], Assert.Single(model.Initiatives).ObjectiveIds);
    }

    [SkippableFact]
    public async Task What_has_no_place_is_named()
    {
        var read = await ImportedAsync(Export());

        Assert.Contains(Said(read, OldFate.Lost, "Not read"), said => said.Contains("Of nobody", StringComparison.Ordinal));
        Assert.Contains("“Train everybody”: “Postponed” becomes planned.", Said(read, OldFate.Changed, "Status"));
        Assert.Contains(Said(read, OldFate.Changed, "Score"), said => said.Contains("0.7", StringComparison.Ordinal));
    }

    [Fact]
    public void A_zip_of_something_else_is_none() => Assert.Null(Json(("notes.json", "{}"), ("units.csv", "code,name,parent")));

    [Theory]
    [InlineData("[{\"ID\": 1, ")]
    [InlineData("no JSON")]
    [InlineData("")]
    public void Broken_JSON_says_where(string text) =>
        Assert.Contains(
            "objectives.json",
            Assert.Throws<RuleViolation>(() => Json(("objectives.json", text))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void JSON_of_a_great_depth_says_where() =>
        Assert.Throws<RuleViolation>(() => Json(("objectives.json", new string('[', 1000) + new string(']', 1000))));

    private static OldContent Export() =>
        Json(
            ("acme_Teams.json", Teams),
            ("acme_objectives.json", Objectives),
            ("acme_checkins.json", CheckIns),
            ("acme_Users.json", "[]")
        )!;
}
