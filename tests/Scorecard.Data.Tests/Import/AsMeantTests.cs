using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Import;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.Tests.Import;

/// <summary>Numbers and periods of CSV files are read as they are meant, and asked about once where they can mean two things.</summary>
public sealed class AsMeantTests : ImportTests
{
    [Theory]
    [InlineData("1234.5", "1234.5")]
    [InlineData("1,234.5", "1234.5")]
    [InlineData("1.234,5", "1234.5")]
    [InlineData("12,5", "12.5")]
    [InlineData("€1,234.50", "1234.5")]
    [InlineData("1 234,5 €", "1234.5")]
    [InlineData("1\u00a0234", "1234")]
    [InlineData("1\u2019234", "1234")]
    [InlineData("91.370000000000005", "91.37")]
    public async Task A_number_that_means_one_thing_is_read_in_the_unit_of_its_KPI(string cell, string number)
    {
        Folder.File("values.csv", "kpi,period,value", $"SALES-REV,2025-01,\"{cell}\"");

        Assert.Equal([decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture)], await ValuesAsync(await ImportedAsync()));
    }

    [Theory]
    [InlineData("percent", "", 100)]
    [InlineData("%", "", 100)]
    [InlineData("\"per 1,000 proposals\"", "", 1_000)]
    [InlineData("accidents", "1000000", 1_000_000)]
    public async Task What_a_ratio_is_multiplied_with_follows_from_its_unit_or_is_given_and_stays(string unit, string given, int expected)
    {
        const string others = "frequency,aggregation,direction,scale,baseline,target,weight,indicator,value_source";
        const string cells = "Month,Ratio,LowerIsBetter,Progress,2000000,5,1,Leading,Entered";
        Folder
            .File("kpis.csv", $"code,objective,name,unit_of_measure,multiplier,{others}", $"LATE,VISIT,Late visits,{unit},{given},{cells}")
            .File("values.csv", "kpi,period,numerator,denominator", "LATE,2025-01,4,50");
        var id = await ImportedAsync();
        Assert.Equal(expected, await MultiplierAsync(id));

        Folder.File("kpis.csv", $"code,objective,name,unit_of_measure,{others}", $"LATE,VISIT,Visits that came late,{unit},{cells}");
        Assert.Empty((await ImportAsync(id)).Problems);
        Assert.Equal(expected, await MultiplierAsync(id));
    }

    private Task<int> MultiplierAsync(long id) =>
        Store.ReadAsync(id, db => db.Kpis.Where(k => k.Code == "LATE").Select(k => k.Multiplier).SingleAsync());

    [Fact]
    public async Task One_decimal_comma_decides_for_the_whole_file_and_is_told()
    {
        Folder.File("values.csv", "kpi;period;value", "SALES-REV;2025-01;1.250", "SALES-REV;2025-02;45.000", "SALES-REV;2025-03;12,5");

        var report = await ImportAsync();

        Assert.Equal([12.5m, 1250m, 45000m], (await ValuesAsync(report.OrganizationId)).Order());
        Assert.Contains("values.csv: numbers are read with a decimal comma, such as 12,5.", report.Notes);
    }

    [Theory]
    [InlineData("kpi,period,value", "SALES-REV,2025-01,\"1,250\"", "SALES-REV,2025-02,\"1,940\"")]
    [InlineData("kpi;period;value", "SALES-REV;2025-01;1.250", "SALES-REV;2025-02;1.940")]
    [InlineData("kpi\tperiod\tvalue", "SALES-REV\t2025-01\t1,250", "SALES-REV\t2025-02\t1,940")]
    public async Task What_can_be_read_in_two_ways_is_asked_once(params string[] lines)
    {
        Folder.File("values.csv", lines);

        var preview = await PreviewAsync();

        Assert.Equal("values.csv:2:value", Assert.Single(preview.Problems).Place);
        var question = Assert.Single(preview.Questions);
        Assert.Equal((ImportDoubt.Decimals, 2, true), (question.Doubt, question.Count, question.IsOpen));
        Assert.Equal(
            [1250m, 1940m],
            await ValuesAsync(await ImportedAsync(new(DecimalMark: lines[1].Contains('.', StringComparison.Ordinal) ? ',' : '.')))
        );
    }

    [Fact]
    public async Task Three_decimals_after_a_point_are_the_formats_own_where_commas_part_the_cells()
    {
        Folder.File("values.csv", "kpi,period,value", "SALES-REV,2025-01,12.345");

        Assert.Equal([12.345m], await ValuesAsync(await ImportedAsync()));
    }

    [Fact]
    public async Task A_file_that_has_both_marks_is_asked_about()
    {
        Folder.File(
            "values.csv",
            "kpi,period,value",
            "SALES-REV,2025-01,\"12,5\"",
            "SALES-REV,2025-02,12.5",
            "SALES-REV,2025-03,\"1,250\""
        );

        Assert.Equal("values.csv:4:value", Assert.Single((await PreviewAsync()).Problems).Place);
    }

    [Fact]
    public async Task A_percent_sign_belongs_to_a_KPI_of_percent_and_to_its_scale()
    {
        Folder
            .Edit("kpis.csv", "Late visits,%,Month,Ratio", "Late visits,%,Month,Average")
            .Edit("kpis.csv", "Progress,20,5", "Progress,20%,5 %")
            .File("values.csv", "kpi,period,value", "LATE,2025-01,12.5%");

        var id = await ImportedAsync();

        Assert.Equal([12.5m], await ValuesAsync(id));
        var scale = await Store.ReadAsync(id, async db => (await db.Kpis.SingleAsync(k => k.Code == "LATE")).Latest.Scale);
        Assert.Equal((20m, 5m), (scale.Baseline, scale.Target));
    }

    [Theory]
    [InlineData("n/a")]
    [InlineData("N/A")]
    [InlineData("-")]
    [InlineData("No Data")]
    [InlineData("#N/A")]
    public async Task Words_for_a_missing_value_are_not_reported_or_not_applicable_as_the_person_says(string word)
    {
        Folder.File("values.csv", "kpi,period,value,numerator,denominator", $"SALES-REV,2025-01,{word},,", $"LATE,2025-01,,{word},50");

        var preview = await PreviewAsync();
        Assert.Empty(preview.Problems);
        Assert.Equal(0, preview.Counts.Single(c => c.Kind == "values").Added);
        Assert.Equal((ImportDoubt.Missing, 2, false), Of(Assert.Single(preview.Questions)));

        var id = await ImportedAsync(new(MissingIsNotApplicable: true));
        Assert.Equal([true, true], await Store.ReadAsync(id, db => db.Measurements.Select(m => m.NotApplicable).ToListAsync()));

        static (ImportDoubt, int, bool) Of(ImportQuestion question) => (question.Doubt, question.Count, question.IsOpen);
    }

    [Theory]
    [InlineData("yes", 1)]
    [InlineData("Yes", 1)]
    [InlineData("TRUE", 1)]
    [InlineData("no", 0)]
    [InlineData("0", 0)]
    public async Task Yes_and_no_are_written_in_many_ways(string word, int value)
    {
        Folder
            .Append("kpis.csv", "DONE,GROW,Done,,Month,Last,YesNo,YesNo,,,1,Lagging,Entered,,")
            .Edit("kpis.csv", "value_source,roll_up,parent", "value_source,roll_up,parent,good_answer")
            .Edit("kpis.csv", "Entered,,\r\n", "Entered,,,yes\r\n")
            .File("values.csv", "kpi,period,value", $"DONE,2025-01,{word}");
        Folder.File("kpis.csv", [.. Folder.Text("kpis.csv").TrimEnd().Split("\r\n").Select(OnlyDone)]);

        Assert.Equal([value], (await ValuesAsync(await ImportedAsync())).Select(v => (int)v!));

        // The answer belongs to the one KPI that asks.
        static string OnlyDone(string line) =>
            line.StartsWith("DONE", StringComparison.Ordinal) || line.StartsWith("code", StringComparison.Ordinal)
                ? line
                : line.Replace(",,,yes", ",,", StringComparison.Ordinal) + ",";
    }

    [Fact]
    public async Task Empty_rows_are_nothing()
    {
        Folder
            .File("values.csv", "kpi,period,value,numerator,denominator,note", ",,,,,", "SALES-REV,2025-01,1,,,", ",,,,,,,,", " , ,,,,")
            .Append("units.csv", ",,", "", ",,");

        Assert.Equal([1m], await ValuesAsync(await ImportedAsync()));
    }

    [Theory]
    [InlineData("values (1).csv")]
    [InlineData("values.csv.csv")]
    [InlineData("VALUES - Copy.csv")]
    [InlineData("values.tsv")]
    [InlineData("download.csv")]
    public async Task A_file_is_known_by_its_name_or_its_header(string name)
    {
        var lines = Folder.Text("values.csv").TrimEnd().Split("\r\n");
        Folder.Without("values.csv").File(name, lines);

        var report = await ImportAsync();

        Assert.Empty(report.Problems);
        Assert.Equal(3, report.Counts.Single(c => c.Kind == "values").Added);
        Assert.Contains($"{name} is read as values.csv.", report.Notes);
    }

    [Fact]
    public async Task Numbers_keep_six_decimals()
    {
        Folder
            .Edit(
                "kpis.csv",
                "Revenue of sales,€,Month,Sum,HigherIsBetter,Progress,0,1000",
                "Revenue of sales,€,Month,Sum,HigherIsBetter,Progress,0.00001,0.0001"
            )
            .File("values.csv", "kpi,period,value", "SALES-REV,2025-01,0.00005");
        var id = await ImportedAsync();

        var score = await Store.Books.ReadAsync(
            id,
            book => book.Kpi(book.Model.Kpis.Single(k => k.Code == "SALES-REV").Id, Window.Of(new(Frequency.Month, new(2025, 1, 1))))
        );
        Assert.Equal(44.4, score.Value, 1);
    }

    private async Task<long> ImportedAsync(ImportChoices choices)
    {
        using var files = Folder.Open();
        var report = await Store.Import(Now).ExecuteAsync(files, new(null, NewName) { Choices = choices }, null);
        Assert.Empty(report.Problems);
        return report.OrganizationId;
    }

    private Task<List<decimal?>> ValuesAsync(long id) =>
        Store.ReadAsync(id, db => db.Measurements.OrderBy(m => m.PeriodStart).Select(m => m.Value).ToListAsync());
}
