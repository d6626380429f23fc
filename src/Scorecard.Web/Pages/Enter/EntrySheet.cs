using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Attention;
using Scorecard.Domain.Closings;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;
using Scorecard.Web.Frame;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Enter;

/// <summary>The values of a month that a person is asked for, or those of one unit, as the book has them.</summary>
public sealed record EntrySheet(Organization Organization, Period Month, DateOnly Today)
{
    /// <summary>By unit.</summary>
    public IReadOnlyList<EntryTarget> Targets { get; init; } = [];

    /// <summary>The unit whose values were asked for; null for the person's own.</summary>
    public string? UnitName { get; init; }

    /// <summary>The KPI that the person came for.</summary>
    public long? FocusId { get; init; }

    /// <summary>Something was asked for that the person may see but not enter.</summary>
    public bool Forbidden { get; init; }

    /// <summary>Whether the person owes anything in other months.</summary>
    public bool Owes { get; init; }

    /// <summary>The units with values that the person may enter.</summary>
    public IReadOnlyList<(string Id, string Name)> Units { get; init; } = [];

    /// <summary>Where each unit stands, in the order of the targets.</summary>
    public IReadOnlyList<UnitStanding> Standings { get; init; } = [];

    public FiscalCalendar Calendar => Organization.Calendar;

    /// <summary>A later month is asked for by now: what changes here was reported differently.</summary>
    public bool IsClosed => Calendar.IsClosed(Month, Today);

    /// <summary>The closing that holds for the month: what is saved in it is a restatement; null while it is open.</summary>
    public Closing? Closing { get; init; }

    /// <summary>What links keep of the address, such as <c>unit=0abc&amp;</c>.</summary>
    public string Keep { get; init; } = "";

    public PeriodBar Bar =>
        new(PeriodWords.Of(Month, Calendar), [], Step(-1), Calendar.Shift(Month, 1).Start <= Today ? Step(1) : null)
        {
            Days = PeriodWords.Days(Window.Of(Month), Calendar),
        };

    /// <param name="also">Rows that were sent, which are shown again whatever has changed meanwhile.</param>
    /// <returns>Null where the unit, the KPI or a sent row is not here for the person.</returns>
    public static EntrySheet? Of(OrganizationView o, IQueryCollection query, IEnumerable<ValueInput> also, TimeProvider time)
    {
        var (unitId, kpiId) = ((string?)query["unit"], (string?)query["kpi"]);
        var focus = kpiId is null ? null : o.Kpi(kpiId);
        var unit =
            focus is not null ? o.Model.UnitOf(focus)
            : unitId is null ? null
            : o.Unit(unitId);
        if ((focus is null && kpiId is not null) || (unit is null && unitId is not null))
            return null;

        var choice = PeriodChoice.Of(o, query, time);
        var organization = o.Model.Organization;
        var today = choice.Today;
        var month =
            query.ContainsKey(PeriodChoice.PeriodKey) ? choice.As(Frequency.Month).Period
            : focus is null ? organization.Calendar.AskedMonth(today)
            : organization.Calendar.AskedMonth(focus, today);
        var asked = unit is null
            ? o.Owed(month, today)
            : KpisOf(o, unit).Where(o.AllowsEntry).SelectMany(kpi => o.Book.ValuesOf(kpi, month, today));
        var targets = asked.Select(owed => EntryTarget.Of(o, owed.Kpi, owed.Period)).ToList();

        var keys = targets.Select(t => t.Key).ToHashSet();
        var forbidden =
            (focus is not null && !o.AllowsEntry(focus))
            || (unit is not null && focus is null && !o.Allows(Operation.EnterValues, unit) && !KpisOf(o, unit).Any(o.AllowsEntry));
        foreach (var row in also.Where(row => keys.Add(row.Key)))
        {
            if (EntryTarget.Of(o, row) is not { } target)
                return null;
            forbidden |= !o.AllowsEntry(target.Kpi);
            targets.Add(target);
        }

        var places = o.Model.Units.Select((u, i) => (u.Id, i)).ToDictionary(u => u.Id, u => u.i);
        List<EntryTarget> ordered = [.. targets.OrderBy(t => places[t.Unit.Id])];
        return new(organization, month, today)
        {
            Targets = ordered,
            Standings = [.. ordered.Select(t => t.Unit).Distinct().Select(u => UnitStanding.Of(o, u, month))],
            UnitName = unit?.Name,
            Closing = o.Model.Closed.On(month.End),
            Keep =
                focus is not null ? $"kpi={PublicIds.Format(focus.Id)}&"
                : unit is not null ? $"unit={PublicIds.Format(unit.Id)}&"
                : "",
            FocusId = focus?.Id,
            Forbidden = forbidden,
            Owes = targets.Count > 0 || o.Model.Kpis.Any(o.Owes),
            Units = [.. o.Model.Units.Where(u => KpisOf(o, u).Any(o.AllowsEntry)).Select(u => (PublicIds.Format(u.Id), u.Name))],
        };
    }

    private PeriodBar.Link Step(int count)
    {
        var month = Calendar.Shift(Month, count);
        return new($"{Keep}{PeriodChoice.PeriodKey}={PeriodCode.Format(month, Calendar)}", PeriodWords.Of(month, Calendar));
    }

    private static IEnumerable<Kpi> KpisOf(OrganizationView o, Unit unit) =>
        o.Model.ObjectivesOf(unit).SelectMany(o.Model.KpisOf).Where(kpi => kpi.IsEntered);
}
