using Scorecard.Domain;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary>What moved a unit's score between two windows: a waterfall whose rows add up to the shown change, and in words.</summary>
public sealed record MovedCard
{
    public required string Before { get; init; }
    public required string BeforeInFull { get; init; }
    public required string After { get; init; }
    public required ShownScore From { get; init; }
    public required ShownScore To { get; init; }
    public required MovedWords Words { get; init; }
    public required IReadOnlyList<MovedRow> Rows { get; init; }
    public required MovedBar Start { get; init; }
    public required MovedBar End { get; init; }

    /// <summary>What changed in the structure between the two.</summary>
    public required IReadOnlyList<ShiftLine> Shifts { get; init; }

    /// <summary>The whole story, in an address.</summary>
    public required string Path { get; init; }

    /// <summary>Whether there are two scores to compare, each with enough reported to speak of it.</summary>
    public bool IsKnown => From.Value is not null && To.Value is not null && !IsThin;

    public bool IsThin => From.IsThin || To.IsThin;

    /// <summary>A row for each step from one score to the other, those inside a row directly below it.</summary>
    public TableFile ToFile(string unit) =>
        TableFile.Of(
            "moved",
            $"What moved the score of {unit}",
            $"{BeforeInFull} to {After}",
            Steps(),
            ("What", x => x.Row.Name),
            ("In", x => x.In),
            ("Unit", x => x.Row.Where),
            ("How it changed", x => x.Row.Change),
            ("Points", x => x.Row.Points)
        );

    /// <param name="most">More rows than this are one row of others, as are KPIs that the person may not see.</param>
    public static MovedCard Of(OrganizationView o, Unit unit, PeriodChoice before, PeriodChoice period, MovedBy by, int most)
    {
        var node = new NodeRef(NodeKind.Unit, unit.Id);
        var movement = Movement.Between(o.Book, node, before.Window, period.Window);
        var ends = MovedEnds.Of(o, o.Book, movement, before, period);
        var since = PeriodWords.Beside(before.Window, period.Window, period.Calendar);
        return Of(o, unit, movement, ends, since, PeriodWords.Of(before.Window, before.Calendar), by, most);
    }

    /// <summary>What a period's score was moved by since it was reported on an earlier day.</summary>
    /// <param name="earlier">The book of that day.</param>
    public static MovedCard Of(OrganizationView o, Unit unit, PeriodChoice period, ScoreBook earlier, DateOnly day, MovedBy by, int most)
    {
        var node = new NodeRef(NodeKind.Unit, unit.Id);
        var movement = Movement.Between(earlier, period.Window, o.Book, period.Window, node);
        var ends = MovedEnds.Of(o, earlier, movement, period, period);
        var since = $"{PeriodWords.Day(day)}, when it was reported as {ends.From.Text}";
        var before = $"{PeriodWords.Of(period.Window, period.Calendar)} as reported on {PeriodWords.Day(day)}";
        return Of(o, unit, movement, ends, since, before, by, most);
    }

    private static MovedCard Of(
        OrganizationView o,
        Unit unit,
        Movement movement,
        MovedEnds ends,
        string since,
        string before,
        MovedBy by,
        int most
    )
    {
        var period = ends.Period;
        var rows = movement.IsKnown ? new MovedRows(ends, most).Of(movement, by) : [];
        var (start, bars, at) = MovedBar.Along(ends.From.Rounded ?? 0, rows);
        return new()
        {
            Before = since,
            BeforeInFull = before,
            After = PeriodWords.Of(period.Window, period.Calendar),
            From = ends.From,
            To = ends.To,
            Words = MovedWords.Of(o, movement, ends, since),
            Rows = [.. rows.Select((row, i) => row with { Bar = bars[i], Kids = Inside(row, bars[i], at) })],
            Start = start,
            End = bars.Count == 0 ? start : new(bars[^1].To, bars[^1].To),
            Shifts = ShiftLine.Of(o, ends.Earlier, movement, ends.Before.Window, period.Window),
            Path = $"~/units/{PublicIds.Format(unit.Id)}/moved?{period.Query}",
        };
    }

    private IEnumerable<(MovedRow Row, string? In)> Steps()
    {
        yield return (new(BeforeInFull, null, null, "", From.Rounded ?? 0, []), null);
        foreach (var row in Rows)
        {
            yield return (row, null);
            foreach (var kid in row.Kids)
                yield return (kid, row.Name);
        }
        yield return (new(After, null, null, "", To.Rounded ?? 0, []), null);
    }

    /// <summary>The KPIs' bars start where their row's does and end where it ends, on the same axis.</summary>
    private static List<MovedRow> Inside(MovedRow row, MovedBar bar, Func<double, double> at)
    {
        var perPoint = at(1) - at(0);
        var x = bar.From;
        var kids = new List<MovedRow>();
        foreach (var kid in row.Kids)
            kids.Add(kid with { Bar = new(x, x += perPoint * kid.Points) });
        return kids;
    }
}
