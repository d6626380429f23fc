using Scorecard.Domain.Periods;

namespace Scorecard.Web.Forms;

/// <summary>How a month is typed: browsers help with those of the calendar, and know none that is made of weeks.</summary>
/// <param name="Type">Of the input.</param>
/// <param name="Example">One as it is typed.</param>
public sealed record MonthBox(string Type, string Example)
{
    public static MonthBox Of(FiscalCalendar calendar) => calendar.Weeks is null ? new("month", "2026-07") : new("text", "FY2026-P07");
}
