using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Plans;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Evidence;

/// <summary>What was kept of one link: how its verdict came, and the warnings that it gave.</summary>
public sealed record LinkPast(IReadOnlyCollection<LinkRecord> Records, IReadOnlyCollection<LeadWarning> Warnings)
{
    public static async Task<LinkPast> ReadAsync(ScorecardDbContext db, CauseEffectLink link, AsOf? asOf, CancellationToken cancel) =>
        new(
            await db.LinkRecords.AsNoTracking().KnownOn(asOf).Where(r => r.LinkId == link.Id).ToListAsync(cancel),
            await db.LeadWarnings.AsNoTracking().KnownOn(asOf).Where(w => w.LinkId == link.Id).ToListAsync(cancel)
        );
}
