using Scorecard.Domain;
using Scorecard.Domain.Attention;
using Scorecard.Domain.Closings;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Periods;

/// <summary>One month: how far it is, what is missing, and what closing or reopening it does.</summary>
public sealed record MonthContent
{
    /// <summary>So many figures that differ are listed.</summary>
    public const int MostMoved = 50;

    public sealed record UnitRow(string Id, string Name, int Missing, int Late, int All);

    /// <summary>A figure that is no longer what was shown when the month was closed.</summary>
    public sealed record MovedRow(string Kind, string Name, string Path, string Unit, string Before, string Now);

    public required MonthStanding Standing { get; init; }
    public required Organization Organization { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string? Days { get; init; }
    public required IReadOnlyList<UnitRow> Missing { get; init; }
    public required bool CanChange { get; init; }

    /// <summary>Why it cannot be closed now; null where it can, or where it is closed.</summary>
    public required string? Obstacle { get; init; }

    /// <summary>The other months that are closed, or reopened, with it.</summary>
    public required IReadOnlyList<string> With { get; init; }

    public Period Month => Standing.Month;

    public bool IsClosed => Standing.State == MonthState.Closed;

    public static MonthContent? Of(OrganizationView o, string code, DateOnly today)
    {
        var calendar = o.Model.Organization.Calendar;
        if (PeriodCode.Parse(code, calendar) is not { Frequency: Frequency.Month } month || !calendar.Has(month))
            return null;
        var first = o.Book.Recorded?.First ?? today;
        if (month.Start > today || month.End < first.AddYears(-1))
            return null;
        var standing = o.Book.StandingOf(month, today, o.Sees);
        var (obstacle, others) = standing.State == MonthState.Closed ? (null, Reopened(o, month)) : Closed(o, month, today);
        return new()
        {
            Standing = standing,
            Organization = o.Model.Organization,
            Code = PeriodCode.Format(month, calendar),
            Name = PeriodWords.Of(month, calendar),
            Days = PeriodWords.Days(Window.Of(month), calendar),
            Missing =
            [
                .. o
                    .Book.MissingIn(month, today)
                    .Where(m => o.Sees(m.Unit))
                    .Select(m => new UnitRow(
                        PublicIds.Format(m.Unit.Id),
                        m.Unit.Name,
                        m.Values.Open + m.Values.Late,
                        m.Values.Late,
                        m.Values.All
                    )),
            ],
            CanChange = o.Administers,
            Obstacle = obstacle,
            With = [.. others.Select(m => PeriodWords.Of(m, calendar))],
        };
    }

    /// <summary>What the person may see of what now differs from when the month was closed, the top first.</summary>
    public static IReadOnlyList<MovedRow> Moved(OrganizationView o, Period month, FrozenScores frozen)
    {
        var (window, model) = (Window.Of(month), o.Model.Latest.In(Window.Of(month)));
        var bands = o.Model.Organization.Bands;
        var query = $"?period={PeriodCode.Format(month, o.Model.Organization.Calendar)}";
        return
        [
            .. model
                .Units.Select(u => Row(new(NodeKind.Unit, u.Id), "Unit", u.Name, "units", u, null))
                .Concat(
                    model.Objectives.Select(x =>
                        Row(new(NodeKind.Objective, x.Id), "Objective", x.Name, "objectives", model.UnitOf(x), null)
                    )
                )
                .Concat(model.Kpis.Select(k => Row(new(NodeKind.Kpi, k.Id), "KPI", k.Name, "kpis", model.UnitOf(k), k)))
                .OfType<MovedRow>()
                .Take(MostMoved),
        ];

        MovedRow? Row(NodeRef node, string kind, string name, string folder, Unit unit, Kpi? kpi)
        {
            if (!o.Sees(unit) || o.Book.IsAbout(node) || frozen.Find(node, window) is not { } then)
                return null;
            var now = FrozenScore.Of(o.Book, node, window);
            var own = kpi?.BandsWithin(bands) ?? bands;
            return then.Says(now)
                ? null
                : new(
                    kind,
                    name,
                    $"~/{folder}/{PublicIds.Format(node.Id)}{query}",
                    unit.Name,
                    FrozenWords.Of(then, now, kpi, own),
                    FrozenWords.Of(now, then, kpi, own)
                );
        }
    }

    private static (string?, IReadOnlyList<Period>) Closed(OrganizationView o, Period month, DateOnly today)
    {
        try
        {
            return (null, [.. o.Book.ClosedWith(month, today).SkipLast(1)]);
        }
        catch (RuleViolation broken)
        {
            return (broken.Message, []);
        }
    }

    private static IReadOnlyList<Period> Reopened(OrganizationView o, Period month) =>
        [
            .. o
                .Model.Closed.Closings.Where(c => c.Month > month.Start)
                .Select(c => o.Model.Organization.Calendar.Containing(Frequency.Month, c.Month)),
        ];
}
