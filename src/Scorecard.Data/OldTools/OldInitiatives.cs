using System.Globalization;
using Scorecard.Data.Mapped;
using Scorecard.Domain;
using Scorecard.Domain.Plans;

namespace Scorecard.Data.OldTools;

/// <summary>Makes initiatives of projects, deliverables and actions.</summary>
internal sealed class OldInitiatives(OldKpis kpis, DateOnly today, OldNumbers numbers, OldReport report)
{
    public static readonly string[] Columns =
    [
        "code",
        "unit",
        "name",
        "start",
        "due",
        "owner",
        "objectives",
        "kpis",
        "progress",
        "status",
        "note",
        "description",
    ];

    public List<string[]> Rows { get; } = [];

    public void Add(OldNode node, List<(string Field, string Text)> more)
    {
        var goal = node.Goal;
        var ordered = goal.CheckIns.OrderBy(c => c.Day).ThenBy(c => c.At).ToList();
        var note = OldWords.Clean(ordered is [.., var last] ? OldValues.Said(last) : goal.Note);
        if (note.Length > TextRules.DescriptionLength)
        {
            report.Lost(
                "Note",
                $"“{goal.Title}”: what is beyond {TextRules.DescriptionLength} characters: {note[(TextRules.DescriptionLength - 1)..]}"
            );
            note = TextRules.Shortened(note, TextRules.DescriptionLength);
        }
        if (ordered.Count > 0)
            report.Carried("Check-in");
        more.AddRange(ordered.SkipLast(1).Select(c => ("Check-in", OldValues.Said(c))));
        var start = goal.Start ?? goal.CheckIns.Select(c => (DateOnly?)c.Day).Min() ?? goal.End ?? today;
        var due = goal.End ?? start;
        if (goal.Start is null || goal.End is null || due < start)
            report.Changed(
                "Start Date",
                $"“{goal.Title}”: start or end is missing or the wrong way round; it runs from {start:yyyy-MM-dd} "
                    + $"to {(due < start ? start : due):yyyy-MM-dd}."
            );
        var progress = Math.Clamp(numbers.Share(Reached(goal, ordered)) ?? 0, 0, 1);
        var status = StatusOf(goal, ref progress);
        Rows.Add([
            node.Code,
            node.Unit.Code,
            OldWords.Name(goal.Title, report),
            start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            (due < start ? start : due).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            kpis.Owner(goal, more),
            Codes(node, OldPlace.Objective),
            Codes(node, OldPlace.Kpi),
            MappedFiles.Text(Math.Round(progress, 4)),
            status.ToString(),
            note,
            OldWords.Description(goal.Title, goal.Description, more, report),
        ]);
    }

    private static string Codes(OldNode node, OldPlace place)
    {
        var served = node.Parents.Select(p => p.Node).Where(n => n.Place == place).ToList();
        // A part of another initiative serves what the whole serves.
        if (place == OldPlace.Objective && node.Parents.All(p => p.Node.Place == OldPlace.Initiative) && node.Objective is { } above)
            served.Add(above);
        return string.Join(';', served.Select(n => n.Code).Distinct());
    }

    private static string Reached(OldGoal goal, List<OldCheckIn> ordered) =>
        goal.Progress.Length > 0 ? goal.Progress
        : ordered.FindLast(c => c.Value.EndsWith('%')) is { } known ? known.Value
        : "";

    private InitiativeStatus StatusOf(OldGoal goal, ref decimal progress)
    {
        var said = TextRules.Normalize(goal.Status).Replace("-", " ", StringComparison.Ordinal);
        InitiativeStatus? status = said switch
        {
            "NOT STARTED" or "PLANNED" or "DRAFT" => InitiativeStatus.Planned,
            "ON TRACK" or "IN PROGRESS" or "ACTIVE" => InitiativeStatus.OnTrack,
            "AT RISK" => InitiativeStatus.AtRisk,
            "BEHIND" or "OFF TRACK" => InitiativeStatus.OffTrack,
            "DONE" or "COMPLETED" or "COMPLETE" or "ACHIEVED" => InitiativeStatus.Done,
            "CANCELLED" or "CANCELED" => InitiativeStatus.Stopped,
            _ => null,
        };
        if (status is { } carried)
            report.Carried("Status");
        else
        {
            // Closed is done where all of it was done; what was put off is planned anew.
            status = said switch
            {
                "CLOSED" => progress >= 1 ? InitiativeStatus.Done : InitiativeStatus.Stopped,
                "POSTPONED" => InitiativeStatus.Planned,
                _ => progress >= 1 ? InitiativeStatus.Done
                : progress > 0 ? InitiativeStatus.OnTrack
                : InitiativeStatus.Planned,
            };
            if (goal.Status.Length > 0)
                report.Changed("Status", $"“{goal.Title}”: “{goal.Status}” becomes {status.Value.InWords()}.");
        }
        if (status == InitiativeStatus.Done && progress < 1)
        {
            report.Changed("Progress %", $"“{goal.Title}” is {goal.Status} at {goal.Progress}: what is done is at 100 %.");
            progress = 1;
        }
        return status.Value;
    }
}
