using System.Text;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Import;
using Scorecard.Domain;

namespace Scorecard.Data.Tests.Import;

/// <summary>Whatever is wrong with files gets a sentence with its place, and nothing is imported.</summary>
public sealed class BadFilesTests() : ImportTests
{
    [Theory]
    // The shape of a file.
    [InlineData("units.csv", "code,name,parent", "code,nmae,parent", "units.csv:1:nmae", "has no column “nmae”")]
    [InlineData("units.csv", "code,name,parent", "code,name,name", "units.csv:1:name", "is there twice")]
    [InlineData("kpis.csv", "code,objective,name,", "code,objective,description,", "kpis.csv:1:name", "needs a column “name”")]
    [InlineData("units.csv", "ORG,The company,", "ORG,The company", "units.csv:2", "has 2 cells and the header 3")]
    [InlineData("values.csv", "2025-02,900.5,", "2025-02,1,900.5,", "values.csv:3", "has 7 cells and the header 6")]
    [InlineData("units.csv", "The company", "\"The company\" Ltd", "units.csv:2", "quotation mark is out of place")]
    [InlineData("units.csv", "North", "\"North", "units.csv:4", "never closed")]
    // Units.
    [InlineData("units.csv", "North,SALES", "North,SALES\r\nsales,Again,ORG", "units.csv:5:code", "already on line 3")]
    [InlineData("units.csv", "North,SALES", "North,SALES\r\nSO UTH,South,SALES", "units.csv:5:code", "only letters, digits")]
    [InlineData("units.csv", "NORTH,North", "NORTH,", "units.csv:4:name", "empty")]
    [InlineData(
        "units.csv",
        "NORTH,North",
        "NORTH,NNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNN",
        "units.csv:4:name",
        "Shorten it"
    )]
    [InlineData("units.csv", "North,SALES", "North,SLAES", "units.csv:4:parent", "no unit “SLAES”")]
    [InlineData("units.csv", "Sales,ORG", "Sales,NORTH", "units.csv:3:parent", "SALES → NORTH → SALES")]
    [InlineData("units.csv", "Sales,ORG", "Sales,", "units.csv:3:parent", "only one")]
    [InlineData("units.csv", "company,", "company,SALES", "units.csv:2:parent", "ORG → SALES → ORG")]
    // Objectives.
    [InlineData(
        "objectives.csv",
        "SALES,Financial",
        "SALES,Finance",
        "objectives.csv:3:perspective",
        "Financial, Customer, Internal process, Learning and growth"
    )]
    [InlineData("objectives.csv", "Sell more,1,", "Sell more,-1,", "objectives.csv:3:weight", "negative")]
    [InlineData("objectives.csv", "Sell more,1,", "Sell more,\"1,5,0\",", "objectives.csv:3:weight", "decimal point")]
    [InlineData("objectives.csv", "Sell more,1,", "Sell more,50%,", "objectives.csv:3:weight", "is a percentage")]
    [InlineData("objectives.csv", "on time,1,SELL=2", "on time,1,GROW", "objectives.csv:4:contributes_to", "tier 3")]
    [InlineData("objectives.csv", "on time,1,SELL=2", "on time,1,SELLL", "objectives.csv:4:contributes_to", "no objective “SELLL”")]
    [InlineData("objectives.csv", "on time,1,SELL=2", "on time,1,SELL=much", "objectives.csv:4:contributes_to", "after =")]
    [InlineData("objectives.csv", "on time,1,SELL=2", "on time,1,VISIT", "objectives.csv:4:contributes_to", "itself")]
    // KPIs.
    [InlineData(
        "kpis.csv",
        "Late visits,%,Month,Ratio",
        "Late visits,%,Month,Sum",
        "kpis.csv:4:aggregation",
        "percentages cannot be summed"
    )]
    [InlineData("kpis.csv", "Late visits,%,Month", "Late visits,%,Mohtn", "kpis.csv:4:frequency", "Day, Week, Month")]
    [InlineData(
        "kpis.csv",
        "LowerIsBetter,Progress,20,5",
        "HigherIsBetter,Progress,20,5",
        "kpis.csv:4:direction",
        "the scale says “lower is better”"
    )]
    [InlineData("kpis.csv", "Progress,20,5", "Progress,20,20", "kpis.csv:4:target", "both 20")]
    [InlineData("kpis.csv", "Progress,20,5", "Progress,20,", "kpis.csv:4:scale", "needs a target")]
    [InlineData("kpis.csv", "Progress,20,5", "YesNo,20,", "kpis.csv:4:baseline", "has no baseline")]
    [InlineData("kpis.csv", "5,1,Leading,Entered", "5,-1,Leading,Entered", "kpis.csv:4:weight", "negative")]
    [InlineData("kpis.csv", "Leading,Entered", "Leading,Calculated", "kpis.csv:4:aggregation", "one number, not two")]
    [InlineData("kpis.csv", "Lagging,RolledUp,Sum", "Lagging,RolledUp,", "kpis.csv:2:roll_up", "rolled up")]
    [InlineData("kpis.csv", "Entered,,REV", "Entered,,LATE", "kpis.csv:3:parent", "lower tier")]
    [InlineData("kpis.csv", "RolledUp,Sum,", "RolledUp,Sum,SALES-REV", "kpis.csv:2:parent", "lower tier")]
    [InlineData("kpis.csv", "Entered,,REV", "Entered,,REVV", "kpis.csv:3:parent", "no KPI “REVV”")]
    [InlineData("kpis.csv", "Revenue of sales,€", "Revenue of sales,$", "kpis.csv:3:parent", "same unit of measure")]
    // Values.
    [InlineData("values.csv", "900.5", "\"1,234\"", "values.csv:3:value", "can mean 1234 and 1.234")]
    [InlineData("values.csv", "900.5", "90.5%", "values.csv:3:value", "“90.5%” is a percentage, which this number is not. Write it in €")]
    [InlineData("values.csv", "900.5", "$900.5", "values.csv:3:value", "has a $. Write it in €")]
    [InlineData("values.csv", "900.5", "900.1234567", "values.csv:3:value", "more than 6 decimals")]
    [InlineData("values.csv", "900.5", "lots", "values.csv:3:value", "not a number")]
    [InlineData("values.csv", "900.5", "=1+1", "values.csv:3:value", "not a number")]
    [InlineData("values.csv", "900.5", "1234567890123456", "values.csv:3:value", "too large")]
    [InlineData("values.csv", "900.5", "", "values.csv:3:value", "empty")]
    [InlineData("values.csv", "2025-02,", "2025-13,", "values.csv:3:period", "not a period")]
    [InlineData("values.csv", "2025-02,", "2025-Q1,", "values.csv:3:period", "by month")]
    [InlineData("values.csv", "2025-02,", "2031-02,", "values.csv:3:period", "future")]
    [InlineData("values.csv", "SALES-REV,2025-02", "SALES-REV,2025-01", "values.csv:3:period", "on line 2 already")]
    [InlineData("values.csv", "SALES-REV,2025-02", "REV,2025-02", "values.csv:3:period", "rolled up")]
    [InlineData("values.csv", "SALES-REV,2025-02", "SALES,2025-02", "values.csv:3:kpi", "no KPI “SALES”")]
    [InlineData("values.csv", "2025-01,,4,50", "2025-01,8,,", "values.csv:4:value", "is a ratio")]
    [InlineData("values.csv", "2025-01,,4,50", "2025-01,,4,", "values.csv:4:denominator", "numerator and denominator")]
    [InlineData("values.csv", "2025-01,,4,50", "2025-01,,4,0", "values.csv:4:value", "nothing to divide by")]
    [InlineData("values.csv", "2025-01,800,,", "2025-01,,80,100", "values.csv:2:numerator", "is not a ratio")]
    public async Task A_fault_is_said_where_it_is(string file, string from, string to, string place, string sentence)
    {
        Folder.Edit(file, from, to);

        var (preview, import) = (await PreviewAsync(), await ImportAsync());

        var problem = Assert.Single(preview.Problems);
        Assert.Equal(place, problem.Place);
        Assert.Contains(sentence, problem.Sentence, StringComparison.Ordinal);
        Assert.Equal(preview.Problems, import.Problems);
        Assert.False(import.Written);
        await using var db = Store.Open();
        Assert.False(await db.Organizations.IgnoreQueryFilters().AnyAsync(o => o.Name == NewName));
    }

    [Theory]
    [InlineData("kpis.csv", "formula", "LATE + REV", "kpis.csv:2:formula")]
    [InlineData("kpis.csv", "approval", "perhaps", "kpis.csv:2:approval")]
    [InlineData("kpis.csv", "sponsor", "nobody@example.org", "kpis.csv:2:sponsor")]
    [InlineData("kpis.csv", "carry_forward", "1.5", "kpis.csv:2:carry_forward")]
    [InlineData("kpis.csv", "carry_forward", "121", "kpis.csv:2")]
    [InlineData("kpis.csv", "owner", "nobody@example.org", "kpis.csv:2:owner")]
    [InlineData("kpis.csv", "updaters", "nobody@example.org;x", "kpis.csv:2:updaters")]
    [InlineData("kpis.csv", "green_from", "80", "kpis.csv:2")]
    [InlineData("kpis.csv", "effective_from", "soon", "kpis.csv:2:effective_from")]
    [InlineData("kpis.csv", "require_all", "perhaps", "kpis.csv:2:require_all")]
    [InlineData("objectives.csv", "cascade_share", "1.5", "objectives.csv:2:cascade_share")]
    [InlineData("objectives.csv", "rule", "Median", "objectives.csv:2:rule")]
    [InlineData("objectives.csv", "theme", "Sixty characters hold any theme that somebody can say in one breath", "objectives.csv:2:theme")]
    [InlineData("units.csv", "private", "yes", "units.csv:2:private")]
    [InlineData("values.csv", "recorded_at", "2031-01-01", "values.csv:2:recorded_at")]
    [InlineData("values.csv", "recorded_at", "1/2/2025", "values.csv:2:recorded_at")]
    [InlineData("values.csv", "not_applicable", "yes", "values.csv:2:not_applicable")]
    public async Task So_is_a_fault_in_a_column_that_may_be_absent(string file, string column, string cell, string place)
    {
        var lines = Folder.Text(file).TrimEnd().Split("\r\n");
        Folder.File(file, [lines[0] + "," + column, lines[1] + "," + cell, .. lines[2..].Select(l => l + ",")]);

        Assert.Equal(place, (await PreviewAsync()).Problems[0].Place);
    }

    [Fact]
    public async Task Objectives_and_KPIs_in_a_circle_are_shown_their_way()
    {
        Folder
            .Edit("units.csv", "NORTH,North,SALES", "NORTH,North,ORG")
            .Edit("objectives.csv", "Sell more,1,GROW", "Sell more,1,VISIT")
            .Append(
                "kpis.csv",
                "A,GROW,First,€,Month,Last,HigherIsBetter,Progress,0,1,1,Lagging,Entered,,B",
                "B,GROW,Second,€,Month,Last,HigherIsBetter,Progress,0,1,1,Lagging,Entered,,A"
            );

        var problems = (await PreviewAsync()).Problems;

        Assert.Equal(["objectives.csv:3:contributes_to", "kpis.csv:5:parent"], problems.Select(p => p.Place));
        Assert.Contains("Visit on time", problems[0].Sentence, StringComparison.Ordinal);
        Assert.Contains(
            "First → Second → First",
            problems[1].Sentence.Replace("Second → First → Second", "First → Second → First", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task One_fault_does_not_bring_others_with_it()
    {
        Folder.Edit("units.csv", "SALES,Sales,ORG", "SALES,,ORG");

        Assert.Equal(["units.csv:3:name"], (await PreviewAsync()).Problems.Select(p => p.Place));
    }

    [Fact]
    public async Task A_missing_file_an_unknown_one_and_an_empty_one_are_said()
    {
        Folder.Without("units.csv").File("vaules.csv", "month,amount", "2025-01,1").File("definitions.csv", Array.Empty<byte>());

        var preview = await PreviewAsync();

        Assert.Contains(preview.Notes, note => note.StartsWith("vaules.csv: left out", StringComparison.Ordinal));
        Assert.DoesNotContain(preview.Problems, p => p.File == "vaules.csv");
        Assert.Contains(preview.Problems, p => p.File == "definitions.csv" && p.Sentence.Contains("empty", StringComparison.Ordinal));
        Folder
            .Without("vaules.csv")
            .Without("definitions.csv")
            .Without("objectives.csv")
            .Without("kpis.csv")
            .Without("values.csv")
            .File("definitions.csv", "kpi,effective_from");
        Assert.Contains(
            "new organization needs its units",
            Assert.Single((await PreviewAsync()).Problems).Sentence,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_folder_without_any_file_or_none_at_all_is_refused()
    {
        using var empty = ImportFolder.Empty();
        Assert.Contains("units.csv", Assert.Throws<RuleViolation>(() => empty.Open()).Message, StringComparison.Ordinal);
        Assert.Throws<RuleViolation>(() => ImportFiles.Open(Path.Combine(empty.Path, "nowhere")));
        empty.File("broken.zip", "no zip").File("broken.xlsx", "no workbook").File("notes.txt", "notes");
        foreach (var file in new[] { "broken.zip", "broken.xlsx", "notes.txt" })
            Assert.Contains(
                file,
                Assert.Throws<RuleViolation>(() => ImportFiles.Open(Path.Combine(empty.Path, file))).Message,
                StringComparison.Ordinal
            );
    }
}
