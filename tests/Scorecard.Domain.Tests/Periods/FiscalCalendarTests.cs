using FsCheck.Xunit;
using Scorecard.Domain.Periods;

namespace Scorecard.Domain.Tests.Periods;

public class FiscalCalendarTests
{
    [Property]
    public void What_lies_between_two_days_is_what_one_would_pick_by_hand(int month, int frequency, int from, byte days)
    {
        var (calendar, kind, start) = (new FiscalCalendar(Any.Month(month)), Any.Frequency(frequency), Any.Day(from));
        var end = start.AddDays(days * 4);
        var expected = new List<Period>();
        for (var period = calendar.Containing(kind, start); period.Anchor <= end; period = calendar.Shift(period, 1))
            if (period.Anchor >= start && (kind == Frequency.Week || period.End <= end))
                expected.Add(period);
        Assert.Equal(expected, calendar.Inside(kind, start, end));
    }

    [Property]
    public void A_period_ends_with_the_month_that_asks_for_it(int month, int frequency, int day)
    {
        var calendar = new FiscalCalendar(Any.Month(month));
        var period = calendar.Containing(Any.Frequency(frequency), Any.Day(day));
        Assert.Contains(period, calendar.EndingWith(calendar.MonthOf(period), period.Frequency));
    }

    [Property]
    public void A_day_lies_in_the_period_that_contains_it(int days, int month, int frequency)
    {
        var period = new FiscalCalendar(Any.Month(month)).Containing(Any.Frequency(frequency), Any.Day(days));
        Assert.InRange(Any.Day(days), period.Start, period.End);
    }

    [Property]
    public void Periods_follow_each_other_without_a_gap(int days, int month, int frequency)
    {
        var calendar = new FiscalCalendar(Any.Month(month));
        var period = calendar.Containing(Any.Frequency(frequency), Any.Day(days));
        var next = calendar.Shift(period, 1);
        Assert.Equal(period.End.AddDays(1), next.Start);
        Assert.Equal(calendar.IndexOf(period.Frequency, period.Start) + 1, calendar.IndexOf(next.Frequency, next.Start));
        Assert.Equal(period, calendar.Shift(next, -1));
        Assert.True(calendar.Has(period));
    }

    [Theory]
    [InlineData("2025", Frequency.Week, "2025-W52")]
    [InlineData("2026", Frequency.Week, "2026-W53")]
    [InlineData("2025", Frequency.Day, "2025-12-31")]
    [InlineData("2025", Frequency.Quarter, "2025-Q4")]
    public void The_last_week_of_a_year_is_that_of_its_last_Thursday(string year, Frequency frequency, string last) =>
        Assert.Equal(
            PeriodCode.Parse(last, FiscalCalendar.Calendar),
            FiscalCalendar.Calendar.LastIn(PeriodCode.Parse(year, FiscalCalendar.Calendar)!.Value, frequency)
        );

    [Property]
    public void A_fiscal_year_holds_two_halves_four_quarters_and_twelve_months(int days, int month)
    {
        var calendar = new FiscalCalendar(Any.Month(month));
        var year = calendar.Containing(Frequency.Year, Any.Day(days));
        Assert.Equal(calendar.StartMonth, year.Start.Month);
        foreach (var (frequency, count) in new[] { (Frequency.HalfYear, 2), (Frequency.Quarter, 4), (Frequency.Month, 12) })
        {
            Assert.Equal(count, calendar.IndexOf(frequency, year.End) - calendar.IndexOf(frequency, year.Start) + 1);
            Assert.Equal(year.Start, calendar.Containing(frequency, year.Start).Start);
            Assert.Equal(year.End, calendar.Containing(frequency, year.End).End);
        }
    }

    [Fact]
    public void A_quarter_of_the_calendar_year_is_none_of_a_fiscal_year_from_february()
    {
        var period = PeriodCode.Parse("2025-Q1", FiscalCalendar.Calendar)!.Value;
        Assert.True(FiscalCalendar.Calendar.Has(period));
        Assert.False(new FiscalCalendar(2).Has(period));
    }

    [Fact]
    public void A_week_s_year_to_date_is_that_of_its_thursday()
    {
        var calendar = new FiscalCalendar(4);
        Assert.Equal(new DateOnly(2026, 4, 1), Window.FiscalYearToDate(PeriodCode.Parse("2026-W14", calendar)!.Value, calendar).Start);
        Assert.Equal(new DateOnly(2025, 4, 1), Window.FiscalYearToDate(PeriodCode.Parse("2026-W13", calendar)!.Value, calendar).Start);
    }
}
