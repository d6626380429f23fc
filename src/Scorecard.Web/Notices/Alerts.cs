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

    private readonly FiscalCalendar calendar = book.Model.Organization.Calendar;

    /// <summary>The book of whoever sees nothing private: a webhook's, and what tells where anything private counts at all.</summary>
    private readonly ScoreBook outside = book.SeenBy(new(0, []));

    public IEnumerable<News> Colours()
    {
        if (book.Model.Root is not { } root || MonthOfNews(book, today) is not { } period)
            return [];
        var list = AttentionList.Of(book, root, Window.Of(period), today);
        var red = list.Items(AttentionKind.Falling, _ => true).Concat(list.Items(AttentionKind.NoInitiative, _ => true));
        return
        [
            .. red.Where(item => item.Since == period.Start).SelectMany(item => Colour(NoticeKind.Red, item, list.NameOf(item), period)),
            .. list.Items(AttentionKind.Better, _ => true).SelectMany(item => Colour(NoticeKind.Better, item, list.NameOf(item), period)),
        ];
    }

    /// <summary>The last month that is over and has values; null where that is no news any more.</summary>
    public static Period? MonthOfNews(ScoreBook book, DateOnly today)
    {
        if (book.Recorded is not { } recorded)
            return null;
        var calendar = book.Model.Organization.Calendar;
        var last = calendar.Shift(calendar.Containing(Frequency.Month, today), -1);
        var period = recorded.Last < last.Start ? calendar.Containing(Frequency.Month, recorded.Last) : last;
        return period.End < today.AddDays(-DaysOfNews) ? null : period;
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
                    [.. Answering(unit, kpi).Where(person => !IsRough(person, Node(kpi)))],
                    IsRoughOutside(unit, Node(kpi)) ? null : unit.Id
                );
            }
    }

    public IEnumerable<News> Warnings(IEnumerable<LeadWarning> open)
    {
        // A cause that goes on giving signals warns each time; the last says it for all.
        var last = open.Where(w => w.Until >= today).GroupBy(w => (w.CauseKpiId, w.EffectKpiId)).Select(g => g.MaxBy(w => w.SignalOn)!);
        foreach (var warning in last)
            if (book.Model.TryKpi(warning.CauseKpiId, out var cause) && book.Model.TryKpi(warning.EffectKpiId, out var effect))
            {
                var unit = book.Model.UnitOf(effect);
                var from = book.Model.UnitOf(cause);
                NodeRef[] ends = [Node(cause), Node(effect)];
                var side = warning.Side == SignalSide.High ? "rise" : "fall";
                yield return new(
                    NoticeKind.Warning,
                    $"{warning.LinkId} {cause.Id} {effect.Id} {warning.SignalOn:yyyy-MM-dd}",
                    $"{effect.Name} is expected to {side}.\n{cause.Name}, which leads it, gave a signal in "
                        + $"{PeriodWords.Of(calendar.Containing(cause.Frequency, warning.SignalOn), calendar)}: look for it between "
                        + $"{PeriodWords.Day(warning.From)} and {PeriodWords.Day(warning.Until)}.",
                    PathOf(effect),
                    [.. Answering(unit, effect).Where(person => people.Sees(person, from) && !ends.Any(end => IsRough(person, end)))],
                    book.Model.IsWithinPrivate(from) || ends.Any(end => IsRoughOutside(unit, end)) ? null : unit.Id
                );
            }
    }

    /// <summary>Once for each book that those who are told have: what is private counts roughly for whoever may not see it.</summary>
    private IEnumerable<News> Colour(NoticeKind kind, AttentionItem item, string name, Period period)
    {
        var unit = book.Model.Unit(item.UnitId);
        var kpi = item.Subject == FindingSubject.Kpi ? book.Model.Kpi(item.SubjectId) : null;
        var node = kpi is not null ? Node(kpi) : new NodeRef(NodeKind.Objective, item.SubjectId);
        var told = kpi is not null ? Answering(unit, kpi) : people.OwnerAndHeads(book.Model.Objective(item.SubjectId).OwnerId, unit);
        var byBook = told.ToLookup(person => IsRough(person, node) ? book.SeenBy(people.ActorOf(person)) : book);
        var hooks = IsRoughOutside(unit, node) ? outside : book;
        foreach (var own in byBook.Select(group => group.Key).Append(hooks).Distinct())
        {
            var now = ShownScore.Of(own, node, Window.Of(period));
            var before = ShownScore.Of(own, node, Window.Of(calendar.Shift(period, -1)));
            if ((now.Tone == Tone.Bad) == (kind == NoticeKind.Red))
                yield return new(
                    kind,
                    $"{item.Subject} {item.SubjectId} {period.Start:yyyy-MM-dd}",
                    () =>
                        $"{name} is {(kind == NoticeKind.Red ? "red" : "red no longer")} in {PeriodWords.Of(period, calendar)}.\n"
                        + (now.Value is null ? "" : $"Its score is {now.Text}. ")
                        + (before.Value is null ? "" : $"It was {before.Text} in the period before. ")
                        + $"{unit.Name}.",
                    kpi is not null ? PathOf(kpi) : $"/objectives/{PublicIds.Format(item.SubjectId)}",
                    [.. byBook[own]],
                    own == hooks ? unit.Id : null
                );
        }
    }

    /// <summary>Whether something counts in a node that a person may not see.</summary>
    private bool IsRough(long person, NodeRef node) => outside.IsAbout(node) && book.SeenBy(people.ActorOf(person)).IsAbout(node);

    /// <summary>The same for a webhook; those that are told of a private unit belong to one.</summary>
    private bool IsRoughOutside(Unit unit, NodeRef node) => outside.IsAbout(node) && !book.Model.IsWithinPrivate(unit);

    private static NodeRef Node(Kpi kpi) => new(NodeKind.Kpi, kpi.Id);

    private static string PathOf(Kpi kpi) => $"/kpis/{PublicIds.Format(kpi.Id)}";

    private List<long> Answering(Unit unit, Kpi kpi) =>
        [.. people.OwnerAndHeads(kpi.OwnerId, unit).Concat(kpi.Reporters.Where(id => people.Sees(id, unit))).Distinct()];
}
