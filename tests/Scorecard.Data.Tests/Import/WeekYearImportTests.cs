using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.Tests.Import;

/// <summary>An organization whose years are made of weeks, from files. It is 15 June 2025.</summary>
public sealed class WeekYearImportTests : ImportTests
{
    private static readonly string[] Retail =
    [
        "key,value",
        "fiscal_year_ends,Nearest",
        "fiscal_year_weeks,4-5-4",
        "fiscal_year_start,2",
        "week_starts_on,Sunday",
    ];

    public WeekYearImportTests() =>
        Folder
            .File("organization.csv", Retail)
            .File(
                "values.csv",
                "kpi,period,value,numerator,denominator,note",
                "SALES-REV,FY2025-P01,800,,,",
                "SALES-REV,P2 FY25,900.5,,,a good month",
                "SALES-REV,2025-04-06,700,,,by its first day",
                "LATE,FY2025-P01,,4,50,"
            );

    [Fact]
    public async Task Values_come_by_the_months_of_weeks_and_are_scored_by_them()
    {
        var id = await ImportedAsync();

        await using var db = Store.Open(id);
        var organization = await db.Organizations.SingleAsync();
        var calendar = organization.Calendar;
        Assert.Equal(new(2, Weeks: new(WeekPattern.FourFiveFour, DayOfWeek.Sunday, WeekYearEnd.Nearest)), calendar);
        Assert.Equal(
            [new DateOnly(2025, 2, 2), new(2025, 3, 2), new(2025, 4, 6)],
            await db.Measurements.Where(m => m.Value != null).OrderBy(m => m.PeriodStart).Select(m => m.PeriodStart).ToListAsync()
        );
        var quarter = Window.Of(PeriodCode.Parse("FY2025-Q1", calendar)!.Value);
        var figure = await Store.Books.ReadAsync(id, book => book.Figure(book.Model.Kpis.Single(k => k.Code == "REV").Id, quarter));
        Assert.Equal((2400.5, false), (figure.Value, figure.Partial));
        Assert.DoesNotContain((await ImportAsync(id)).Counts, c => c.ChangesAnything);
    }

    [Theory]
    [InlineData("2025-03", "Write the fiscal one, such as FY2025-P02 for 2025-03-02 to 2025-04-05")]
    [InlineData("Mar-25", "Write the fiscal one, such as FY2025-P02 for 2025-03-02 to 2025-04-05")]
    [InlineData("CY2025-Q1", "Write FY2025-Q1")]
    [InlineData("FY2025-W02", "is collected by month, so FY2025-W02 is not one of its periods. Write FY2025-P01")]
    [InlineData("FY2025-P06", "FY2025-P06 lies in the future")]
    public async Task A_period_of_another_calendar_is_refused_with_the_one_to_write(string period, string sentence)
    {
        Folder.File("values.csv", "kpi,period,value", $"SALES-REV,{period},800");

        Assert.Contains(sentence, Assert.Single((await PreviewAsync()).Problems).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fiscal_year_weeks,4-4-4", "Write one of months, 4-4-5, 4-5-4, 5-4-4")]
    [InlineData("week_starts_on,Someday", "Write one of Sunday, Monday")]
    [InlineData("fiscal_year_ends,1", "Write one of Last, Nearest")]
    public async Task A_setting_that_is_none_is_refused(string line, string sentence)
    {
        Folder.File("organization.csv", "key,value", line).Without("values.csv");

        Assert.Contains(sentence, Assert.Single((await PreviewAsync()).Problems).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fiscal_year_weeks,months")]
    [InlineData("fiscal_year_weeks,4-4-5")]
    [InlineData("week_starts_on,Monday")]
    [InlineData("fiscal_year_ends,Last")]
    [InlineData("fiscal_year_start,3")]
    public async Task What_a_year_is_made_of_stays_once_a_value_is_recorded(string line)
    {
        var id = await ImportedAsync();
        Folder.File("organization.csv", "key,value", line).Without("values.csv");

        var problem = (await ImportAsync(id)).Problems[0];

        Assert.Equal("organization.csv:2:value", problem.Place);
        Assert.Contains("already recorded for the present", problem.Sentence, StringComparison.Ordinal);
        Assert.Contains("can no longer", problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_values_it_may_change()
    {
        Folder.Without("values.csv");
        var id = await ImportedAsync();
        Folder.File("organization.csv", "key,value", "fiscal_year_weeks,months");

        Assert.Empty((await ImportAsync(id)).Problems);

        await using var db = Store.Open(id);
        Assert.Equal(new(2), (await db.Organizations.SingleAsync()).Calendar);
    }

    [Fact]
    public async Task A_new_target_holds_from_a_month_of_weeks_on()
    {
        Folder.File("definitions.csv", "kpi,effective_from,target", "SALES-REV,FY2025-P03,2000", "LATE,2025-05,4");

        var problem = Assert.Single((await PreviewAsync()).Problems);

        Assert.Equal("definitions.csv:3:effective_from", problem.Place);
        Assert.Contains("such as FY2025-P04", problem.Sentence, StringComparison.Ordinal);
    }
}
