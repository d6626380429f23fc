using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;
using Scorecard.Web.Frame;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Enter;

/// <summary>A KPI of the grid with what its periods take.</summary>
/// <param name="Off">By period, why it takes no value; null where it takes one.</param>
public sealed record GridRow(Kpi Kpi, string Id, string Unit, EntryKind Kind, IReadOnlyList<string?> Off);

/// <summary>KPIs by twelve of their periods: one KPI, those of a unit, or the person's own; of one frequency at a time.</summary>
public sealed record GridSheet(Organization Organization, Frequency Frequency, IReadOnlyList<Period> Periods, DateOnly Today)
{
    public const int Columns = 12;
    public const int MostRows = 400;
    public const string FrequencyKey = "every";

    public IReadOnlyList<GridRow> Rows { get; init; } = [];

    /// <summary>How many KPIs there are of each frequency.</summary>
    public IReadOnlyList<(Frequency Frequency, int Count)> Frequencies { get; init; } = [];

    /// <summary>“My KPIs”, or the name of the unit or KPI.</summary>
    public required string Name { get; init; }

    /// <summary>What links keep of the address, such as <c>unit=0abc&amp;</c>.</summary>
    public string Keep { get; init; } = "";

    /// <summary>The last day of the closed months; null where none is closed.</summary>
    public DateOnly? ClosedThrough { get; init; }

    public bool Forbidden { get; init; }

    public FiscalCalendar Calendar => Organization.Calendar;

    public bool TouchesClosed => Periods.Any(IsClosed);

    public bool IsClosed(Period period) => ClosedThrough is { } through && Calendar.MonthOf(period).End <= through;

    public PeriodBar Bar =>
        new(
            $"{PeriodWords.Brief(Periods[0], Calendar)} to {PeriodWords.Brief(Periods[^1], Calendar)}",
            [],
            Step(-Columns),
            Periods[^1].End < Today ? Step(Columns) : null
        );

    /// <returns>Null where the unit or KPI is not here for the person.</returns>
    public static GridSheet? Of(OrganizationView o, IQueryCollection query, TimeProvider time)
    {
        var (unitId, kpiId) = ((string?)query["unit"], (string?)query["kpi"]);
        var focus = kpiId is null ? null : o.Kpi(kpiId);
        var unit = unitId is null ? null : o.Unit(unitId);
        if ((kpiId is not null && focus is null) || (unitId is not null && unit is null))
            return null;
        var entered = o.Model.Kpis.Where(k => k.IsEntered);
        var asked =
            focus is not null ? [focus]
            : unit is not null ? [.. entered.Where(k => o.Model.UnitOf(k) == unit)]
            : entered.Where(o.Owes).ToList();
        var allowed = asked.Where(k => k.IsEntered && o.AllowsEntry(k)).ToList();
        var frequencies = allowed.GroupBy(k => k.Frequency).Select(g => (g.Key, g.Count())).OrderBy(f => f.Key).ToList();
        var frequency =
            Enum.TryParse<Frequency>(query[FrequencyKey], ignoreCase: true, out var said) && frequencies.Exists(f => f.Key == said) ? said
            : frequencies.Count == 0 ? Frequency.Month
            : frequencies.MaxBy(f => f.Item2).Key;
        var organization = o.Model.Organization;
        var choice = PeriodChoice.Of(o, query, time);
        var last = query.ContainsKey(PeriodChoice.PeriodKey)
            ? organization.Calendar.Containing(frequency, choice.As(Frequency.Month).Period.End)
            : organization.Calendar.Containing(frequency, choice.Today);
        var periods = Enumerable.Range(1 - Columns, Columns).Select(back => organization.Calendar.Shift(last, back)).ToList();
        return new(organization, frequency, periods, choice.Today)
        {
            Name = focus?.Name ?? unit?.Name ?? "My KPIs",
            Keep =
                focus is not null ? $"kpi={kpiId}&"
                : unit is not null ? $"unit={unitId}&"
                : "",
            Frequencies = frequencies,
            Rows = [.. allowed.Where(k => k.Frequency == frequency).Take(MostRows).Select(k => RowOf(o.Model, k, periods, choice.Today))],
            ClosedThrough = o.Model.Closed.Through,
            Forbidden = asked.Count > 0 && allowed.Count == 0,
        };
    }

    /// <summary>The name of the box of a cell: what it is of, and which revision the person sees.</summary>
    public static string Box(string kpi, string period, int revision) => FormattableString.Invariant($"v.{kpi}.{period}.{revision}");

    private static GridRow RowOf(OrganizationModel model, Kpi kpi, List<Period> periods, DateOnly today)
    {
        var unit = model.UnitOf(kpi);
        var closed = model.ClosedFrom(unit);
        return new(
            kpi,
            PublicIds.Format(kpi.Id),
            unit.Name,
            EntryTarget.KindOf(kpi),
            [.. periods.Select(p => kpi.Refusal(p, model.Organization.Calendar, closed, today))]
        );
    }

    private PeriodBar.Link Step(int count)
    {
        var last = Calendar.Shift(Periods[^1], count);
        var month = Calendar.MonthOf(last);
        var every = Frequency.ToString().ToLowerInvariant();
        return new(
            $"{Keep}{FrequencyKey}={every}&{PeriodChoice.PeriodKey}={PeriodCode.Format(month, Calendar)}",
            PeriodWords.Of(last, Calendar)
        );
    }
}
