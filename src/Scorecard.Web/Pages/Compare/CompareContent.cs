using Microsoft.Extensions.Primitives;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;
using Scorecard.Web.Frame;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Compare;

/// <summary>Everything the page that compares shows: what can be chosen, and what comes of it.</summary>
public sealed record CompareContent
{
    private static readonly (Frequency Frequency, string Name, int Most)[] Lengths =
    [
        (Frequency.Month, "Months", 36),
        (Frequency.Quarter, "Quarters", 12),
        (Frequency.HalfYear, "Half-years", 6),
        (Frequency.Year, "Years", 6),
    ];

    public required PeriodBar Bar { get; init; }
    public required string Period { get; init; }
    public required string Query { get; init; }
    public Pick<Unit>? UnitA { get; init; }
    public Pick<Unit>? UnitB { get; init; }
    public Pick<Kpi>? KpiA { get; init; }
    public Pick<Kpi>? KpiB { get; init; }

    /// <summary>What a box offers.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>Units beside or below the left one, to compare it with by one click.</summary>
    public IReadOnlyList<Choice> Near { get; init; } = [];

    /// <summary>The periods to choose from, by length.</summary>
    public IReadOnlyList<(string Length, IReadOnlyList<(string Code, string Name)> Periods)> Periods { get; init; } = [];
    public string? PeriodA { get; init; }
    public string? PeriodB { get; init; }
    public CompareTable? Table { get; init; }
    public CompareCharts? Charts { get; init; }

    /// <summary>What the charts have in common; null for two KPIs.</summary>
    public string? Common { get; init; }

    /// <summary>Why there is nothing to compare, or what is missing in it.</summary>
    public string? Notice { get; init; }

    /// <summary>Whether the address names something that is not here.</summary>
    public bool IsForeign => UnitA?.IsForeign == true || UnitB?.IsForeign == true || KpiA?.IsForeign == true || KpiB?.IsForeign == true;

    public static CompareContent Of(OrganizationView o, CompareQuery search, PeriodChoice period, bool all, TimeProvider time)
    {
        var empty = new CompareContent
        {
            Bar = PeriodBar.Of(period, search.Query),
            Period = PeriodWords.Of(period.Window, period.Calendar),
            Query = period.Query,
        };
        return search.Kind switch
        {
            CompareQuery.Units => empty.WithUnits(o, search, period),
            CompareQuery.Periods => empty.WithPeriods(o, search, period, time),
            CompareQuery.Kpis => empty.WithKpis(o, search, period),
            _ => empty.WithTeams(o, search, period, all),
        };
    }

    private CompareContent WithUnits(OrganizationView o, CompareQuery search, PeriodChoice period)
    {
        var a = Pick.Unit(o, search.A);
        var b = Pick.Unit(o, search.B);
        if (a.Text.Length == 0 && Pick.First(o, b.Found) is { } first)
            a = Pick.Unit(o, PublicIds.Format(first.Id));
        if (b.Text.Length == 0 && a.Found is { } other && Pick.Beside(o, other).FirstOrDefault() is { } sibling)
            b = Pick.Unit(o, PublicIds.Format(sibling.Id));
        var chosen = this with { UnitA = a, UnitB = b, Choices = Pick.Units(o), Near = Pick.Near(o, a.Found, b.Found) };
        return (a.Found, b.Found) switch
        {
            ({ } left, { } right) when left == right => chosen with
            {
                Notice = $"Both sides are {left.Name}. Choose another unit on one of them.",
            },
            ({ } left, { } right) => chosen with { Table = CompareTable.OfUnits(o, left, right, period), Notice = BeforeFirst(o, period) },
            _ => chosen,
        };
    }

    private CompareContent WithPeriods(OrganizationView o, CompareQuery search, PeriodChoice period, TimeProvider time)
    {
        var unit = Pick.Unit(o, search.Unit);
        var (a, b) = (At(search.A, period.Previous), At(search.B, period));
        var chosen = this with
        {
            UnitA = unit,
            Choices = Pick.Units(o),
            PeriodA = Code(a),
            PeriodB = Code(b),
            Periods = PeriodsOf(o, period, a, b),
        };
        return unit.Found is not { } found ? chosen
            : a.Window == b.Window
                ? chosen with
                {
                    Notice = $"Both sides are {PeriodWords.Of(a.Window, a.Calendar)}. Choose another period on one of them.",
                }
            : chosen with { Table = CompareTable.OfPeriods(o, found, a, b), Notice = BeforeFirst(o, a) ?? BeforeFirst(o, b) };

        PeriodChoice At(string? code, PeriodChoice otherwise) =>
            string.IsNullOrEmpty(code)
                ? otherwise
                : PeriodChoice.Of(o, new QueryCollection(new Dictionary<string, StringValues> { [PeriodChoice.PeriodKey] = code }), time);
    }

    private CompareContent WithKpis(OrganizationView o, CompareQuery search, PeriodChoice period)
    {
        var (a, b) = (Pick.Kpi(o, search.A), Pick.Kpi(o, search.B));
        var chosen = this with { KpiA = a, KpiB = b, Choices = Pick.Kpis(o) };
        return (a.Found, b.Found) switch
        {
            ({ } left, { } right) when left == right => chosen with
            {
                Notice = $"Both sides are {left.Name} of {o.Model.UnitOf(left).Name}. Choose another KPI on one of them.",
            },
            ({ } left, { } right) => chosen with { Charts = CompareCharts.Of(o, [left, right], period), Notice = BeforeFirst(o, period) },
            _ => chosen,
        };
    }

    private CompareContent WithTeams(OrganizationView o, CompareQuery search, PeriodChoice period, bool all)
    {
        var kpi = Pick.Kpi(o, search.Kpi);
        var chosen = this with { KpiA = kpi, Choices = Pick.Kpis(o) };
        if (kpi.Found is not { } found)
            return chosen;
        var (common, teams) = Teams.Of(o, found, period);
        return teams.Count < 2
            ? chosen with
            {
                Notice = $"No other team measures {found.Name}: nothing feeds it, and no other KPI has its name and unit of measure.",
            }
            : chosen with
            {
                Charts = CompareCharts.Of(o, teams, period, all),
                Common = common,
                Notice = BeforeFirst(o, period),
            };
    }

    private static string? BeforeFirst(OrganizationView o, PeriodChoice period) =>
        o.Book.Recorded is not { } recorded ? "Nothing has been reported yet, so there are no figures to compare."
        : period.Window.End >= recorded.First ? null
        : $"{PeriodWords.Of(period.Window, period.Calendar)} lies before the first value, "
            + $"which is of {PeriodWords.Of(period.Calendar.Containing(Frequency.Month, recorded.First), period.Calendar)}.";

    private static string Code(PeriodChoice period) => PeriodCode.Format(period.Period, period.Calendar);

    /// <summary>From the first value to today, the latest first; what is asked for is always among them.</summary>
    private static IReadOnlyList<(string Length, IReadOnlyList<(string Code, string Name)> Periods)> PeriodsOf(
        OrganizationView o,
        PeriodChoice period,
        params PeriodChoice[] asked
    )
    {
        var calendar = period.Calendar;
        var first = o.Book.Recorded?.First ?? period.Today;
        return
        [
            .. Lengths.Select(length =>
                (
                    length.Name,
                    (IReadOnlyList<(string, string)>)
                        [
                            .. Enumerable
                                .Range(0, length.Most)
                                .Select(i => calendar.Shift(calendar.Containing(length.Frequency, period.Today), -i))
                                .Where(p => p.End >= first)
                                .Union(asked.Select(a => a.Period).Where(p => p.Frequency == length.Frequency))
                                .OrderByDescending(p => p.Start)
                                .Select(p => (PeriodCode.Format(p, calendar), PeriodWords.Of(p, calendar))),
                        ]
                )
            ),
        ];
    }
}
