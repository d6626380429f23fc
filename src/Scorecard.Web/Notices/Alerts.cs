using System.Globalization;
using Scorecard.Data.Notices;
using Scorecard.Domain;
using Scorecard.Domain.Attention;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Health;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Signals;
using Scorecard.Domain.Units;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Notices;

/// <summary>What turned red or is red no longer, signals, and what leading KPIs say, for those who answer for it.</summary>
/// <param name="today">In the organization's time zone.</param>
public sealed class Alerts(ScoreBook book, Answerable people, DateOnly today)
{
    /// <summary>What is older is history, such as an import of the past.</summary>
    private const int DaysOfNews = 62;

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private readonly FiscalCalendar calendar = book.Model.Organization.Calendar;

    public IEnumerable<News> Colours()
    {
        if (book.Model.Root is not { } root || book.Recorded is not { } recorded)
            return [];
        var last = calendar.Shift(calendar.Containing(Frequency.Month, today), -1);
        var period = recorded.Last < last.Start ? calendar.Containing(Frequency.Month, recorded.Last) : last;
        if (period.End < today.AddDays(-DaysOfNews))
            return [];
        var list = AttentionList.Of(book, root, Window.Of(period), today);
        var red = list.Items(AttentionKind.Falling, _ => true).Concat(list.Items(AttentionKind.NoInitiative, _ => true));
        return
        [
            .. red.Where(item => item.Since == period.Start).Select(item => Colour(NoticeKind.Red, item, list.NameOf(item), period)),
            .. list.Items(AttentionKind.Better, _ => true).Select(item => Colour(NoticeKind.Better, item, list.NameOf(item), period)),
        ];
    }

    /// <param name="lines">Of the journal, which tells of each signal once.</param>
    public IEnumerable<News> Signals(IEnumerable<Change> lines)
    {
        foreach (var line in lines)
            if (
                line.To is { } says
                && !says.StartsWith(SignalMeaning.Improvement.InWords(), StringComparison.Ordinal)
                && DateOnly.TryParseExact(line.What, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
                && first >= today.AddDays(-2 * DaysOfNews)
                && book.Model.TryKpi(line.SubjectId, out var kpi)
            )
            {
                var unit = book.Model.UnitOf(kpi);
                var period = PeriodWords.Of(calendar.Containing(kpi.Frequency, first), calendar);
                yield return new(
                    NoticeKind.Signal,
                    $"{kpi.Id} {line.What}",
                    $"{kpi.Name} gives a signal in {period}.\n{says.Capital()}. {unit.Name}.",
                    PathOf(kpi),
                    Answering(unit, kpi),
                    unit.Id
                );
            }
    }

    public IEnumerable<News> Warnings(IEnumerable<LeadWarning> open)
    {
        foreach (var warning in open.Where(w => w.Until >= today))
            if (book.Model.TryKpi(warning.CauseKpiId, out var cause) && book.Model.TryKpi(warning.EffectKpiId, out var effect))
            {
                var unit = book.Model.UnitOf(effect);
                var from = book.Model.UnitOf(cause);
                var side = warning.Side == SignalSide.High ? "rise" : "fall";
                yield return new(
                    NoticeKind.Warning,
                    $"{warning.LinkId} {cause.Id} {effect.Id} {warning.SignalOn:yyyy-MM-dd}",
                    $"{effect.Name} is expected to {side}.\n{cause.Name}, which leads it, gave a signal in "
                        + $"{PeriodWords.Of(calendar.Containing(cause.Frequency, warning.SignalOn), calendar)}: look for it between "
                        + $"{PeriodWords.Day(warning.From)} and {PeriodWords.Day(warning.Until)}.",
                    PathOf(effect),
                    [.. Answering(unit, effect).Where(person => people.Sees(person, from))],
                    book.Model.IsWithinPrivate(from) ? null : unit.Id
                );
            }
    }

    private News Colour(NoticeKind kind, AttentionItem item, string name, Period period)
    {
        var unit = book.Model.Unit(item.UnitId);
        var kpi = item.Subject == FindingSubject.Kpi ? book.Model.Kpi(item.SubjectId) : null;
        var before = item.Before >= 0 ? string.Create(English, $" It was {item.Before:0.0} in the period before.") : "";
        var red = kind == NoticeKind.Red ? "red" : "red no longer";
        var score = item.Now >= 0 ? string.Create(English, $"Its score is {item.Now:0.0}.") : "";
        return new(
            kind,
            $"{item.Subject} {item.SubjectId} {period.Start:yyyy-MM-dd}",
            $"{name} is {red} in {PeriodWords.Of(period, calendar)}.\n{score}{before} {unit.Name}.",
            kpi is not null ? PathOf(kpi) : $"/objectives/{PublicIds.Format(item.SubjectId)}",
            kpi is not null ? Answering(unit, kpi) : Answering(unit, book.Model.Objective(item.SubjectId).OwnerId),
            unit.Id
        );
    }

    private static string PathOf(Kpi kpi) => $"/kpis/{PublicIds.Format(kpi.Id)}";

    private List<long> Answering(Unit unit, Kpi kpi) =>
        [.. Answering(unit, kpi.OwnerId).Concat(kpi.Reporters.Where(id => people.Sees(id, unit))).Distinct()];

    /// <summary>Who owns something and who heads its unit, as far as they see it.</summary>
    private List<long> Answering(Unit unit, long? owner) =>
        [.. new[] { owner }.OfType<long>().Concat(people.HeadsOf(unit)).Distinct().Where(person => people.Sees(person, unit))];
}
