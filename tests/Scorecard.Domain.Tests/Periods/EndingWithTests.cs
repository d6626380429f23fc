using Scorecard.Domain.Periods;

namespace Scorecard.Domain.Tests.Periods;

public class EndingWithTests
{
    [Theory]
    [InlineData("2026-10", Frequency.Month, "2026-10")]
    [InlineData("2026-10", Frequency.Week, "2026-W40 2026-W41 2026-W42 2026-W43 2026-W44")]
    [InlineData("2026-11", Frequency.Week, "2026-W45 2026-W46 2026-W47 2026-W48")]
    [InlineData("2027-01", Frequency.Week, "2027-W01 2027-W02 2027-W03 2027-W04")]
    [InlineData("2026-09", Frequency.Quarter, "2026-Q3")]
    [InlineData("2026-10", Frequency.Quarter, "")]
    [InlineData("2026-06", Frequency.HalfYear, "2026-H1")]
    [InlineData("2026-12", Frequency.Year, "2026")]
    [InlineData("2026-11", Frequency.Year, "")]
    public void A_period_belongs_to_the_month_it_is_over_with(string month, Frequency frequency, string expected) =>
        Assert.Equal(expected, Codes(FiscalCalendar.Calendar, month, frequency));

    [Theory]
    [InlineData("2027-03", Frequency.Year, "FY2026")]
    [InlineData("2026-12", Frequency.Year, "")]
    [InlineData("2026-06", Frequency.Quarter, "FY2026-Q1")]
    public void Longer_periods_follow_the_fiscal_year(string month, Frequency frequency, string expected) =>
        Assert.Equal(expected, Codes(new FiscalCalendar(4), month, frequency));

    [Fact]
    public void Every_day_of_the_month_is_one() =>
        Assert.Equal(
            29,
            FiscalCalendar.Calendar.EndingWith(PeriodCode.Parse("2028-02", FiscalCalendar.Calendar)!.Value, Frequency.Day).Count()
        );

    private static string Codes(FiscalCalendar calendar, string month, Frequency frequency) =>
        string.Join(
            ' ',
            calendar.EndingWith(PeriodCode.Parse(month, calendar)!.Value, frequency).Select(p => PeriodCode.Format(p, calendar))
        );
}
