using Scorecard.Data.Notices;
using Scorecard.Domain.Access;
using Scorecard.Domain.Attention;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Forms;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Notices;

/// <summary>Who is to be reminded of what, and the heads of units who are told whose values are overdue.</summary>
/// <param name="names">Of the members.</param>
/// <param name="today">In the organization's time zone.</param>
public sealed class DueNews(ScoreBook book, Answerable people, IReadOnlyDictionary<long, string> names, DateOnly today)
{
    private const int DaysBefore = 3;

    /// <summary>What was missed longer ago is told by the digest alone.</summary>
    private const int DaysAfter = 14;

    private const int MostLines = 30;

    private readonly FiscalCalendar calendar = book.Model.Organization.Calendar;

    public IReadOnlyList<News> All()
    {
        // Before the first value of all, nobody has begun, and nobody is late.
        if (book.Recorded is null)
            return [];
        var asked = calendar.AskedMonth(today);
        Period[] months = [asked, calendar.Shift(asked, -1)];
        return [.. people.Everyone.SelectMany(actor => Reminders(actor, months)), .. Digests(months)];
    }

    private IEnumerable<News> Reminders(Actor actor, Period[] months) =>
        months
            .SelectMany(month => book.OwedBy(actor, month, today))
            .Where(owed => !owed.Done)
            .GroupBy(owed => owed.Kpi.DueOn(owed.Period))
            .Select(due => Reminder(actor, due.Key, [.. due]))
            .OfType<News>();

    private News? Reminder(Actor actor, DateOnly due, IReadOnlyList<OwedValue> owed)
    {
        var day = PeriodWords.Day(due);
        var isComing = due >= today;
        string Sentence() =>
            owed.Count == 1
                ? $"A value of yours {(isComing ? "is" : "was")} due on {day}."
                : $"{Counted.Of(owed.Count, "value")} of yours {(isComing ? "are" : "were")} due on {day}.";
        return due.AddDays(-DaysBefore) > today || due.AddDays(DaysAfter) < today
            ? null
            : new(
                isComing ? NoticeKind.Due : NoticeKind.Overdue,
                $"due {due:yyyy-MM-dd}",
                () => Text(Sentence(), owed.Select(o => $"- {o.Kpi.Code} {o.Kpi.Name}, {PeriodWords.Of(o.Period, calendar)}")),
                "/enter",
                [actor.PersonId]
            );
    }

    private IEnumerable<News> Digests(Period[] months)
    {
        var late = book
            .Model.Kpis.Where(kpi => kpi.IsEntered)
            .SelectMany(kpi => months.SelectMany(month => book.ValuesOf(kpi, month, today)))
            .Where(owed => !owed.Done && owed.Kpi.DueOn(owed.Period) < today)
            .GroupBy(owed => book.Model.UnitOf(owed.Kpi).Id)
            .Select(unit => (Unit: book.Model.Unit(unit.Key), Lines: unit.Select(Line).ToList()))
            .ToList();
        var week = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var key = $"week {week:yyyy-MM-dd}";
        foreach (var (unit, lines) in late)
            yield return new(NoticeKind.Digest, $"{key} {unit.Id}", () => Text(Sentence(lines.Count, unit.Name), lines), "/", [], unit.Id);
        var byHead = late.SelectMany(l => people.HeadsOf(l.Unit).Where(head => people.Sees(head, l.Unit)).Select(head => (head, l)));
        foreach (var told in byHead.GroupBy(x => x.head, x => x.l))
        {
            var count = told.Sum(l => l.Lines.Count);
            var units = told.Select(l => l.Unit.Name).ToList();
            var where = units is [var only] ? only : $"{units.Count} units that you head";
            yield return new(NoticeKind.Digest, key, () => Text(Sentence(count, where), told.SelectMany(l => l.Lines)), "/", [told.Key]);
        }
    }

    private static string Sentence(int count, string where) =>
        count == 1 ? $"A value is overdue in {where}." : $"{Counted.Of(count, "value")} are overdue in {where}.";

    private string Line(OwedValue owed)
    {
        var reporters = owed.Kpi.Reporters.Select(id => names.GetValueOrDefault(id)).OfType<string>().ToList();
        var who = reporters.Count > 0 ? string.Join(", ", reporters) : "the unit's updaters";
        return $"- {owed.Kpi.Code} {owed.Kpi.Name}, {PeriodWords.Of(owed.Period, calendar)}: {who}, "
            + $"due {PeriodWords.Day(owed.Kpi.DueOn(owed.Period))}";
    }

    private static string Text(string sentence, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        var more = all.Count - MostLines;
        return string.Join('\n', [sentence, .. all.Take(MostLines), .. more > 0 ? [$"- and {more} more"] : Array.Empty<string>()]);
    }
}
