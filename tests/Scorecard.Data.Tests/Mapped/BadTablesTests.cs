using Scorecard.Data.Mapped;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.Tests.Mapped;

/// <summary>What is wrong in a table is said with its row, its column and what to do; the rest stays ready.</summary>
public sealed class BadTablesTests : MappedTests
{
    [Theory]
    [InlineData("#REF!", "row 3, Value", "shows the error #REF!")]
    [InlineData("abc1", "row 3, Value", "“abc1” is not a number")]
    [InlineData("€5", "row 3, Value", "is not in %")]
    [InlineData("123456789012345678901234B", "row 3, Value", "")]
    [InlineData("1.23456789", "row 3, Value", "more digits than are kept")]
    public async Task A_cell_that_is_no_number(string cell, string place, string sentence)
    {
        var read = await ReadAsync("Measure,Period,Value", "Absence,2025-01,4%", $"Absence,2025-02,{cell}", "Absence,2025-03,5%");

        var problem = Assert.Single(read.Problems);
        Assert.Equal(place, $"row {problem.Line}, {problem.Column}");
        Assert.Contains(sentence, problem.Sentence, StringComparison.Ordinal);
        Assert.Equal(2, read.Values);
    }

    [Fact]
    public async Task Mixed_marks_of_decimals_are_asked_about()
    {
        var read = await ReadAsync("Measure;Period;Value", "Sales;2025-01;1.234,5", "Sales;2025-02;1,234.5", "Sales;2025-03;1.234");

        Assert.Contains("can be read in two ways", Assert.Single(read.Problems, p => p.Line == 4).Sentence, StringComparison.Ordinal);
        Assert.Equal(2, read.Values);
    }

    [Fact]
    public async Task Another_value_for_the_same_period_names_both_rows_and_the_same_one_is_no_fault()
    {
        var read = await ReadAsync("Measure,Period,Value", "Sales,2025-01,4", "Sales,2025-01,4", "Sales,2025-01,5");

        var problem = Assert.Single(read.Problems);
        Assert.Equal(4, problem.Line);
        Assert.Contains("another value for 2025-01 in row 2: 4", problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_period_twice_in_the_header()
    {
        var read = await ReadAsync("Measure,Jan 25,Feb 25,Jan 25", "Sales,1,2,3");

        Assert.Contains("The period 2025-01 is there twice", Assert.Single(read.Problems).Sentence, StringComparison.Ordinal);
        Assert.Equal("Jan 25 (2)", read.Problems[0].Column);
    }

    [Fact]
    public async Task A_row_of_numbers_without_a_measure_may_be_a_total()
    {
        var read = await ReadAsync("Measure,Jan 25,Feb 25", "Sales,1,2", "Costs,1,2", ",2,4");

        var problem = Assert.Single(read.Problems);
        Assert.Equal(4, problem.Line);
        Assert.Contains("Is it a total?", problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_rows_of_header_give_the_months_their_years_and_a_repeated_header_is_left_out()
    {
        var read = await ReadAsync(",2024,,2025,", "Measure,Nov,Dec,Jan,Feb", "Sales,1,2,3,4", "Measure,Nov,Dec,Jan,Feb", "Costs,5,6,7,8");

        Assert.Empty(read.Problems);
        Assert.Equal(8, read.Values);
        Assert.Contains(read.Notes, note => note.Contains("repeat the header", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Months_without_a_year_anywhere_want_one()
    {
        var read = await ReadAsync("Measure,Jan,Feb", "Sales,1,2");
        Assert.Contains("Year of the months", Assert.Single(read.Problems).Sentence, StringComparison.Ordinal);

        Assert.Empty((await ReadAsync(m => m with { Year = 2025 }, "Measure,Jan,Feb", "Sales,1,2")).Problems);
    }

    [Fact]
    public async Task Days_with_slashes_are_read_where_one_of_them_tells_and_asked_about_where_none_does()
    {
        Assert.Empty((await ReadAsync("Measure,Date,Value", "Sales,1/1/2025,4", "Sales,1/31/2025,4")).Problems);
        Assert.Contains(
            "can be two days",
            (await ReadAsync("Measure,Date,Value", "Sales,1/2/2025,4", "Sales,2/2/2025,4")).Problems[0].Sentence,
            StringComparison.Ordinal
        );
        using var german = Files("Measure;Datum;Wert", "Sales;31.1.2025;4,5", "Sales;28.2.2025;4");
        Assert.Equal(Frequency.Month, (await ProposedAsync(german)).Frequency);
    }

    [Fact]
    public async Task Faults_are_left_out_only_when_that_is_said()
    {
        string[] lines = ["Measure,Period,Value", "Absence,2025-01,4", "Absence,2025-02,abc1"];
        Assert.False((await ReadAsync(lines)).IsReady);

        var read = await ReadAsync(m => m with { LeavesOutFaults = true }, lines);

        Assert.True(read.IsReady);
        Assert.Contains(read.Notes, note => note.StartsWith("1 cell", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Merged_labels_mean_what_stands_above()
    {
        using var files = Files("Team,Measure,2025-01", "North,Calls,1", ",Mails,2", ",Visits,3", "South,Calls,4", ",Mails,5");

        var (read, _) = await ImportedAsync(files);

        Assert.Equal(["North", "South"], read.Units.Select(u => u.Name));
        Assert.Equal(5, read.Values);
    }

    [Fact]
    public async Task Names_that_differ_in_case_and_accents_alone_are_the_same_KPI()
    {
        using var first = Files("Measure,Period,Value", "Qualit\u00e9,2025-01,4");
        await ImportedAsync(first);
        using var second = Files("Measure,Period,Value", "QUALITE\u0301,2025-02,5");

        var (read, _) = await ImportedAsync(second);

        Assert.False(Assert.Single(read.Measures).IsNew);
    }

    private Task<MappedResult> ReadAsync(params string[] lines) => ReadAsync(m => m, lines);

    private async Task<MappedResult> ReadAsync(Func<FileMapping, FileMapping> change, params string[] lines)
    {
        using var files = Files(lines);
        using var folder = new Data.Import.WorkFolder();
        var mapping = change(await ProposedAsync(files));
        return MappedReading.Run(mapping, MappedTable.In(files), await ModelAsync(), folder.Path);
    }
}
