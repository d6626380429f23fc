using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Attention;

/// <summary>
/// One own period of an entered KPI that someone is to report. Done once there is a value or N/A, or one waits for approval.
/// </summary>
public sealed record OwedValue(Kpi Kpi, Period Period, bool Done);

/// <summary>Who is asked for which values, month by month: the page of entry, the number in the menu and the checklists ask here.</summary>
public static class OwedValues
{
    /// <summary>The month whose values people are asked for: the last one that is over.</summary>
    public static Period AskedMonth(this FiscalCalendar calendar, DateOnly today) =>
        calendar.Shift(calendar.Containing(Frequency.Month, today), -1);

    /// <summary>The month that asks for a KPI's last period that is over: for a quarterly one it lies further back.</summary>
    public static Period AskedMonth(this FiscalCalendar calendar, Kpi kpi, DateOnly today) =>
        calendar.MonthOf(calendar.Shift(calendar.Containing(kpi.Frequency, today), -1));

    /// <summary>Whether a period ends before the month that is asked for: it was reported, and a change counts as a correction.</summary>
    public static bool IsClosed(this FiscalCalendar calendar, Period period, DateOnly today) =>
        period.End < calendar.AskedMonth(today).Start;

    /// <summary>What a person has to report for a month, by the KPIs' codes.</summary>
    public static IEnumerable<OwedValue> OwedBy(this ScoreBook book, Actor actor, Period month, DateOnly today) =>
        book
            .Model.KpisReportedBy(actor.PersonId)
            .Concat(actor.Memberships.Select(m => m.UnitId).Distinct().SelectMany(book.Model.KpisWithoutReporter))
            .Where(kpi => book.Model.Owes(actor, kpi))
            .OrderBy(kpi => kpi.Code, StringComparer.OrdinalIgnoreCase)
            .SelectMany(kpi => book.ValuesOf(kpi, month, today));

    /// <summary>The own periods of a KPI that end with a month and take a value.</summary>
    public static IEnumerable<OwedValue> ValuesOf(this ScoreBook book, Kpi kpi, Period month, DateOnly today)
    {
        var calendar = book.Model.Organization.Calendar;
        var closedFrom = book.Model.ClosedFrom(book.Model.UnitOf(kpi));
        return calendar
            .EndingWith(month, kpi.Frequency)
            .Where(period => kpi.Refusal(period, calendar, closedFrom, today) is null)
            .Select(period => new OwedValue(
                kpi,
                period,
                book.WaitingOf(kpi, period) is not null || book.Figure(kpi.Id, Window.Of(period)).State != ScoreState.Missing
            ));
    }
}
