using System.Globalization;
using Scorecard.Domain;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.OldTools;

/// <summary>
/// Makes values of check-ins. Several in one period are reports of one value after the other; one without a number speaks in the note of
/// the value beside it.
/// </summary>
internal sealed class OldValues(
    FiscalCalendar calendar,
    Frequency frequency,
    DateOnly today,
    OldNumbers numbers,
    OldPeople people,
    OldReport report
)
{
    /// <summary>Rows of values.csv.</summary>
    public List<string[]> Rows { get; } = [];

    /// <summary>Rows of revisions.csv.</summary>
    public List<string[]> Earlier { get; } = [];

    public static string[] Columns { get; } = ["kpi", "period", "value", "note", "revision", "recorded_at", "recorded_by"];

    public static string[] EarlierColumns { get; } =
    ["kpi", "period", "revision", "standing", "value", "note", "recorded_at", "recorded_by"];

    /// <param name="untold">Takes what check-ins say that no value can carry.</param>
    /// <returns>The periods with values, and the last value; null where there is none.</returns>
    public (Period First, Period Last, decimal Value)? Add(OldNode node, OldMeasure measure, List<(string Field, string Text)> untold)
    {
        var goal = node.Goal;
        var readings = new List<(Period Period, OldCheckIn CheckIn, decimal? Value)>();
        foreach (var checkIn in CheckIns(goal, measure))
        {
            var value = measure.Value(checkIn.Value, numbers);
            if (value is null && checkIn.Value.Length > 0)
                report.Lost(
                    "Check-in value",
                    $"“{goal.Title}”, {checkIn.Day:yyyy-MM-dd}: “{checkIn.Value}” is no number that can be kept."
                );
            if (checkIn.Day > today || !Fits(checkIn.Day))
                report.Lost("Check-in", $"“{goal.Title}”: {Said(checkIn)} — its day lies in the future or in no year that is kept.");
            else
                readings.Add((calendar.Containing(frequency, checkIn.Day), checkIn, value));
        }
        (Period, Period, decimal)? held = null;
        foreach (var period in readings.GroupBy(r => r.Period).OrderBy(g => g.Key.Start))
        {
            var ordered = period.OrderBy(r => r.CheckIn.Day).ThenBy(r => r.CheckIn.At).ToList();
            var reports = ordered.Where(r => r.Value is not null).ToList();
            var silent = ordered.Where(r => r.Value is null).Select(r => r.CheckIn).ToList();
            if (reports.Count == 0)
            {
                untold.AddRange(silent.Select(c => ("Check-in", Said(c))));
                continue;
            }
            for (var i = 0; i < reports.Count; i++)
                Write(node, period.Key, reports[i].CheckIn, reports[i].Value!.Value, i + 1, i + 1 == reports.Count, silent, untold);
            held = (held?.Item1 ?? period.Key, period.Key, reports[^1].Value!.Value);
        }
        return held;
    }

    public static string Said(OldCheckIn checkIn) =>
        string.Join(
            ", ",
            new[]
            {
                checkIn.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                checkIn.Person,
                checkIn.Value,
                checkIn.Status,
                checkIn.Note,
            }.Where(t => t.Length > 0)
        );

    private void Write(
        OldNode node,
        Period period,
        OldCheckIn checkIn,
        decimal value,
        int revision,
        bool isLast,
        List<OldCheckIn> silent,
        List<(string, string)> untold
    )
    {
        var mail = people.MailOf(checkIn.Person);
        var said = string.Join(", ", new[] { checkIn.Status, mail.Length == 0 ? checkIn.Person : "" }.Where(t => t.Length > 0));
        var note = OldWords.Clean(said.Length == 0 ? checkIn.Note : $"{checkIn.Note} ({said})");
        if (checkIn.Person.Length > 0 && mail.Length == 0)
            report.Changed("Check-in user", $"“{checkIn.Person}” is no member; the note of the value names them.");
        if (checkIn.Status.Length > 0)
            report.Changed(
                "Check-in status",
                $"“{node.Goal.Title}”, {checkIn.Day:yyyy-MM-dd}: {checkIn.Status} — told in the note of the value."
            );
        if (isLast)
            foreach (var other in silent)
                if (note.Length + Said(other).Length < TextRules.DescriptionLength)
                {
                    note = OldWords.Clean($"{note}\n{Said(other)}");
                    report.Changed(
                        "Check-in",
                        $"“{node.Goal.Title}”: {Said(other)} — it has no number, and is told in the note of the value of its period."
                    );
                }
                else
                    untold.Add(("Check-in", Said(other)));
        if (note.Length > TextRules.DescriptionLength)
        {
            report.Lost(
                "Check-in note",
                $"“{node.Goal.Title}”, {checkIn.Day:yyyy-MM-dd}: what is beyond {TextRules.DescriptionLength} characters: "
                    + note[(TextRules.DescriptionLength - 1)..]
            );
            note = TextRules.Shortened(note, TextRules.DescriptionLength);
        }
        report.Carried("Check-in");
        var at =
            checkIn.At is { } moment && DateOnly.FromDateTime(moment) <= today
                ? moment.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)
                : checkIn.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (code, number) = (PeriodCode.Format(period, calendar), Mapped.MappedFiles.Text(value));
        var which = revision.ToString(CultureInfo.InvariantCulture);
        if (isLast)
            Rows.Add([node.Code, code, number, note, which, at, mail]);
        else
            Earlier.Add([node.Code, code, which, nameof(Domain.Kpis.Standing.Counted), number, note, at, mail]);
    }

    /// <summary>Where the tool gave no check-ins, what it says now is the only one.</summary>
    private IEnumerable<OldCheckIn> CheckIns(OldGoal goal, OldMeasure measure)
    {
        if (goal.CheckIns.Count > 0)
            return goal.CheckIns;
        var day =
            OldDay.Read(goal.LastCheckIn) is { } last && last <= today ? last
            : goal.End is { } end && end < today ? end
            : today;
        if (numbers.Read(goal.Current) is not null)
            return [new(day, goal.Current, goal.Note, "", goal.Status)];
        if (goal.Current.Length > 0)
            report.Lost("Current value", $"“{goal.Title}”: “{goal.Current}” is no number.");
        if (numbers.Share(goal.Progress) is not { } share || measure.At(share) is not { } value)
            return goal.Note.Length > 0 ? [new(day, "", goal.Note, "", goal.Status)] : [];
        report.Changed("Progress %", $"“{goal.Title}”: the value {Mapped.MappedFiles.Text(value)} is worked out from {goal.Progress}.");
        return [new(day, Mapped.MappedFiles.Text(value), goal.Note, "", goal.Status)];
    }

    private bool Fits(DateOnly day) => day.Year is >= 1950 and < 2900 && calendar.Containing(frequency, day).Start <= today;
}
