using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Plans;

namespace Scorecard.Data;

/// <summary>Draws links of cause and effect.</summary>
public static class CauseLinks
{
    /// <param name="cause">The name of what drives.</param>
    /// <param name="effect">The name of what is driven.</param>
    /// <exception cref="RuleViolation">There is such a link already; nothing has changed.</exception>
    public static async Task AddLinkAsync(
        this ScorecardDbContext db,
        CauseEffectLink link,
        string cause,
        string effect,
        CancellationToken cancel
    )
    {
        CauseEffectLink.CheckNew(await db.Causes.AnyAsync(CauseEffectLink.WithEndsOf(link), cancel), cause, effect);
        db.Add(link);
    }
}
