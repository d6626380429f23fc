using Scorecard.Data.Import;
using Scorecard.Domain;

namespace Scorecard.Data.Tests.Import;

/// <summary>Files of other shapes reach a preview that names everything in their way at once.</summary>
public sealed class ForeignFilesTests : ImportTests
{
    [Fact]
    public async Task Months_in_columns_below_titles_with_totals_and_words()
    {
        var problems = await ProblemsAsync(
            "City of Somewhere: results 2016,,,,,,,",
            ",,,,,,,",
            "Dept,Measure,OCT,NOV,DEC,QTR1,FY2016 Actual,FY2016 Goal",
            "Permits,Days to a permit,11.24,No Data,11.7,11.27,11.77,12",
            "Contact,Calls answered,83.280000000000001,New Meas.,81,82,82.1,No Goal",
            "Contact,Calls,1,2,3,6,6,7",
            "Contact,Letters,1,2,3,6,6,7"
        );

        Contains(problems, "“Dept”, “Measure”, “OCT”, “NOV” and 4 more");
        Contains(problems, "2 lines above the header");
        Contains(problems, "3 columns named as periods: “OCT”, “NOV”, “DEC”");
        Contains(problems, "“QTR1” repeats other numbers");
        Contains(problems, "No column holds codes");
        Contains(problems, "“No Data”, “New Meas.”, “No Goal”, 3 cells in 2 columns");
    }

    [Fact]
    public async Task Plan_and_actual_in_rows_with_semicolons_and_a_decimal_comma()
    {
        var problems = await ProblemsAsync(
            "Kennzahl;Einheit;Reihe;Jan 25;Feb 25;Mrz 25;Summe",
            "Umsatz;EUR;Plan;1.256.144,1;1.278.517,8;1.256.875,1;3.791.537,0",
            "Umsatz;EUR;Ist;1.274.694,3;1.232.066,9;1.255.852,9;3.762.614,1"
        );

        Contains(problems, "3 columns named as periods: “Jan 25”, “Feb 25”, “Mrz 25”");
        Contains(problems, "“Summe” repeats other numbers");
        Contains(
            problems,
            "decimal comma or parted thousands: “1.256.144,1”, “1.274.694,3”, “1.278.517,8”, “1.232.066,9” and 4 more, 8 cells in 4 columns"
        );
    }

    [Fact]
    public async Task Long_with_fiscal_years_signs_and_conditions()
    {
        var problems = await ProblemsAsync(
            "Ref,Indicator,Year,Value,Target,RAG",
            "HW1,Households,2016-17,\"6,068\",\">= 6,000\",G",
            "FN1,Arrears,2016-17,\"£1,159.07\",\"<= £1,500.00\",R",
            "FN2,Income,2017-18,$9.1M,$10.5M,A"
        );

        Contains(problems, "“2016-17”, “2017-18” name fiscal years");
        Contains(problems, "Numbers with signs: “£1,159.07”, “$9.1M”");
        Contains(problems, "Conditions in place of numbers: “>= 6,000”, “<= £1,500.00”");
        Assert.DoesNotContain(problems, p => p.Sentence.Contains("No column holds codes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_in_place_of_codes()
    {
        var problems = await ProblemsAsync(
            "Team,Measure,Period,Value",
            "North team,Repairs on time,Q4 2022/23,n/a",
            "North team,Repairs on time,Q1 2023/24,30.5%",
            "North team,Absence,Q1 2023/24,4"
        );

        Contains(problems, "No column holds codes");
        Contains(problems, "“Q4 2022/23”, “Q1 2023/24” name fiscal years");
        Contains(problems, "“n/a”, 1 cell in 1 column");
    }

    [Fact]
    public void What_is_no_table_is_refused() =>
        Assert.Throws<RuleViolation>(() => ImportFiles.Of("notes", [("notes.csv", "just words\n"u8.ToArray())]));

    private async Task<IReadOnlyList<ImportProblem>> ProblemsAsync(params string[] lines)
    {
        using var folder = ImportFolder.Empty().File("report.csv", lines);
        using var files = folder.Open();
        var preview = await Store.Import(Now).PreviewAsync(files, new(null, NewName));
        return [.. preview.Problems.Where(p => p.File == "report.csv")];
    }

    private static void Contains(IEnumerable<ImportProblem> problems, string sentence) =>
        Assert.Contains(problems, p => p.Sentence.Contains(sentence, StringComparison.Ordinal));
}
