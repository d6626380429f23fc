using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;

namespace Scorecard.Web.Demo;

internal sealed partial class DemoBuilder
{
    private List<CascadeAnswer> Answers() =>
        [
            .. NorthwindStrategy.Answers.Select(line => new CascadeAnswer(
                objectives[line.Objective],
                units[line.Unit],
                line.Reason is null ? CascadeAnswerKind.Shared : CascadeAnswerKind.NotRelevant,
                line.Reason
            )),
        ];

    private List<CauseEffectLink> Causes() =>
        [
            .. NorthwindStrategy.Causes.Select(line => new CauseEffectLink(
                ids.Next(),
                objectives[line.Cause],
                objectives[line.Effect],
                line.Lag,
                note: line.Note
            )),
            .. NorthwindStrategy.KpiCauses.Select(line => new CauseEffectLink(
                ids.Next(),
                kpis[line.Cause],
                kpis[line.Effect],
                line.Lag,
                line.Raises,
                line.Note
            )),
        ];

    /// <summary>About the last month but one, and held once its values were in.</summary>
    private Meeting HeldMeeting()
    {
        var month = Calendar.Shift(LastMonth, -1);
        return new(ids.Next(), units["NW"], month, month.End.AddDays(14), people["hanna"].Id);
    }

    private List<MeetingEntry> EntriesOf(Meeting meeting) =>
        [
            .. NorthwindStrategy.Meeting.Select(line => new MeetingEntry(
                ids.Next(),
                meeting,
                line.Kind,
                line.Objective is { } objective ? objectives[objective] : null,
                new(
                    line.Words,
                    line.Owner is { } owner ? people[owner].Id : null,
                    line.Days is { } days ? meeting.HeldOn.AddDays(days) : null
                )
            )),
        ];

    private List<Initiative> Initiatives()
    {
        var made = new List<Initiative>();
        foreach (var line in NorthwindStrategy.Initiatives)
        {
            var start = LastMonth.Start.AddMonths(-line.Start);
            var due = start.AddMonths(line.Months).AddDays(-1);
            var initiative = new Initiative(
                ids.Next(),
                units[line.Unit],
                line.Code,
                new(line.Name, start, due, line.Budget, people[line.Owner].Id)
            );
            initiative.Report(line.Status, line.Progress, line.Spent, line.Note);
            initiative.Serve(line.Objectives.Select(code => objectives[code]), line.Kpis.Select(code => kpis[code]));
            if (line.After is { } first)
                initiative.Await([made.Single(i => i.Code == first).Id], [.. made, initiative]);
            for (var i = 0; i < line.Milestones.Length; i++)
            {
                var day = start.AddDays((due.DayNumber - start.DayNumber) * (i + 1) / line.Milestones.Length);
                initiative
                    .AddMilestone(line.Milestones[i], day)
                    .Change(line.Milestones[i], day, (i + 1m) / line.Milestones.Length <= line.Progress ? day : null);
            }
            made.Add(initiative);
        }
        return made;
    }
}
