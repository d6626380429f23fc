using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Linked;

/// <summary>The objective or KPI that follows, loaded to be changed.</summary>
public sealed record Follower(
    int Version,
    List<FieldOverride> Overrides,
    Func<IReadOnlySet<LinkedField>, Task> AdoptAsync,
    Func<LinkedField, string?, FieldOverride> Keep,
    Action Leave
)
{
    public static Task<Follower> FindAsync(OrganizationWriter writer, LinkedView shown, CancellationToken cancel)
    {
        _ = PublicIds.TryParse(shown.Id, out var id);
        return shown.Kind == "KPI" ? KpiAsync(writer, id, shown.Above!.Key, cancel) : ObjectiveAsync(writer, id, shown.Above!.Key, cancel);
    }

    private static async Task<Follower> ObjectiveAsync(OrganizationWriter writer, long id, long aboveId, CancellationToken cancel)
    {
        var db = writer.Db;
        var (here, above) = (
            await db.Objectives.Where(x => x.Id == id).PresentAsync(cancel),
            await db.Objectives.Where(x => x.Id == aboveId).PresentAsync(cancel)
        );
        return new(
            here.Version,
            await db.FieldOverrides.Where(f => f.ObjectiveId == id).ToListAsync(cancel),
            fields =>
            {
                here.Adopt(above, fields);
                return Task.CompletedTask;
            },
            (field, reason) => new(writer.NextId(), here, field, reason),
            () => here.Follow(null)
        );
    }

    private static async Task<Follower> KpiAsync(OrganizationWriter writer, long id, long aboveId, CancellationToken cancel)
    {
        var db = writer.Db;
        var (here, above) = (
            await db.Kpis.Where(k => k.Id == id).PresentAsync(cancel),
            await db.Kpis.Where(k => k.Id == aboveId).PresentAsync(cancel)
        );
        return new(
            here.Version,
            await db.FieldOverrides.Where(f => f.KpiId == id).ToListAsync(cancel),
            async fields =>
            {
                if (fields.Count > 0)
                    here.Adopt(above, fields, await db.Measurements.AnyAsync(m => m.KpiId == id, cancel));
            },
            (field, reason) => new(writer.NextId(), here, field, reason),
            () => here.Follow(null)
        );
    }
}
