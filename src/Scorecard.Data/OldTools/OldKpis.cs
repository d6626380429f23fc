using System.Globalization;
using Scorecard.Data.Mapped;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;

namespace Scorecard.Data.OldTools;

/// <summary>Makes KPIs of key results: their measure, targets on the way, values and end.</summary>
internal sealed class OldKpis(
    OldChoices choices,
    FiscalCalendar calendar,
    DateOnly today,
    OldNumbers numbers,
    OldValues values,
    OldPeople people,
    OldReport report
)
{
    public static readonly string[] Columns =
    [
        "code",
        "objective",
        "name",
        "unit_of_measure",
        "frequency",
        "aggregation",
        "direction",
        "scale",
        "weight",
        "indicator",
        "value_source",
        "baseline",
        "target",
        "red_flag",
        "parent",
        "effective_from",
        "closed_from",
        "owner",
        "description",
    ];

    public static readonly string[] DefinitionColumns = ["kpi", "effective_from", "target", "red_flag"];

    public List<string[]> Rows { get; } = [];

    public List<string[]> Definitions { get; } = [];

    /// <summary>How far each KPI with a value is, and how much it weighs.</summary>
    public Dictionary<OldNode, (decimal Progress, decimal Weight)> Progress { get; } = [];

    public void Add(OldNode node, OldNode? parent, decimal weight, List<(string Field, string Text)> more)
    {
        var goal = node.Goal;
        var measure = new OldMeasure(goal, numbers, report);
        var held = values.Add(node, measure, more);
        var begins = Begins(goal, held?.First);
        var targets = Targets(goal, measure, begins).ToList();
        foreach (var (from, target) in targets.Skip(1))
            Definitions.Add([node.Code, PeriodCode.Format(from, calendar), MappedFiles.Text(target), measure.RedFlag(target)]);
        var first = targets is [var (_, only), ..] ? only : measure.Target;
        Rows.Add([
            node.Code,
            node.Objective!.Code,
            OldWords.Name(goal.Title, report),
            measure.UnitOfMeasure,
            choices.Frequency.ToString(),
            nameof(TimeAggregation.Last),
            measure.Direction.ToString(),
            measure.Scale.ToString(),
            MappedFiles.Text(weight),
            nameof(Indicator.Lagging),
            nameof(ValueSource.Entered),
            measure.Scale == ScaleKind.Progress ? MappedFiles.Text(measure.Baseline!.Value) : "",
            first is { } number ? MappedFiles.Text(number) : "",
            first is { } aim ? measure.RedFlag(aim) : "",
            parent?.Code ?? "",
            begins is { } start ? PeriodCode.Format(start, calendar) : "",
            ClosedFrom(goal, held?.Last, begins) is { } closed ? closed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "",
            Owner(goal, more),
            OldWords.Description(goal.Title, goal.Description, more, report),
        ]);
        if (held is { } last && measure.Progress(last.Value) is { } progress)
        {
            Progress[node] = (progress, weight);
            Compare(goal, progress, report, numbers);
        }
    }

    /// <summary>The member who owns it; others are told in words.</summary>
    public string Owner(OldGoal goal, List<(string Field, string Text)> more)
    {
        var mails = goal.Owners.Select(o => (o.Name, Mail: people.MailOf(o.Name, o.Mail))).ToList();
        var first = mails.FirstOrDefault(o => o.Mail.Length > 0);
        if (mails.Where(o => o != first).Select(o => o.Name).ToList() is { Count: > 0 } others)
            more.Add(("Owner", string.Join(", ", others)));
        report.Carried("Owner", first.Mail is { Length: > 0 } ? 1 : 0);
        return first.Mail ?? "";
    }

    /// <summary>Says where the progress that is computed here is another one.</summary>
    public static void Compare(OldGoal goal, decimal progress, OldReport report, OldNumbers numbers)
    {
        if (numbers.Share(goal.Progress) is not { } there)
            return;
        if (Math.Abs(there - progress) < 0.005m)
            report.Carried("Progress %");
        else
            report.Changed(
                "Progress %",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"“{goal.Title}”: {there * 100:0.##} % there, {progress * 100:0.##} % computed here."
                )
            );
    }

    private Period? Begins(OldGoal goal, Period? firstValue)
    {
        var start = goal.Start ?? goal.Phases.MinBy(p => p.Due)?.Due;
        if (start is null && firstValue is null)
            return null;
        var begins = start is { Year: >= 1950 and < 2900 } day ? calendar.Containing(choices.Frequency, day) : firstValue;
        return firstValue is { } earlier && (begins is null || earlier.Start < begins.Value.Start) ? earlier : begins;
    }

    /// <summary>The day after the cycle, and after the last value.</summary>
    private DateOnly? ClosedFrom(OldGoal goal, Period? lastValue, Period? begins)
    {
        if (!choices.EndWithCycle || goal.End is not { Year: >= 1950 and < 2900 } end || end >= today)
            return null;
        var last = new[] { calendar.Containing(choices.Frequency, end).End, lastValue?.End ?? end, begins?.End ?? end }.Max();
        report.Changed("End date", $"“{goal.Title}” takes no values after {last:yyyy-MM-dd}.");
        return last.AddDays(1);
    }

    /// <summary>From when on which target holds: a target on the way until its day, then the next one, at last the final one.</summary>
    private IEnumerable<(Period From, decimal Target)> Targets(OldGoal goal, OldMeasure measure, Period? begins)
    {
        if (begins is not { } next || measure.Target is not { } final)
            yield break;
        var from = next;
        foreach (var phase in goal.Phases.OrderBy(p => p.Due))
        {
            if (
                numbers.Read(phase.Target)?.Value is not { } target
                || target == measure.Baseline
                || phase.Due < from.Start
                || phase.Due.Year >= 2900
            )
            {
                report.Lost(
                    "Phased target",
                    $"“{goal.Title}”, {phase.Due:yyyy-MM-dd}: {phase.Target} is no target on the way, or of the same period as another."
                );
                continue;
            }
            report.Carried("Phased target");
            yield return (from, TextRules.Rounded(target));
            from = calendar.Shift(calendar.Containing(choices.Frequency, phase.Due), 1);
        }
        if (from == next || from.Start <= (goal.End ?? from.Start))
            yield return (from, final);
    }
}
