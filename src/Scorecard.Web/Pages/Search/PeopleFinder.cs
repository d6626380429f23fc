using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Web.Forms;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Search;

/// <summary>
/// Finds members by name. Administrators find them all; others find those who answer for something that they may see,
/// since its page names them.
/// </summary>
public static class PeopleFinder
{
    public static async Task<SearchGroup?> FindAsync(
        OrganizationReader organizations,
        SearchWords words,
        int most,
        CancellationToken cancel
    )
    {
        var db = organizations.Db;
        var members = await db
            .Users.AsNoTracking()
            .Where(p => db.Memberships.Select(m => m.PersonId).Contains(p.Id))
            .Select(p => new
            {
                p.Id,
                p.DisplayName,
                p.Title,
            })
            .ToListAsync(cancel);
        var found = members
            .Select(p => (Fit: words.Of(p.DisplayName), Person: p))
            .Where(x => x.Fit != Fit.Not)
            .OrderBy(x => x.Fit)
            .ThenBy(x => x.Person.DisplayName, StringComparer.CurrentCultureIgnoreCase)
            .Select(x => x.Person)
            .ToList();
        if (found.Count == 0)
            return null;
        return
            await organizations.ReadAsync(
                o =>
                {
                    var owned = Owned(o, found.Select(p => p.Id).ToHashSet());
                    var shown = found.Where(p => o.Administers || owned.ContainsKey(p.Id)).ToList();
                    return new SearchGroup(
                        "People",
                        [
                            .. shown
                                .Take(most)
                                .Select(p => new SearchHit(
                                    p.DisplayName,
                                    o.Administers ? $"/admin/people/{PublicIds.Format(p.Id)}" : $"/search?owner={PublicIds.Format(p.Id)}",
                                    "user",
                                    null,
                                    string.Join(
                                        " · ",
                                        new[]
                                        {
                                            p.Title,
                                            owned.GetValueOrDefault(p.Id) is > 0 and var count
                                                ? $"answers for {Counted.Of(count, "thing")}"
                                                : null,
                                        }.OfType<string>()
                                    ),
                                    null
                                )),
                        ],
                        shown.Count
                    );
                },
                cancel
            )
                is { Found: > 0 } group
            ? group
            : null;
    }

    /// <summary>How many visible things each of some people answers for.</summary>
    private static Dictionary<long, int> Owned(OrganizationView o, HashSet<long> people) =>
        o
            .Model.Objectives.Select(x => (x.OwnerId, x.UnitId))
            .Concat(o.Model.Initiatives.Select(i => (i.OwnerId, i.UnitId)))
            .Concat(o.Model.Kpis.Select(k => (k.OwnerId, UnitId: o.Model.Objective(k.ObjectiveId).UnitId)))
            .Where(x => x.OwnerId is { } owner && people.Contains(owner) && o.Sees(o.Model.Unit(x.UnitId)))
            .CountBy(x => x.OwnerId!.Value)
            .ToDictionary();
}
