using System.Globalization;
using Scorecard.Domain.Periods;
using Row = Scorecard.TestData.MarkdownTable.Row;

namespace Scorecard.Domain.Tests.Docs;

internal static class WeekYearRows
{
    private static readonly WeekYears Retail = new(WeekPattern.FourFiveFour, DayOfWeek.Sunday, WeekYearEnd.Nearest);

    public static void Years(Row row)
    {
        var calendar = new FiscalCalendar(
            (int)row.Number("first month"),
            Enum.Parse<FiscalYearNaming>(row["named by"]),
            new(WeekPattern.FourFourFive, Enum.Parse<DayOfWeek>(row["week begins"]), Enum.Parse<WeekYearEnd>(row["year ends"]))
        );
        Says(row, PeriodCode.Parse(row["year"], calendar)!.Value);
        row.Says("year", PeriodCode.Format(calendar.Containing(Frequency.Year, Day(row["to"])), calendar));
    }

    public static void Months(Row row)
    {
        var calendar = new FiscalCalendar(2, Weeks: Retail with { Pattern = Enum.Parse<WeekPattern>(row["pattern"]) });
        var period = PeriodCode.Parse(row["period"], calendar)!.Value;
        Says(row, period);
        row.Says("period", PeriodCode.Format(calendar.Containing(period.Frequency, Day(row["to"])), calendar));
        row.Says("quarter", PeriodCode.Format(calendar.Containing(Frequency.Quarter, period.Anchor), calendar));
    }

    public static void Codes(Row row)
    {
        var calendar = new FiscalCalendar(2, Weeks: Retail);
        var reading = PeriodCode.Read(row["code"], calendar);
        row.Says("means", reading.Period is { } period ? PeriodCode.Format(period, calendar) : "");
        row.Says("or is refused with", reading.Problem ?? "");
    }

    private static void Says(Row row, Period period)
    {
        row.Says("from", period.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        row.Says("to", period.End.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        row.Says("weeks", ((period.End.DayNumber - period.Start.DayNumber + 1) / 7.0).ToString(CultureInfo.InvariantCulture));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
