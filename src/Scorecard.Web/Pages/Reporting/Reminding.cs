using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Notices;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Attention;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Notices;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Reporting;

/// <summary>Asks those who report for the values that are missing, each once a day.</summary>
public sealed class Reminding(OrganizationReader reader, SignedInPerson me, NoticeTeller teller, TimeProvider time)
{
    private const int MostLines = 30;

    /// <param name="of">One unit; null for all below the page's.</param>
    /// <returns>How many people were asked, and how many there are to ask; null where the person edits none of the units.</returns>
    public async Task<(int Asked, int All)?> RemindAsync(string page, string? of, PeriodChoice period, CancellationToken cancel)
    {
        var memberships = await reader.Db.Memberships.AsNoTracking().ToListAsync(cancel);
        var found = await reader.ReadOnAsync(
            o => Find(o, page, of, period, memberships) is { } missing ? Tuple.Create(o.Model.Organization, missing) : null,
            cancel
        );
        if (found is not var (organization, people))
            return null;
        var key = $"asked {organization.DateAt(time.GetUtcNow().UtcDateTime):yyyy-MM-dd} {me.Id} ";
        var earlier = (
            await reader
                .Db.Notices.AsNoTracking()
                .Where(n => n.Kind == NoticeKind.Asked && n.Key.StartsWith(key))
                .Select(n => new { n.PersonId, n.Text })
                .ToListAsync(cancel)
        ).ToLookup(n => n.PersonId, n => n.Text);
        // Whoever was asked for all below a unit today is not asked for the unit once more.
        var news = people
            .Select(p => (p.Key, Lines: p.Except(earlier[p.Key].SelectMany(text => text.Split('\n'))).ToList()))
            .Where(p => p.Lines.Count > 0)
            .Select(p => Ask(p.Key, p.Lines, key + earlier[p.Key].Count()))
            .ToList();
        return (await teller.TellAsync(organization, news, cancel), people.Count);
    }

    private News Ask(long person, List<string> lines, string key) =>
        new(
            NoticeKind.Asked,
            key,
            () => $"{me.Name} asks you for {Counted.Of(lines.Count, "value")}.\n" + string.Join('\n', lines.Take(MostLines)),
            "/enter",
            [person]
        );

    /// <summary>By person what is missing, a line each; null where the person who asks edits none of the units.</summary>
    private ILookup<long, string>? Find(OrganizationView o, string page, string? of, PeriodChoice period, List<Membership> memberships)
    {
        if (o.Unit(of ?? page) is not { } top)
            return null;
        var units = (of is null ? o.Model.Subtree(o.Model.Unit(top.Id)) : [top])
            .Where(u => o.Sees(u) && o.Allows(Operation.Edit, u))
            .ToList();
        if (units.Count == 0)
            return null;
        var today = o.Today(time);
        var last = period.Calendar.MonthOf(period.Period);
        var months = Enumerable
            .Range(1 - ReportingContent.Months, ReportingContent.Months)
            .Select(i => period.Calendar.Shift(last, i))
            .ToList();
        return units
            .SelectMany(u => Missing(o, u, months, today, memberships))
            .Where(m => m.Person != me.Id)
            .ToLookup(m => m.Person, m => $"- {m.Kpi}, {PeriodWords.Of(m.Period, period.Calendar)}");
    }

    private static IEnumerable<(long Person, string Kpi, Period Period)> Missing(
        OrganizationView o,
        Unit unit,
        List<Period> months,
        DateOnly today,
        List<Membership> memberships
    )
    {
        var updaters = memberships.Where(m => m.UnitId == unit.Id && m.Role == Role.Updater).Select(m => m.PersonId).ToList();
        return from kpi in o.Model.ObjectivesOf(unit).SelectMany(o.Model.KpisOf).Where(k => k.IsEntered)
            from month in months
            from value in o.Book.ReportedOf(kpi, month, today)
            where value.State is Reported.Late or Reported.Open
            from person in kpi.Reporters.Any() ? kpi.Reporters : updaters
            select (person, $"{kpi.Code} {kpi.Name}", value.Period);
    }
}
