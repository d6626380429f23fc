using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;

namespace Scorecard.Web.Forms;

public static class MemberChoices
{
    /// <summary>The organization's people to choose from, by name, with those who already hold the post though they left.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> ChoicesAsync(
        this ScorecardDbContext db,
        IEnumerable<long> holders,
        CancellationToken cancel
    )
    {
        var kept = holders.ToList();
        var people = await db
            .Users.AsNoTracking()
            .Where(p => kept.Contains(p.Id) || db.Memberships.Select(m => m.PersonId).Contains(p.Id))
            .Select(p => new { p.Id, p.DisplayName })
            .ToListAsync(cancel);
        return
        [
            .. people
                .OrderBy(p => p.DisplayName, StringComparer.CurrentCultureIgnoreCase)
                .Select(p => new SelectListItem(p.DisplayName, PublicIds.Format(p.Id))),
        ];
    }
}
