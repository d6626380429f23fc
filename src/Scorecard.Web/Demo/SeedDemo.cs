using Microsoft.AspNetCore.Identity;
using Scorecard.Data;
using Scorecard.Data.Operations;

namespace Scorecard.Web.Demo;

public static class SeedDemo
{
    /// <summary>
    /// In demo mode, puts the fictional company into a database without organizations, with its health and evidence as if recorded
    /// all along.
    /// </summary>
    public static async Task SeedDemoAsync(this IServiceProvider program)
    {
        if (!program.GetRequiredService<DemoMode>().IsOn)
            return;
        await using var scope = program.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<ScorecardDbContext>();
        var ids = services.GetRequiredService<NewIds>();
        var hasher = services.GetRequiredService<IPasswordHasher<Person>>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        if (!await DemoOrganization.SeedAsync(db, ids, hasher, now))
            return;
        for (var ago = DemoOrganization.HealthMonths; ago > 0; ago--)
            await services.GetRequiredService<RecordHealth>().ExecuteAsync(db.OrganizationId, now.AddMonths(-ago));
        await services.GetRequiredService<RecordEvidence>().ExecuteAsync(db.OrganizationId, now);
    }
}
