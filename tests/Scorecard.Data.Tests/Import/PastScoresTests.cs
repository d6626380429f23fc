using Scorecard.Data.Import;

namespace Scorecard.Data.Tests.Import;

/// <summary>Where files change the scores of months that are over, the preview says so before anything is written.</summary>
public sealed class PastScoresTests : ImportTests
{
    [Fact]
    public async Task A_new_target_says_which_months_it_changes_and_where_a_dated_one_goes()
    {
        var id = await ImportedAsync();
        Folder.Edit(
            "kpis.csv",
            "Revenue of sales,€,Month,Sum,HigherIsBetter,Progress,0,1000",
            "Revenue of sales,€,Month,Sum,HigherIsBetter,Progress,0,2000"
        );

        var note = Assert.Single((await PreviewAsync(id)).Notes);

        Assert.StartsWith("This changes the scores of 2 past months (2025-01 to 2025-02) of", note, StringComparison.Ordinal);
        Assert.Contains("the KPI “Revenue of sales”", note, StringComparison.Ordinal);
        Assert.Contains("definitions.csv with effective_from", note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_does_a_moved_contribution_that_is_to_hold_always()
    {
        Folder.Edit("values.csv", "LATE,2025-01,,4,50", "LATE,2025-01,,8,50");
        var id = await ImportedAsync();
        Folder.Edit("objectives.csv", "on time,1,SELL=2", "on time,1,SELL=align");
        Assert.Empty((await PreviewAsync(id)).Notes);

        From = "always";
        Assert.Contains("1 past month (2025-01)", Assert.Single((await PreviewAsync(id)).Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_changes_later_says_nothing()
    {
        var id = await ImportedAsync();
        Folder.File("definitions.csv", "kpi,effective_from,target", "SALES-REV,2025-06,2000");

        Assert.Empty((await PreviewAsync(id)).Notes);
    }

    [Fact]
    public async Task Nor_do_names_and_new_values()
    {
        var id = await ImportedAsync();
        Folder.Edit("units.csv", "North", "The north").Append("values.csv", "SALES-REV,2025-03,5,,,");

        Assert.Empty((await PreviewAsync(id)).Notes);
    }
}
