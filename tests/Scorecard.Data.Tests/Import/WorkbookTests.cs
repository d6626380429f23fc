using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Import;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.Tests.Import;

/// <summary>A workbook is read for what its cells say.</summary>
public sealed class WorkbookTests : ImportTests
{
    private static readonly object?[] Header =
    [
        "code",
        "objective",
        "name",
        "unit_of_measure",
        "frequency",
        "aggregation",
        "direction",
        "scale",
        "baseline",
        "target",
        "good_answer",
        "weight",
        "indicator",
        "value_source",
    ];

    private static readonly object?[][] Kpis =
    [
        Header,
        Kpi("RATE", "%", "Month", "HigherIsBetter", new Shown(0.8, "0%"), new Shown(0.95, "0.00%")),
        Kpi("DAYS", "days", "Month", "LowerIsBetter", 20.0, 5.0),
        Kpi("QUARTER", "days", "Quarter", "LowerIsBetter", 20.0, 5.0),
        [.. Kpi("DONE", "", "Month", "YesNo", null, null)[..7], "YesNo", null, null, true, 1.0, "Lagging", "Entered"],
    ];

    [Fact]
    public async Task A_cell_shown_as_a_percentage_is_times_a_hundred_in_a_KPI_of_percent()
    {
        var values = await ImportedAsync(Row("RATE", "2025-01", new Shown(0.866, "0.00%")));

        Assert.Equal(86.6m, values.Single().Value);
        await using var db = Store.Open(Id);
        var scale = (await db.Kpis.SingleAsync(k => k.Code == "RATE")).Latest.Scale;
        Assert.Equal((80m, 95m), (scale.Baseline, scale.Target));
        var score = await Store.Books.ReadAsync(
            Id,
            book => book.Kpi(book.Model.Kpis.Single(k => k.Code == "RATE").Id, Window.Of(new(Frequency.Month, new(2025, 1, 1))))
        );
        Assert.Equal(44, score.Value, 9);
    }

    [Fact]
    public async Task Elsewhere_it_is_a_problem_that_says_what_the_cell_shows()
    {
        var problem = Assert.Single((await PreviewAsync(Row("DAYS", "2025-01", new Shown(0.866, "0.00%")))).Problems);

        Assert.Equal("values.csv:2:value", problem.Place);
        Assert.Contains("“86.6%” is a percentage, which this number is not. Write it in days", problem.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 45839)]
    [InlineData(true, 44377)]
    public async Task A_day_is_that_day_in_both_systems_of_days(bool from1904, int number)
    {
        var values = await ImportedAsync(from1904, Row("DAYS", new Shown(number - 30, "yyyy\\-mm\\-dd"), 7.0));

        Assert.Equal(new DateOnly(2025, 6, 1), values.Single().PeriodStart);
    }

    [Theory]
    [InlineData("mmm\\-yy", 45778, "DAYS", "2025-05-01")]
    [InlineData("[$-409]mmm yy;@", 45792, "DAYS", "2025-05-01")]
    [InlineData("yyyy-mm-dd", 45792, "DAYS", "2025-05-01")]
    [InlineData("yyyy-mm-dd", 45792, "QUARTER", "2025-04-01")]
    public async Task A_day_in_a_period_is_the_KPIs_own_period(string format, int day, string kpi, string start)
    {
        var values = await ImportedAsync(Row(kpi, new Shown(day, format), 7.0));

        Assert.Equal(DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture), values.Single().PeriodStart);
    }

    [Fact]
    public async Task A_day_with_a_time_keeps_its_time()
    {
        var values = await ImportedAsync([.. Row("DAYS", "2025-01", 7.0), new Shown(45698.39583333333, "yyyy-mm-dd hh:mm")]);

        Assert.Equal(new DateTime(2025, 2, 10, 9, 30, 0, DateTimeKind.Utc), values.Single().RecordedAt);
    }

    [Fact]
    public async Task Yes_and_no_of_a_cell_answer_a_question()
    {
        var values = await ImportedAsync(Row("DONE", "2025-01", true), Row("DONE", "2025-02", false), Row("DONE", "2025-03", "Yes"));

        Assert.Equal([1m, 0m, 1m], values.OrderBy(v => v.PeriodStart).Select(v => v.Value));
        var problem = Assert.Single((await PreviewAsync(Row("DAYS", "2025-01", true))).Problems);
        Assert.Contains("“TRUE” is not a number", problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_sheet_worked_out_is_what_it_shows_and_what_is_cut_is_told()
    {
        object?[][] rows = [Row("DAYS", "2025-01", 91.370000000000005), Row("DAYS", "2025-02", 100 / 3.0), Row("DAYS", "2025-03", 45.125)];

        var notes = (await PreviewAsync(rows)).Notes;
        var values = await ImportedAsync(rows);

        Assert.Equal([91.37m, 33.333333m, 45.125m], values.OrderBy(v => v.PeriodStart).Select(v => v.Value));
        Assert.Equal("1 number that a sheet worked out to more than 6 decimals is kept with 6, such as 33.333333.", Assert.Single(notes));
    }

    [Fact]
    public async Task A_number_of_a_cell_is_no_thousands_beside_texts_with_a_decimal_comma()
    {
        var values = await ImportedAsync(Row("DAYS", "2025-01", 45.125), Row("DAYS", "2025-02", "12,5"), Row("DAYS", "2025-03", "1.250"));

        Assert.Equal([45.125m, 12.5m, 1250m], values.OrderBy(v => v.PeriodStart).Select(v => v.Value));
    }

    [Fact]
    public async Task Blank_rows_are_nothing_and_lines_are_those_of_the_sheet()
    {
        var preview = await PreviewAsync([null, null, null], Row("DAYS", "2025-01", 7.0), [null], Row("DAYS", "2025-02", "much"));

        Assert.Equal("values.csv:5:value", Assert.Single(preview.Problems).Place);
        Assert.Equal(1, preview.Counts.Single(c => c.Kind == "values").Added);
    }

    [Fact]
    public async Task What_could_not_be_worked_out_is_not_reported()
    {
        var preview = await PreviewAsync(Row("DAYS", "2025-01", new Faulty("#N/A")), Row("DAYS", "2025-02", 3.0));

        Assert.Empty(preview.Problems);
        Assert.Equal(1, preview.Counts.Single(c => c.Kind == "values").Added);
        Assert.Equal((ImportDoubt.Missing, 1), (preview.Questions.Single().Doubt, preview.Questions.Single().Count));
    }

    [Fact]
    public async Task Sheets_of_other_names_are_left_out_and_all_told()
    {
        var path = TestWorkbook.Write(
            Folder.Path,
            false,
            (
                "Notes",
                [
                    ["Read me"],
                ]
            ),
            (
                "Dashboard",
                [
                    ["Total", 5.0],
                ]
            ),
            (
                "units",
                [
                    ["code", "name", "parent"],
                    ["ORG", "The company", null],
                ]
            )
        );

        using var files = ImportFiles.Open(path);
        var preview = await Store.Import(Now).PreviewAsync(files, new(null, NewName));

        Assert.Empty(preview.Problems);
        Assert.StartsWith("Notes, Dashboard: left out", Assert.Single(preview.Notes), StringComparison.Ordinal);
    }

    private long Id { get; set; }

    private static object?[] Kpi(string code, string unit, string frequency, string direction, object? baseline, object? target) =>
        [code, "GROW", code, unit, frequency, "Average", direction, "Progress", baseline, target, null, 1.0, "Lagging", "Entered"];

    private static object?[] Row(string kpi, object period, object value) => [kpi, period, value];

    private Task<List<Measurement>> ImportedAsync(params object?[][] rows) => ImportedAsync(false, rows);

    private async Task<List<Measurement>> ImportedAsync(bool from1904, params object?[][] rows)
    {
        using var files = Open(from1904, rows);
        var report = await Store.Import(Now).ExecuteAsync(files, new(null, NewName), null);
        Assert.Empty(report.Problems);
        Id = report.OrganizationId;
        await using var db = Store.Open(Id);
        return await db.Measurements.ToListAsync();
    }

    private async Task<ImportReport> PreviewAsync(params object?[][] rows)
    {
        using var files = Open(false, rows);
        return await Store.Import(Now).PreviewAsync(files, new(null, NewName + " again"));
    }

    private ImportFiles Open(bool from1904, object?[][] rows) =>
        ImportFiles.Open(
            TestWorkbook.Write(
                Folder.Path,
                from1904,
                (
                    "units",
                    [
                        ["code", "name", "parent"],
                        ["ORG", "The company", null],
                    ]
                ),
                (
                    "objectives",
                    [
                        ["code", "unit", "perspective", "name", "weight"],
                        ["GROW", "ORG", "Financial", "Grow", 1.0],
                    ]
                ),
                ("kpis", Kpis),
                (
                    "values",
                    [
                        ["kpi", "period", "value", "recorded_at"],
                        .. rows,
                    ]
                )
            )
        );
}
