using FsCheck.Xunit;
using Scorecard.Domain.Periods;

namespace Scorecard.Domain.Tests.Periods;

public class PeriodCodeTests
{
    [Theory]
    [InlineData("2025", 1, Frequency.Year, "2025-01-01")]
    [InlineData("2025-H2", 1, Frequency.HalfYear, "2025-07-01")]
    [InlineData("2025-Q3", 1, Frequency.Quarter, "2025-07-01")]
    [InlineData("2025-07", 1, Frequency.Month, "2025-07-01")]
    [InlineData("2025-W01", 1, Frequency.Week, "2024-12-30")]
    [InlineData("2020-W53", 1, Frequency.Week, "2020-12-28")]
    [InlineData("2025-07-14", 1, Frequency.Day, "2025-07-14")]
    [InlineData("FY2025", 4, Frequency.Year, "2025-04-01")]
    [InlineData("FY2025-Q4", 4, Frequency.Quarter, "2026-01-01")]
    [InlineData("fy2025-h2", 10, Frequency.HalfYear, "2026-04-01")]
    [InlineData(" 2025-07 ", 4, Frequency.Month, "2025-07-01")]
    [InlineData("CY2025", 4, Frequency.Year, "2025-01-01")]
    [InlineData("CY2025-Q1", 4, Frequency.Quarter, "2025-01-01")]
    [InlineData("cy2025-h2", 4, Frequency.HalfYear, "2025-07-01")]
    [InlineData("CY2025-Q1", 1, Frequency.Quarter, "2025-01-01")]
    [InlineData("FY16", 4, Frequency.Year, "2016-04-01")]
    [InlineData("FY2016-17", 4, Frequency.Year, "2016-04-01")]
    [InlineData("2016-17", 4, Frequency.Year, "2016-04-01")]
    [InlineData("2015/16", 4, Frequency.Year, "2015-04-01")]
    [InlineData("2015/2016", 10, Frequency.Year, "2015-10-01")]
    [InlineData("1999-00", 4, Frequency.Year, "1999-04-01")]
    [InlineData("Q1 2023/24", 4, Frequency.Quarter, "2023-04-01")]
    [InlineData("2023/24 Q4", 4, Frequency.Quarter, "2024-01-01")]
    [InlineData("H2 FY2025", 4, Frequency.HalfYear, "2025-10-01")]
    [InlineData("Q3 2025", 1, Frequency.Quarter, "2025-07-01")]
    [InlineData("Jul-25", 1, Frequency.Month, "2025-07-01")]
    [InlineData("Jan 25", 4, Frequency.Month, "2025-01-01")]
    [InlineData("Mrz 25", 1, Frequency.Month, "2025-03-01")]
    [InlineData("März 2025", 1, Frequency.Month, "2025-03-01")]
    [InlineData("Ma\u0308rz 2025", 1, Frequency.Month, "2025-03-01")]
    [InlineData("July 2025", 1, Frequency.Month, "2025-07-01")]
    [InlineData("Sept. 1998", 1, Frequency.Month, "1998-09-01")]
    [InlineData("Dec-98", 1, Frequency.Month, "1998-12-01")]
    [InlineData("2011-12", 4, Frequency.Month, "2011-12-01")]
    public void A_code_names_a_period(string code, int startMonth, Frequency frequency, string start) =>
        Assert.Equal(
            new Period(frequency, DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture)),
            PeriodCode.Parse(code, new FiscalCalendar(startMonth))
        );

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("25")]
    [InlineData("1899")]
    [InlineData("3000")]
    [InlineData("2025-13")]
    [InlineData("2025-00")]
    [InlineData("2025-7")]
    [InlineData("2025-Q5")]
    [InlineData("2025-H0")]
    [InlineData("2025-W00")]
    [InlineData("2025-W53")]
    [InlineData("2025-02-29")]
    [InlineData("2025-07-00")]
    [InlineData("FY2025-07")]
    [InlineData("FY2025-W07")]
    [InlineData("2025-07-14T00:00")]
    [InlineData("2٠٢٥")]
    [InlineData("2025-0７")]
    [InlineData("CY2016-17")]
    [InlineData("2016-18")]
    [InlineData("16-17")]
    [InlineData("Smarch 25")]
    [InlineData("25-Jul")]
    [InlineData("July")]
    public void Anything_else_is_none(string? code) => Assert.Null(PeriodCode.Parse(code, FiscalCalendar.Calendar));

    [Theory]
    [InlineData(
        "2025",
        4,
        "“2025” can mean two years, for the fiscal year starts in April. Write FY2025 for the fiscal year’s, or CY2025 for the calendar’s."
    )]
    [InlineData(
        "2025-Q1",
        4,
        "“2025-Q1” can mean two quarters, for the fiscal year starts in April. Write FY2025-Q1 for the fiscal year’s, or CY2025-Q1 for the calendar’s."
    )]
    [InlineData(
        "h1 2025",
        10,
        "“h1 2025” can mean two half-years, for the fiscal year starts in October. Write FY2025-H1 for the fiscal year’s, or CY2025-H1 for the calendar’s."
    )]
    [InlineData(
        "FY2016",
        1,
        "“FY2016” names a fiscal year, and the fiscal year here starts in January. Write 2016, or let an administrator set the month in which it starts first."
    )]
    [InlineData(
        "2016-17",
        1,
        "“2016-17” names a fiscal year, and the fiscal year here starts in January. Write 2016, or let an administrator set the month in which it starts first."
    )]
    [InlineData("soon", 4, "“soon” is not a period. Write one such as FY2025, FY2025-H1, FY2025-Q3, 2025-07, 2025-W07 or 2025-07-14.")]
    public void What_means_two_periods_or_none_is_refused_with_a_remedy(string code, int startMonth, string problem)
    {
        var reading = PeriodCode.Read(code, new FiscalCalendar(startMonth));

        Assert.Equal((null, problem), (reading.Period, reading.Problem));
    }

    [Theory]
    [InlineData("2025-Q1", BareYears.Fiscal, "2025-04-01")]
    [InlineData("2025-Q1", BareYears.Calendar, "2025-01-01")]
    [InlineData("2025", BareYears.Fiscal, "2025-04-01")]
    [InlineData("2025", BareYears.Calendar, "2025-01-01")]
    [InlineData("CY2025-Q1", BareYears.Fiscal, "2025-01-01")]
    [InlineData("FY2025-Q1", BareYears.Calendar, "2025-04-01")]
    public void A_year_with_neither_means_what_was_said_once(string code, BareYears bare, string start)
    {
        var reading = PeriodCode.Read(code, new FiscalCalendar(4), bare);

        Assert.Equal(DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture), reading.Period!.Value.Start);
        Assert.Equal(code.StartsWith('2'), reading.IsBare);
    }

    [Fact]
    public void Fiscal_years_are_called_by_the_year_in_which_they_end_where_the_organization_says_so()
    {
        var calendar = new FiscalCalendar(10, FiscalYearNaming.End);
        var year = new Period(Frequency.Year, new(2015, 10, 1));

        Assert.Equal(year, PeriodCode.Parse("FY2016", calendar));
        Assert.Equal(year, PeriodCode.Parse("FY16", calendar));
        Assert.Equal(year, PeriodCode.Parse("2015-16", calendar));
        Assert.Equal("FY2016", PeriodCode.Format(year, calendar));
        Assert.Equal(new Period(Frequency.Quarter, new(2016, 1, 1)), PeriodCode.Parse("FY2016-Q2", calendar));
    }

    [Fact]
    public void Where_a_year_is_asked_for_two_years_in_a_row_are_no_month()
    {
        var calendar = new FiscalCalendar(4);

        Assert.Equal(new Period(Frequency.Year, new(2011, 4, 1)), PeriodCode.Read("2011-12", calendar, expected: Frequency.Year).Period);
        Assert.Equal(new Period(Frequency.Month, new(2011, 11, 1)), PeriodCode.Read("2011-11", calendar, expected: Frequency.Year).Period);
        Assert.Equal(new Period(Frequency.Month, new(2011, 12, 1)), PeriodCode.Read("2011-12", calendar, expected: Frequency.Month).Period);
    }

    [Property]
    public void Every_period_of_a_calendar_is_read_back_from_its_code(int days, int month, int frequency)
    {
        var calendar = new FiscalCalendar(Any.Month(month));
        var period = calendar.Containing(Any.Frequency(frequency), Any.Day(days));
        Assert.Equal(period, PeriodCode.Parse(PeriodCode.Format(period, calendar), calendar));
    }

    [Property]
    public void So_is_every_period_of_the_calendar_year(int days, int month, int frequency)
    {
        var calendar = new FiscalCalendar(Any.Month(month));
        var period = FiscalCalendar.Calendar.Containing(Any.Frequency(frequency), Any.Day(days));
        Assert.Equal(period, PeriodCode.Parse(PeriodCode.Format(period, calendar), calendar));
    }
}
