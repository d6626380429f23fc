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
    public void Anything_else_is_none(string? code) => Assert.Null(PeriodCode.Parse(code, FiscalCalendar.Calendar));

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
