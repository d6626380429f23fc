using System.Globalization;
using System.Text.RegularExpressions;
using Scorecard.Data.Mapped;
using Scorecard.Domain;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.OldTools;

/// <summary>
/// Reads the table that a former tool gives out: a row for each thing, or a row for each key result with its objective beside it.
/// </summary>
internal sealed partial class OldTable
{
    private const int MostGoals = 20_000;

    private readonly OldColumns columns;
    private readonly string name;
    private readonly List<string> unread = [];
    private readonly Dictionary<string, OldGoal> objectives = [];
    private readonly Dictionary<string, (int At, List<OldCheckIn> CheckIns)> rows = [];
    private readonly List<OldGoal> goals = [];

    private OldTable(OldColumns columns, string name) => (this.columns, this.name) = (columns, name);

    /// <param name="calendar">In whose periods values stand.</param>
    /// <exception cref="RuleViolation">The file is broken.</exception>
    public static OldContent Read(MappedTable table, OldColumns columns, FiscalCalendar calendar)
    {
        var reading = new OldTable(columns, table.Name);
        foreach (var row in table.Rows(out _, copies: true))
            if (row.Line > columns.Header.Line && !row.IsEmpty)
                reading.Take(row, calendar);
        return new(columns.Tool!, [], reading.goals, reading.unread);
    }

    private void Take(TableRow row, FiscalCalendar calendar)
    {
        if (goals.Count == MostGoals)
            throw new RuleViolation($"{name} has more than {MostGoals:N0} goals. Export one cycle after the other.");
        var (objective, result) = (Text(row, OldField.Objective), Text(row, OldField.KeyResult));
        if (!columns.Has(OldField.Objective) && Text(row, OldField.KeyResult).Split('\\') is [var category, var indicator])
            (objective, result) = (category, indicator);
        var title = Text(row, OldField.Title);
        if (result.Length == 0 && objective.Length == 0)
            Add(Goal(row, title, Text(row, OldField.Kind), calendar));
        else if (result.Length == 0)
            Objective(row, objective, whole: true);
        else
        {
            var above = objective.Length > 0 ? Objective(row, objective, whole: false) : null;
            var goal = Goal(
                row,
                result,
                Text(row, OldField.Kind) is { Length: > 0 } kind && !columns.Has(OldField.Title) ? kind : "Key result",
                calendar
            );
            Add(goal with { Parents = above is null ? goal.Parents : [new(above.Title, above.Id)] });
        }
    }

    /// <summary>The objective beside a key result, once for all rows that name it.</summary>
    private OldGoal Objective(TableRow row, string title, bool whole)
    {
        var team = Text(row, OldField.Team);
        var key = TextRules.Normalize($"{title}\n{team}\n{Text(row, OldField.Cycle)}");
        if (objectives.TryGetValue(key, out var known))
            return known;
        var goal = new OldGoal(row.Line, title)
        {
            // What tells it from an objective of the same name elsewhere.
            Id = $"{title}|{team}|{Text(row, OldField.Cycle)}",
            Kind = "Objective",
            Perspective = Text(row, OldField.Perspective),
            Tag = Text(row, OldField.Tag),
            Teams = Parts(team, ';'),
            Owners = Owners(row),
            Cycle = Text(row, OldField.Cycle),
            Start = Day(row, OldField.Start),
            End = Day(row, OldField.End),
            Description = whole ? Text(row, OldField.Description) : "",
            Parents = AlignedTo.Read(Text(row, OldField.Parent)),
            Weight = whole ? Text(row, OldField.Weight) : "",
        };
        objectives[key] = goal;
        goals.Add(goal);
        return goal;
    }

    private OldGoal Goal(TableRow row, string title, string kind, FiscalCalendar calendar) =>
        new(row.Line, title)
        {
            Id = IdIn(Text(row, OldField.Id)),
            Kind = kind,
            Tag = Text(row, OldField.Tag),
            Perspective = Text(row, OldField.Perspective),
            Teams = Parts(Text(row, OldField.Team), ';'),
            Owners = Owners(row),
            Cycle = Text(row, OldField.Cycle),
            Start = Day(row, OldField.Start),
            End = Day(row, OldField.End),
            Description = Text(row, OldField.Description),
            Parents = AlignedTo.Read(Text(row, OldField.Parent)),
            Metric = Text(row, OldField.Metric),
            Unit = Text(row, OldField.Unit),
            Baseline = Text(row, OldField.Baseline),
            Target = Text(row, OldField.Target),
            Aim = Text(row, OldField.Aim),
            Current = Text(row, OldField.Current),
            Progress = Text(row, OldField.Progress),
            Status = Text(row, OldField.Status),
            Note = Text(row, OldField.Note),
            LastCheckIn = Text(row, OldField.LastCheckIn),
            Weight = Text(row, OldField.Weight),
            CheckIns = CheckIns(row, calendar),
            Others = [.. columns.Others.Where(o => row[o.Index].Length > 0).Select(o => (o.Name, row[o.Index]))],
        };

    /// <summary>Rows of one measure in several periods are one goal with several values.</summary>
    private void Add(OldGoal goal)
    {
        if (goal.Title.Length == 0)
        {
            unread.Add($"{name}, row {goal.Line}: this row has no title and is left out: {TextRules.Shortened(Said(goal), 120)}");
            return;
        }
        var key = $"{goal.Key}\n{string.Join('|', goal.Parents.Select(p => p.Id + p.Title))}";
        if (columns.Has(OldField.ValuePeriod) && rows.TryGetValue(key, out var known))
        {
            known.CheckIns.AddRange(goal.CheckIns);
            goals[known.At] = goals[known.At] with { Target = goal.Target, Current = goal.Current };
        }
        else
        {
            List<OldCheckIn> checkIns = [.. goal.CheckIns];
            rows[key] = (goals.Count, checkIns);
            goals.Add(goal with { CheckIns = checkIns });
        }
    }

    private static string Said(OldGoal goal) =>
        string.Join(", ", new[] { goal.Kind, goal.Metric, goal.Target, goal.Description }.Where(t => t.Length > 0));

    private List<OldCheckIn> CheckIns(TableRow row, FiscalCalendar calendar)
    {
        var found = new List<OldCheckIn>();
        if (columns.FirstCheckIn is { } first)
            for (var i = first; i < row.Cells.Count; i++)
                if (row[i].Length > 0 && (i == first || columns.Header[i].Length == 0))
                {
                    if (CheckInText.Read(row[i]) is { } read)
                        found.Add(read);
                    else
                        unread.Add($"{name}, row {row.Line}, column {i + 1}: no check-in with a day: {TextRules.Shortened(row[i], 120)}");
                }
        if (Text(row, OldField.ValuePeriod) is { Length: > 0 } period && Text(row, OldField.Current) is { Length: > 0 } value)
        {
            if ((OldDay.Read(period) ?? PeriodCode.Read(period, calendar, BareYears.Calendar).Period?.Start) is { } day)
                found.Add(new(day, value, Text(row, OldField.Note), "", Text(row, OldField.Status)));
            else
                unread.Add(
                    $"{name}, row {row.Line}: “{TextRules.Shortened(period, 40)}” is no period, so that its value {value} is left out."
                );
        }
        return found;
    }

    private List<OldPerson> Owners(TableRow row)
    {
        var names = Parts(Text(row, OldField.Owner), ',', ';');
        var mails = Parts(Text(row, OldField.Mail), ',', ';');
        if (names.Length == 0)
            names = mails;
        return
        [
            .. names.Select(
                (owner, i) =>
                    owner.Contains('@', StringComparison.Ordinal)
                        ? new OldPerson(owner, owner)
                        : new(owner, mails.ElementAtOrDefault(i) ?? "")
            ),
        ];
    }

    private DateOnly? Day(TableRow row, OldField field)
    {
        var text = Text(row, field);
        if (text.Length == 0)
            return null;
        if (OldDay.Read(text) is { } day)
            return day;
        unread.Add(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}, row {row.Line}, {columns.NameOf(field)}: “{TextRules.Shortened(text, 40)}” is no day."
            )
        );
        return null;
    }

    private string Text(TableRow row, OldField field) => columns.Text(row, field).Trim();

    private static string[] Parts(string text, params char[] separators) =>
        [.. text.Split(separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];

    /// <summary>An id, also out of a link of a sheet: "https://…" "2295704".</summary>
    private static string IdIn(string text) => text.Contains('"', StringComparison.Ordinal) ? LastWord().Match(text).Value : text;

    [GeneratedRegex(@"[\w-]+(?=""?\)?\s*$)")]
    private static partial Regex LastWord();
}
