using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Attention;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Hosting;
using Scorecard.Web.People;
using Scorecard.Web.Reading;
using Period = Scorecard.Domain.Periods.Period;

namespace Scorecard.Web.Api;

/// <summary>What a person has to report and finish, as a calendar that other programs subscribe to.</summary>
public static class DueCalendar
{
    private const int DaysBack = 31,
        DaysAhead = 100;

    public static void MapCalendar(this IEndpointRouteBuilder app) =>
        app.MapGet($"{ProgramAddresses.Calendar}/{{{TokenSignIn.InAddress}}}.ics", GetAsync)
            .RequireAuthorization()
            .ExcludeFromDescription()
            .WithMetadata(new CostsAttribute(Costly.Call) { Reads = true });

    private static async Task<IResult> GetAsync(
        [FromRoute(Name = TokenSignIn.InAddress)] string secret,
        HttpRequest request,
        ApiReader reader,
        SignedInPerson person,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        if (person.Token?.Opens(TokenScope.Calendar) != true)
            throw new Refused(StatusCodes.Status403Forbidden, "This token was not made for a calendar. Make one that is.");
        var calendar = new Ical.Net.Calendar { ProductId = "-//Scorecard//Due days//EN" };
        calendar.AddProperty("X-WR-CALNAME", $"Scorecard, {person.Organizations[0].Name}");
        foreach (var (key, day, words, path) in await reader.ReadAsync(o => Days(o, person, time).ToList(), cancel))
            calendar.Events.Add(
                new CalendarEvent
                {
                    Uid = $"{key}@{PublicIds.Format(person.Organizations[0].Id)}.scorecard",
                    DtStamp = new CalDateTime(time.GetUtcNow().UtcDateTime),
                    Start = new CalDateTime(day),
                    Summary = words,
                    Url = new Uri(request.Whole(path)),
                }
            );
        return Results.Text(new CalendarSerializer().SerializeToString(calendar), "text/calendar");
    }

    private static IEnumerable<(string Key, DateOnly Day, string Words, string Path)> Days(
        OrganizationView o,
        SignedInPerson person,
        TimeProvider time
    )
    {
        var today = o.Today(time);
        var (first, last) = (today.AddDays(-DaysBack), today.AddDays(DaysAhead));
        foreach (var (kpi, period) in Owed(o, person, first, last))
            yield return (
                $"{PublicIds.Format(kpi.Id)}-{period.Start:yyyyMMdd}",
                kpi.DueOn(period),
                $"{kpi.Name} for {PeriodCode.Format(period, o.Model.Organization.Calendar)} is due",
                $"/enter?month={o.Model.Organization.Calendar.MonthOf(period).Start:yyyy-MM}"
            );
        foreach (var initiative in o.Model.Initiatives.Where(i => i.IsOpen && i.OwnerId == person.Id && o.Sees(o.Model.UnitOf(i))))
        {
            var (id, path) = (PublicIds.Format(initiative.Id), $"/initiatives/{PublicIds.Format(initiative.Id)}");
            if (initiative.Due >= first && initiative.Due <= last)
                yield return (id, initiative.Due, $"{initiative.Name} is due", path);
            foreach (var milestone in initiative.Milestones.Where(m => m.DoneOn is null && m.Due >= first && m.Due <= last))
                yield return ($"{id}-{milestone.Number}", milestone.Due, $"{initiative.Name}: {milestone.Name}", path);
        }
    }

    /// <summary>What the person has not reported yet; of KPIs by week or longer, since a day's value needs no calendar.</summary>
    private static IEnumerable<(Domain.Kpis.Kpi Kpi, Period Period)> Owed(
        OrganizationView o,
        SignedInPerson person,
        DateOnly first,
        DateOnly last
    )
    {
        var calendar = o.Model.Organization.Calendar;
        var kpis = o
            .Model.KpisReportedBy(person.Id)
            .Concat(person.Memberships.Select(m => m.UnitId).Distinct().SelectMany(o.Model.KpisWithoutReporter))
            .Where(kpi => kpi.Frequency > Frequency.Day && o.Owes(kpi));
        foreach (var kpi in kpis)
            for (var period = kpi.DueAt(first, calendar); kpi.DueOn(period) <= last; period = calendar.Shift(period, 1))
            {
                var isTaken = kpi.Refusal(period, calendar, o.Model.ClosedFrom(o.Model.UnitOf(kpi)), DateOnly.MaxValue) is null;
                var isMissing =
                    o.Book.WaitingOf(kpi, period) is null && o.Book.Figure(kpi.Id, Window.Of(period)).State == ScoreState.Missing;
                if (isTaken && isMissing && kpi.DueOn(period) >= first)
                    yield return (kpi, period);
            }
    }
}
