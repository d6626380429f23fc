using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Import;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.Tests.Import;

public sealed class PeriodsAsMeantTests : ImportTests
{
    private async Task<long> ImportedAsync(ImportChoices choices)
    {
        using var files = Folder.Open();
        var report = await Store.Import(Now).ExecuteAsync(files, new(null, NewName) { Choices = choices }, null);
        Assert.Empty(report.Problems);
        return report.OrganizationId;
    }

    [Theory]
    [InlineData("2025-05-01")]
    [InlineData("May-25")]
    [InlineData("May 2025")]
    [InlineData("Mai 25")]
    public async Task What_a_spreadsheet_makes_of_a_month_is_that_month(string period)
    {
        Folder.File("values.csv", "kpi,period,value", $"SALES-REV,{period},1");
        var id = await ImportedAsync();

        Assert.Equal([new DateOnly(2025, 5, 1)], await Store.ReadAsync(id, db => db.Measurements.Select(m => m.PeriodStart).ToListAsync()));
    }

    [Theory]
    [InlineData("2024", null)]
    [InlineData("2024-Q1", "Quarter")]
    public async Task Years_without_FY_or_CY_are_asked_about_once_where_the_two_differ(string period, string? frequency)
    {
        Fiscal(frequency ?? "Year", period, period == "2024" ? "2023" : "2024-Q2");

        var preview = await PreviewAsync();

        var problem = Assert.Single(preview.Problems);
        Assert.Equal("values.csv:2:period", problem.Place);
        Assert.Contains(
            $"Write FY{period} for the fiscal year’s, or CY{period} for the calendar’s",
            problem.Sentence,
            StringComparison.Ordinal
        );
        Assert.Equal((ImportDoubt.Years, 2), (preview.Questions.Single().Doubt, preview.Questions.Single().Count));

        var id = await ImportedAsync(new(Years: BareYears.Fiscal));
        Assert.Contains(
            new DateOnly(2024, 4, 1),
            await Store.ReadAsync(id, db => db.Measurements.Select(m => m.PeriodStart).ToListAsync())
        );
    }

    [Fact]
    public async Task Fiscal_years_are_read_as_people_write_them()
    {
        Fiscal("Year", "2016-17", "2011-12", "2015/16", "FY17", "FY2018");
        var id = await ImportedAsync();

        Assert.Equal(
            [2011, 2015, 2016, 2017, 2018],
            await Store.ReadAsync(id, db => db.Measurements.OrderBy(m => m.PeriodStart).Select(m => m.PeriodStart.Year).ToListAsync())
        );
    }

    [Fact]
    public async Task Fiscal_years_are_refused_where_the_year_starts_in_January()
    {
        Fiscal("Year", "FY2016");
        Folder.Without("organization.csv");

        var problem = Assert.Single((await PreviewAsync()).Problems);

        Assert.Contains("the fiscal year here starts in January. Write 2016", problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fiscal_years_may_be_called_by_the_year_in_which_they_end()
    {
        Fiscal("Year", "FY2016");
        Folder.File("organization.csv", "key,value", "fiscal_year_start,10", "fiscal_year_named_by,End");
        var id = await ImportedAsync();

        Assert.Equal(
            [new DateOnly(2015, 10, 1)],
            await Store.ReadAsync(id, db => db.Measurements.Select(m => m.PeriodStart).ToListAsync())
        );
    }

    [Fact]
    public async Task Accents_in_two_signs_are_those_in_one()
    {
        Folder
            .File("organization.csv", "key,value", "perspectives,\u00c9quipe;Customer")
            .Edit("objectives.csv", "Financial", "E\u0301quipe")
            .Edit("units.csv", "NORTH,North", "E\u0301T\u00c9,North")
            .Edit("objectives.csv", "VISIT,NORTH", "VISIT,\u00e9te\u0301");
        var id = await ImportedAsync();

        Assert.Contains("\u00c9T\u00c9", await Store.ReadAsync(id, db => db.Units.Select(u => u.Code).ToListAsync()));
    }

    private void Fiscal(string frequency, params string[] periods) =>
        Folder
            .File("organization.csv", "key,value", "fiscal_year_start,4")
            .Append("kpis.csv", $"LONG,GROW,Long,€,{frequency},Sum,HigherIsBetter,Progress,0,1,1,Lagging,Entered,,")
            .File("values.csv", ["kpi,period,value", .. periods.Select(period => $"LONG,{period},1")]);
}
