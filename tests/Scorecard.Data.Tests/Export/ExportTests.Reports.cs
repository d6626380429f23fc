using Scorecard.Data.Import;
using Scorecard.Data.Tests.Import;

namespace Scorecard.Data.Tests.Export;

/// <content>Reports of values that do not count today.</content>
public abstract partial class ExportTests
{
    [SkippableFact]
    public async Task Reports_that_a_kpi_would_not_take_today_come_back_as_they_were_made()
    {
        using var folder = ImportFolder.Company();
        var id = await ImportAsync(Here, folder.Path);
        folder
            .Without("values.csv")
            // Rolled up from now on, and with a limit that was passed before.
            .Edit("kpis.csv", "roll_up,parent", "roll_up,parent,highest")
            .Edit("kpis.csv", "RolledUp,Sum,", "RolledUp,Sum,,")
            .Edit("kpis.csv", "Lagging,Entered,,REV", "Lagging,RolledUp,Sum,REV,")
            .Edit("kpis.csv", "Leading,Entered,,", "Leading,Entered,,,7")
            .Append(
                "kpis.csv",
                "VISIT-REV,VISIT,Revenue of visits,€,Month,Sum,HigherIsBetter,Progress,0,1000,1,Lagging,Entered,,SALES-REV,"
            );
        using (var files = ImportFiles.Open(folder.Path))
            Assert.Empty((await Here.Import().ExecuteAsync(files, new(id), null)).Problems);

        await ExportAsync(Here, id, first);

        Assert.Equal(["LATE,2025-01,1", "SALES-REV,2025-01,1", "SALES-REV,2025-02,1"], Reports());
        await AssertSaysNothingNewAsync(Here, id);
        await AssertComesBackAsync(id, "2025-02");

        IEnumerable<string> Reports() =>
            File.ReadAllLines(Path.Combine(first.FullName, "revisions.csv"))
                .Skip(1)
                .Select(row => string.Join(',', row.Split(',').Take(3)));
    }

    [SkippableTheory]
    [InlineData("LATE,2025-01,1,Counted,,4,0,", "period", "nothing to divide by")]
    [InlineData("LATE,2025-01,1,Counted,,4,-1,", "period", "cannot be negative")]
    [InlineData("LATE,2025-01,1,Counted,,4,50,yes", "not_applicable", "both a value and not applicable")]
    [InlineData("SALES-REV,2025-01,1,Counted,99999999999999999999,,,", "value", "")]
    [InlineData("SALES-REV,2035-01,1,Counted,5,,,", "period", "future")]
    public async Task A_report_that_no_kpi_ever_took_is_refused(string row, string column, string sentence)
    {
        using var folder = ImportFolder
            .Company()
            .Without("values.csv")
            .File("revisions.csv", "kpi,period,revision,standing,value,numerator,denominator,not_applicable", row);
        using var files = ImportFiles.Open(folder.Path);

        var problem = Assert.Single((await Here.Import().PreviewAsync(files, new(null, Name))).Problems);

        Assert.Equal($"revisions.csv:2:{column}", problem.Place);
        Assert.Contains(sentence, problem.Sentence, StringComparison.Ordinal);
    }
}
