using Scorecard.Data.Notices;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Forms;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Notices;

/// <summary>The values that wait for somebody's approval: each once, and those of some days again once a week.</summary>
/// <param name="memberships">Of the organization.</param>
/// <param name="today">In the organization's time zone.</param>
/// <param name="isOpen">Whether people work now, and have not been looked at in this hour.</param>
public sealed class ApprovalNews(ScoreBook book, IReadOnlyCollection<Membership> memberships, DateOnly today, bool isOpen)
{
    private const int DaysUntilReminded = 3;
    private const int MostLines = 30;

    private readonly ILookup<long, Membership> byUnit = memberships.Where(m => m.Role >= Role.Manager).ToLookup(m => m.UnitId);

    public IEnumerable<News> All()
    {
        var waiting = book.Waiting().Select(w => (Entry: w, People: PeopleOf(w))).ToList();
        return waiting.Select(w => First(w.Entry, w.People)).Concat(isOpen ? Reminders(waiting) : []);
    }

    /// <summary>The one person who approves it, else those who edit its unit or, where nobody does, the nearest one above.</summary>
    private List<long> PeopleOf(WaitingEntry entry)
    {
        if (book.Model.ApproverOf(entry.Kpi, entry.Value.By) is { } person)
            return [person];
        return book.Model.PathUp(book.Model.UnitOf(entry.Kpi))
                .Select(u =>
                    byUnit[u.Id].Select(m => m.PersonId).Where(p => !book.Model.IsForbiddenOwn(p, entry.Value.By)).Distinct().ToList()
                )
                .FirstOrDefault(managers => managers.Count > 0)
            ?? [];
    }

    private News First(WaitingEntry entry, List<long> people) =>
        new(
            NoticeKind.Approval,
            $"waits {PublicIds.Format(entry.Kpi.Id)} {entry.Period.Start:yyyy-MM-dd} {entry.Value.Revision}",
            () => $"A value of {entry.Kpi.Name} waits for your approval.\n{Line(entry)}",
            "/approvals",
            people,
            book.Model.UnitOf(entry.Kpi).Id
        );

    private IEnumerable<News> Reminders(IEnumerable<(WaitingEntry Entry, List<long> People)> waiting)
    {
        var week = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        return waiting
            .Where(w => book.Model.Organization.DateAt(w.Entry.Value.At).AddDays(DaysUntilReminded) <= today)
            .SelectMany(w => w.People.Select(person => (Person: person, w.Entry)))
            .GroupBy(w => w.Person, w => w.Entry)
            .Select(g => new News(
                NoticeKind.Approval,
                $"wait still {week:yyyy-MM-dd}",
                () =>
                    $"{(g.Count() == 1 ? "A value waits" : $"{Counted.Of(g.Count(), "value")} wait")} for your approval, some for days.\n"
                    + string.Join('\n', g.Take(MostLines).Select(Line)),
                "/approvals",
                [g.Key]
            ));
    }

    private string Line(WaitingEntry entry) =>
        $"- {entry.Kpi.Code} {entry.Kpi.Name}, {PeriodWords.Of(entry.Period, book.Model.Organization.Calendar)}: "
        + ApprovalWords.Value(entry.Kpi, entry.Value.Measured);
}
