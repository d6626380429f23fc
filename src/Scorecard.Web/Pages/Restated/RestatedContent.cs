using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Frame;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Restated;

/// <summary>What has changed of months since they were reported on a day: scores of a unit, values and scores of KPIs.</summary>
public sealed record RestatedContent
{
    /// <summary>Months that are looked at, the last before the day.</summary>
    public const int Months = 36;

    private const int Most = 500;

    public sealed record ScoreRow(Period Month, ShownScore Then, ShownScore Now);

    /// <param name="Path">Null for a KPI that is no more.</param>
    /// <param name="IsFirst">Nothing had been reported then.</param>
    public sealed record KpiRow(
        Kpi Kpi,
        string? Path,
        string Where,
        Period Month,
        string Then,
        string Now,
        ShownScore ScoreThen,
        ShownScore ScoreNow,
        bool IsFirst
    );

    public required UnitBar Bar { get; init; }
    public required string UnitId { get; init; }
    public required string UnitName { get; init; }
    public required DateOnly Since { get; init; }
    public required FiscalCalendar Calendar { get; init; }

    /// <summary>The latest month first; those whose shown score is the same are left out.</summary>
    public required IReadOnlyList<ScoreRow> Scores { get; init; }
    public required IReadOnlyList<KpiRow> Kpis { get; init; }
    public required bool AreMore { get; init; }

    /// <summary>Values that had not been reported by the day.</summary>
    public required int NewlyReported { get; init; }

    /// <summary>The last month that was over on the day.</summary>
    public required Period Looked { get; init; }

    /// <param name="then">The book of the day.</param>
    public static RestatedContent Of(OrganizationView o, Unit unit, PeriodChoice period, ScoreBook then, DateOnly since)
    {
        var calendar = period.Calendar;
        var last = calendar.Shift(calendar.Containing(Frequency.Month, since.AddDays(1)), -1);
        var months = Enumerable
            .Range(0, Months)
            .Select(i => calendar.Shift(last, -i))
            .TakeWhile(m => (o.Book.Recorded ?? then.Recorded) is { } recorded && m.End >= recorded.First)
            .ToList();
        var node = new NodeRef(NodeKind.Unit, unit.Id);
        var wasThere = then.Model.TryUnit(unit.Id, out _);
        var changed = KpisOf(o, then, unit)
            .SelectMany(k => months.Select(m => Row(o, then, k, m)))
            .OfType<KpiRow>()
            .ToLookup(r => r.IsFirst);
        var kpis = changed[false]
            .OrderByDescending(r => r.Month.Start)
            .ThenBy(r => r.Kpi.Name, StringComparer.CurrentCultureIgnoreCase)
            .ToList();
        return new()
        {
            Bar = UnitBar.Of(o, unit, period),
            UnitId = PublicIds.Format(unit.Id),
            UnitName = unit.Name,
            Since = since,
            Calendar = calendar,
            Looked = last,
            Scores = wasThere
                ?
                [
                    .. months
                        .Select(m => new ScoreRow(m, ShownScore.Of(then, node, Window.Of(m)), ShownScore.Of(o.Book, node, Window.Of(m))))
                        .Where(r => r.Then.Text != r.Now.Text || r.Then.Word != r.Now.Word),
                ]
                : [],
            Kpis = [.. kpis.Take(Most)],
            AreMore = kpis.Count > Most,
            NewlyReported = changed[true].Count(),
        };
    }

    public TableFile ToFile() =>
        TableFile.Of(
            "restated",
            $"Restated since {PeriodWords.Day(Since)}, {UnitName}",
            null,
            Kpis,
            ("Period", r => PeriodWords.Of(r.Month, Calendar)),
            ("KPI", r => r.Kpi.Name),
            ("Unit", r => r.Where),
            ("As reported then", r => r.Then),
            ("As known now", r => r.Now),
            ("Score then", r => r.ScoreThen.Rounded),
            ("Score now", r => r.ScoreNow.Rounded)
        );

    /// <summary>Those of today, and those that are no more.</summary>
    private static IEnumerable<Kpi> KpisOf(OrganizationView o, ScoreBook then, Unit unit)
    {
        var now = o.Model.Latest;
        var gone = then.Model.TryUnit(unit.Id, out var was)
            ? then
                .Model.Subtree(was)
                .Where(u => then.Model.Allows(o.Person.Actor, Operation.View, u))
                .SelectMany(then.Model.ObjectivesOf)
                .SelectMany(then.Model.KpisOf)
            : [];
        return now.Subtree(now.Unit(unit.Id))
            .Where(o.Sees)
            .SelectMany(now.ObjectivesOf)
            .SelectMany(now.KpisOf)
            .Concat(gone.Where(k => !now.TryKpi(k.Id, out _)));
    }

    /// <returns>Null where nothing that is shown is different.</returns>
    private static KpiRow? Row(OrganizationView o, ScoreBook then, Kpi kpi, Period month)
    {
        var isThere = o.Model.TryKpi(kpi.Id, out _);
        var wasThere = then.Model.TryKpi(kpi.Id, out _);
        var (before, after) = (ValueIn(then, wasThere), ValueIn(o.Book, isThere));
        var (was, now) = (ScoreIn(then, wasThere), ScoreIn(o.Book, isThere));
        return before == after && was.Text == now.Text && was.Word == now.Word
            ? null
            : new(
                kpi,
                isThere ? PathOf(kpi, month, o.Model.Organization.Calendar) : null,
                (isThere ? o.Model.UnitOf(kpi) : then.Model.UnitOf(kpi)).Name,
                month,
                before,
                after,
                was,
                now,
                before == Figures.None
            );

        static string PathOf(Kpi kpi, Period month, FiscalCalendar calendar) =>
            $"~/kpis/{PublicIds.Format(kpi.Id)}?{PeriodChoice.PeriodKey}={PeriodCode.Format(month, calendar)}";

        string ValueIn(ScoreBook book, bool isIn) => isIn ? KpiWords.Value(kpi, book.Figure(kpi.Id, Window.Of(month))) : Figures.None;

        ShownScore ScoreIn(ScoreBook book, bool isIn) =>
            isIn ? ShownScore.Of(book, new(NodeKind.Kpi, kpi.Id), Window.Of(month)) : ShownScore.NotThere(o.Model.Organization.Bands);
    }
}
