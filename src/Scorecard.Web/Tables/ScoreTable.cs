using Microsoft.AspNetCore.OData.Query;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Api;
using Scorecard.Web.Hosting;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Tables;

/// <summary>The score of a unit, a perspective of a unit, an objective or a KPI in a month.</summary>
public sealed class ScoreRow
{
    /// <summary>First day of the month.</summary>
    public DateOnly Start { get; init; }

    /// <summary>Unit, Perspective, Objective or Kpi.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Of a perspective, its unit's.</summary>
    public long Id { get; init; }

    /// <summary>0 for what is no perspective.</summary>
    public long PerspectiveId { get; init; }

    public string? Code { get; init; }

    public string Name { get; init; } = "";

    public string? Perspective { get; init; }

    public string Period { get; init; } = "";

    /// <summary>0 to 100.</summary>
    public double? Score { get; init; }

    public string State { get; init; } = "";

    /// <summary>Green, Amber, Red or Grey.</summary>
    public string Status { get; init; } = "";

    public double? Coverage { get; init; }

    public double? Low { get; init; }

    public double? High { get; init; }

    public bool Partial { get; init; }

    public bool About { get; init; }

    /// <summary>Of a KPI.</summary>
    public double? Value { get; init; }
}

/// <summary>Scores are worked out for the months and kinds that are asked for, and no more than so many at once.</summary>
internal static class ScoreTable
{
    /// <summary>Months where none are asked for.</summary>
    private const int Usual = 13;

    private const int Most = 200_000;

    public static async Task<IQueryable<ScoreRow>> ReadAsync(
        ApiReader reader,
        ODataQueryOptions<ScoreRow> options,
        CancellationToken cancel
    )
    {
        var asked = ScoreSpan.Of(options.Filter?.FilterClause.Expression);
        return (await reader.ReadAsync(o => RowsOf(o, reader, asked), cancel)).AsQueryable();
    }

    private static List<ScoreRow> RowsOf(OrganizationView o, ApiReader reader, ScoreSpan asked)
    {
        foreach (var unit in o.Model.PrivateUnits.Where(o.Sees))
            o.Open(unit);
        var kinds = Enum.GetValues<ScoredKind>().Where(kind => asked.Kind is null || $"{kind}" == asked.Kind).ToList();
        var units = ApiReader.Below(o, null);
        var perMonth = Math.Max(1, kinds.Sum(kind => ScoreApi.Nodes(o, kind, units).Count()));
        var months = MonthsOf(o, reader.Window(o, null, null), asked, Most / perMonth);
        if (asked.Asked && (long)months.Count * perMonth > Most)
            throw Refused.Bad(
                $"These would be {(long)months.Count * perMonth} scores, more than {Most} at once. "
                    + "Narrow it, such as with $filter=Start ge 2026-01-01 and Kind eq 'Unit'."
            );
        var rows = new List<ScoreRow>();
        foreach (var month in months)
        {
            var window = Window.Of(month);
            o.Show(window);
            var seen = ApiReader.Below(o, null);
            foreach (var kind in kinds)
                rows.AddRange(ScoreApi.Nodes(o, kind, seen).Select(node => Of(ScoreData.Of(o, node, window), node, month)));
        }
        return rows;
    }

    /// <summary>The months that are asked for, the earliest first; where none are, the last ones, as many as there may be.</summary>
    private static List<Period> MonthsOf(OrganizationView o, PeriodChoice usual, ScoreSpan asked, int most)
    {
        var calendar = usual.Calendar;
        var last = usual.Period;
        var current = calendar.Containing(Frequency.Month, usual.Today);
        var recorded = calendar.Containing(Frequency.Month, o.Book.Recorded?.First ?? usual.Today);
        if (asked.Asked)
            last =
                asked.Last is { } until && until < current.Start
                    ? calendar.Containing(Frequency.Month, Later(until, recorded.Start))
                    : current;
        var first = asked switch
        {
            { First: { } from } => calendar.Containing(Frequency.Month, Later(from, recorded.Start)),
            { Asked: true } => recorded,
            _ => calendar.Shift(last, 1 - Math.Clamp(most, 1, Usual)),
        };
        var months = new List<Period>();
        for (var month = first; month.Start <= last.Start; month = calendar.Shift(month, 1))
            months.Add(month);
        return months;
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static ScoreRow Of(ScoreData score, NodeRef node, Period month) =>
        new()
        {
            Start = month.Start,
            Kind = $"{score.Kind}",
            Id = node.Id,
            PerspectiveId = node.PerspectiveId,
            Code = score.Code,
            Name = score.Name,
            Perspective = score.Perspective,
            Period = score.Period,
            Score = score.Score,
            State = $"{score.State}",
            Status = $"{score.Status}",
            Coverage = score.Coverage,
            Low = score.Low,
            High = score.High,
            Partial = score.Partial,
            About = score.About,
            Value = score.Value,
        };
}
