using System.Globalization;
using FsCheck.Xunit;
using Scorecard.Domain.Periods;

namespace Scorecard.Domain.Tests.Periods;

public class WeekYearsTests
{
    [Property(MaxTest = 500)]
    public void Periods_follow_each_other_without_a_gap_and_are_numbered(int days, int calendar, int frequency)
    {
        var (own, kind) = (Any.WeekCalendar(calendar), Any.Frequency(frequency));
        var period = own.Containing(kind, Any.Day(days));
        var number = own.IndexOf(kind, Any.Day(days));
        Assert.InRange(Any.Day(days), period.Start, period.End);
        Assert.Equal(period, own.At(kind, number));
        Assert.Equal(number, own.IndexOf(kind, period.Start));
        Assert.Equal(number, own.IndexOf(kind, period.End));
        var next = own.Shift(period, 1);
        Assert.Equal(period.End.AddDays(1), next.Start);
        Assert.Equal(number + 1, own.IndexOf(kind, next.Start));
        Assert.Equal(period, own.Shift(next, -1));
        Assert.True(own.Has(period));
        Assert.Contains(period, own.EndingWith(own.MonthOf(period), kind));
    }

    [Property(MaxTest = 500)]
    public void A_year_is_made_of_whole_quarters_months_and_weeks(int days, int calendar)
    {
        var own = Any.WeekCalendar(calendar);
        var year = own.Containing(Frequency.Year, Any.Day(days));
        Assert.InRange(year.Weeks, 52, 53);
        Assert.Equal(own.Weeks!.FirstDay, year.Start.DayOfWeek);
        Assert.Equal(own.Weeks.LastDay, year.End.DayOfWeek);
        Assert.Equal(26, own.Inside(Frequency.HalfYear, year.Start, year.End).First().Weeks);
        Assert.Equal([13, 13, 13, year.Weeks - 39], Lengths(Frequency.Quarter));
        var months = Lengths(Frequency.Month);
        months[^1] -= year.Weeks - 52;
        int[] quarter = own.Weeks.Pattern switch
        {
            WeekPattern.FourFourFive => [4, 4, 5],
            WeekPattern.FourFiveFour => [4, 5, 4],
            WeekPattern.FiveFourFour => [5, 4, 4],
        };
        Assert.Equal([.. quarter, .. quarter, .. quarter, .. quarter], months);
        var weeks = own.Inside(Frequency.Week, year.Start, year.End).ToList();
        Assert.Equal(year.Weeks, weeks.Count);
        Assert.All(weeks, w => Assert.Equal(own.IndexOf(Frequency.Month, w.Start), own.IndexOf(Frequency.Month, w.End)));
        Assert.All(weeks, w => Assert.Equal(own.MonthOf(w), own.Containing(Frequency.Month, w.Start)));
        Assert.Equal(Enumerable.Range(1, year.Weeks), weeks.Select(own.NumberInYear));

        List<int> Lengths(Frequency frequency) => [.. own.Inside(frequency, year.Start, year.End).Select(p => p.Weeks)];
    }

    [Property(MaxTest = 500)]
    public void A_year_ends_where_it_was_said_to(int days, int calendar)
    {
        var own = Any.WeekCalendar(calendar);
        var year = own.Containing(Frequency.Year, Any.Day(days));
        var begins = new DateOnly(own.IndexOf(Frequency.Year, year.Start), own.StartMonth, 1);
        Assert.InRange(
            begins.DayNumber - year.Start.DayNumber,
            own.Weeks!.Ends == WeekYearEnd.Last ? 0 : -3,
            own.Weeks.Ends == WeekYearEnd.Last ? 6 : 3
        );
        Assert.Equal(own.YearName(year.Start), own.YearName(year.End));
        Assert.Equal(year.Start, own.At(Frequency.Year, own.YearNumber(own.YearName(year.Start))).Start);
    }

    [Property(MaxTest = 500)]
    public void Every_period_is_read_back_from_its_code(int days, int calendar, int frequency)
    {
        var own = Any.WeekCalendar(calendar);
        var period = own.Containing(Any.Frequency(frequency), Any.Day(days));
        Assert.Equal(period, PeriodCode.Parse(PeriodCode.Format(period, own), own));
    }

    [Property(MaxTest = 500)]
    public void Weeks_from_monday_in_years_nearest_to_the_calendar_s_are_the_iso_weeks(int days)
    {
        var own = new FiscalCalendar(1, Weeks: new(WeekPattern.FourFourFive, DayOfWeek.Monday, WeekYearEnd.Nearest));
        var day = Any.Day(days).ToDateTime(default);
        var week = own.Containing(Frequency.Week, Any.Day(days));
        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"FY{ISOWeek.GetYear(day):0000}-W{ISOWeek.GetWeekOfYear(day):00}"),
            PeriodCode.Format(week, own)
        );
        Assert.Equal(FiscalCalendar.Calendar.Containing(Frequency.Week, Any.Day(days)), week);
    }

    [Property]
    public void Days_at_the_ends_of_time_have_numbers(int calendar, int frequency)
    {
        var (own, kind) = (Any.WeekCalendar(calendar), Any.Frequency(frequency));
        Assert.Equal(DateOnly.MinValue, own.Containing(kind, DateOnly.MinValue).Start);
        Assert.InRange(own.At(kind, own.IndexOf(kind, DateOnly.MaxValue)).Start, new DateOnly(9998, 11, 1), DateOnly.MaxValue);
    }

    [Fact]
    public void A_bare_year_is_the_fiscal_one_where_a_file_says_so()
    {
        var own = new FiscalCalendar(2, Weeks: new(WeekPattern.FourFiveFour, DayOfWeek.Sunday, WeekYearEnd.Nearest));
        Assert.Equal(PeriodCode.Parse("FY2025-Q1", own), PeriodCode.Read("2025-Q1", own, BareYears.Fiscal).Period);
        Assert.True(PeriodCode.Read("2025-Q1", own).IsBare);
        Assert.Null(PeriodCode.Read("2025-Q1", own, BareYears.Calendar).Period);
    }

    [Theory]
    [InlineData("FY2025-P03")]
    [InlineData("FY2025-W07")]
    public void Where_years_are_made_of_months_their_codes_are_none(string code) =>
        Assert.All([1, 4], month => Assert.Null(PeriodCode.Parse(code, new FiscalCalendar(month))));
}
