using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Model;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Meetings;

/// <summary>The meetings of the units that a person sees, newest first, and the actions that are still open.</summary>
public sealed record MeetingList(IReadOnlyList<EntryLine> Open, IReadOnlyList<MeetingList.Held> Meetings)
{
    /// <summary>More than this are found by search.</summary>
    public const int Most = 60;

    /// <summary>A meeting with what fits of it.</summary>
    public sealed record Held(string Unit, string Path, string Period, string On, IReadOnlyList<EntryLine> Lines);

    /// <summary>What was said in the meetings, and the open actions, as they are listed.</summary>
    public IEnumerable<TableFile> Tables =>
        [
            File("meetings", "Meetings", Meetings.SelectMany(held => held.Lines.Select(line => (held.Unit, held.Period, line)))),
            File("actions", "Open actions", Open.Select(line => (line.Unit ?? "", "", line))),
        ];

    private static TableFile File(string key, string name, IEnumerable<(string Unit, string Period, EntryLine Line)> rows) =>
        TableFile.Of(
            key,
            name,
            null,
            rows,
            ("Unit", row => row.Unit),
            ("Period", row => row.Period),
            ("Held", row => Day(row.Line.HeldOn)),
            ("Kind", row => row.Line.Entry.Kind.ToString()),
            ("Words", row => row.Line.Entry.Words),
            ("Objective", row => row.Line.Objective),
            ("Owner", row => row.Line.Owner),
            ("Due", row => Day(row.Line.Entry.Due)),
            ("Done", row => Day(row.Line.Entry.DoneOn))
        );

    private static string? Day(DateOnly? day) => day?.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What of an organization the list speaks of, taken out of a read.</summary>
    /// <param name="Model">Never changed, only replaced.</param>
    /// <param name="Units">Those that the person sees, with whether they may edit them.</param>
    public sealed record Scope(OrganizationModel Model, IReadOnlyDictionary<long, bool> Units, DateOnly Today)
    {
        public static Scope Of(OrganizationView o, PeriodChoice period) =>
            new(o.Model, o.Model.Units.Where(o.Sees).ToDictionary(u => u.Id, u => o.Allows(Operation.Edit, u)), period.Today);

        public string? ObjectiveOf(MeetingEntry entry) =>
            entry.ObjectiveId is { } id && Model.TryObjective(id, out var objective) ? objective.Name : null;
    }

    /// <param name="captured">All that may be listed, newest first.</param>
    public static MeetingList Of(
        Scope scope,
        MeetingQuery search,
        IReadOnlyList<Captured> captured,
        IReadOnlyDictionary<long, string> names,
        long me
    )
    {
        var fitting = captured.Where(c => Fits(scope, search, c.Entry)).ToList();
        return new(
            [
                .. fitting
                    .Where(c => c.Entry.IsOpen && (!search.IsMine || c.Entry.OwnerId == me))
                    .OrderBy(c => c.Entry.Due ?? DateOnly.MaxValue)
                    .Take(Most)
                    .Select(c => Line(c, scope.Model.Unit(c.Entry.UnitId).Name)),
            ],
            [
                .. fitting
                    .GroupBy(c => c.Meeting.Id)
                    .OrderByDescending(g => g.First().Meeting.HeldOn)
                    .ThenByDescending(g => g.Key)
                    .Take(Most)
                    .Select(HeldOf),
            ]
        );

        EntryLine Line(Captured c, string? unit) =>
            EntryLine.Of(c, unit, scope.ObjectiveOf(c.Entry), names, scope.Units[c.Entry.UnitId], scope.Today);

        Held HeldOf(IGrouping<long, Captured> group)
        {
            var meeting = group.First().Meeting;
            var calendar = scope.Model.Organization.Calendar;
            return new(
                scope.Model.Unit(meeting.UnitId).Name,
                $"~/units/{PublicIds.Format(meeting.UnitId)}/meeting?period="
                    + Domain.Periods.PeriodCode.Format(meeting.PeriodIn(calendar), calendar),
                PeriodWords.Of(meeting.PeriodIn(calendar), calendar),
                PeriodWords.Day(meeting.HeldOn),
                [.. group.Reverse().Select(c => Line(c, null))]
            );
        }
    }

    private static bool Fits(Scope scope, MeetingQuery search, MeetingEntry entry) =>
        search.Words.All(word =>
            new[] { entry.Words, scope.Model.Unit(entry.UnitId).Name, scope.ObjectiveOf(entry) }.Any(text =>
                text?.Contains(word, StringComparison.CurrentCultureIgnoreCase) == true
            )
        );
}
