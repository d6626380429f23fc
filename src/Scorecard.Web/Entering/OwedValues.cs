using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Entering;

/// <summary>One own period of an entered KPI that someone is to report. Done once there is a value or N/A.</summary>
public sealed record OwedValue(Kpi Kpi, Period Period, bool Done)
{
    public DateOnly Due => Period.End.AddDays(Kpi.DueDays);
}

public static class OwedValues
{
    /// <summary>The month whose values people are asked for: the last one that is over.</summary>
    public static Period AskedMonth(this FiscalCalendar calendar, DateOnly today) => calendar.Shift(calendar.Containing(Frequency.Month, today), -1);

    /// <summary>What the person has to report for a month.</summary>
    public static IEnumerable<OwedValue> Owed(this OrganizationView organization, Period month, DateOnly today) =>
        organization.Model.KpisReportedBy(organization.Person.Id)
            .Concat(organization.Person.Memberships.Select(m => m.UnitId).Distinct().SelectMany(organization.Model.KpisWithoutReporter))
            .Where(organization.Owes).OrderBy(kpi => kpi.Code, StringComparer.OrdinalIgnoreCase).SelectMany(kpi => organization.ValuesOf(kpi, month, today));

    /// <summary>The own periods of a KPI that end with a month and take a value.</summary>
    public static IEnumerable<OwedValue> ValuesOf(this OrganizationView organization, Kpi kpi, Period month, DateOnly today)
    {
        var calendar = organization.Model.Organization.Calendar;
        var closedFrom = organization.Model.ClosedFrom(organization.Model.UnitOf(kpi));
        return calendar.EndingWith(month, kpi.Frequency).Where(period => kpi.Refusal(period, calendar, closedFrom, today) is null)
            .Select(period => new OwedValue(kpi, period, organization.Book.Figure(kpi.Id, Window.Of(period)).State != ScoreState.Missing));
    }
}
