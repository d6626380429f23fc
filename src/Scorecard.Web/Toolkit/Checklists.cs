using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Health;
using Scorecard.Domain.Toolkit;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Toolkit;

/// <summary>The checklists and the lessons of the signed-in person, in the organization that they use.</summary>
public sealed class Checklists(OrganizationReader reader, ScorecardDbContext db, SignedInPerson me, TimeProvider time)
{
    /// <summary>Null for someone who is a member of nothing.</summary>
    public async Task<Standing?> ReadAsync(CancellationToken cancel)
    {
        if (me.Organizations is not [var (organization, _), ..])
            return null;
        db.Scope(organization);
        var ticks = (await db.Ticks.AsNoTracking().Where(t => t.PersonId == me.Id).Select(t => t.Item).ToListAsync(cancel)).ToHashSet(
            StringComparer.Ordinal
        );
        var accepted = new AcceptedFindings(await db.AcceptedFindings.AsNoTracking().ToListAsync(cancel));
        var members = await db.Memberships.Select(m => m.PersonId).Distinct().CountAsync(cancel);
        return await reader.ReadAsync(
            o =>
                Standing.Of(
                    new Census(o, PeriodChoice.Of(o, null, time), accepted, members),
                    o.Model.Root is { } root ? PublicIds.Format(root.Id) : "",
                    ticks
                ),
            cancel
        );
    }

    /// <summary>Ticks a line or finishes a lesson for the person, or takes that back.</summary>
    public async Task TickAsync(string item, bool done, CancellationToken cancel)
    {
        db.Scope(reader.OrganizationId);
        var known = await db.Ticks.SingleOrDefaultAsync(t => t.PersonId == me.Id && t.Item == item, cancel);
        if (done && known is null)
            db.Add(new Tick(reader.OrganizationId, me.Id, item, time.GetUtcNow().UtcDateTime));
        else if (!done && known is not null)
            db.Remove(known);
        await db.SaveOwnAsync(cancel);
    }
}
