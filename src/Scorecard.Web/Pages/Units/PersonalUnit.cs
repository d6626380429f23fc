using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Access;
using Scorecard.Domain.Units;

namespace Scorecard.Web.Pages.Units;

public static class PersonalUnit
{
    /// <summary>Makes the person whose own scorecard a unit is its manager, and whose it was no longer.</summary>
    /// <param name="before">Whose it was.</param>
    public static async Task LetPersonEditAsync(this ScorecardDbContext db, Unit unit, long? before, CancellationToken cancel)
    {
        if (before == unit.PersonId)
            return;
        var members = await db
            .Memberships.Where(m => m.UnitId == unit.Id && (m.PersonId == before || m.PersonId == unit.PersonId))
            .ToListAsync(cancel);
        db.RemoveRange(members.Where(m => m.PersonId == before));
        if (unit.PersonId is not { } person)
            return;
        if (members.Find(m => m.PersonId == person) is { } known)
            known.Grant(Role.Manager, unit);
        else
            db.Add(new Membership(person, unit, Role.Manager));
    }
}
