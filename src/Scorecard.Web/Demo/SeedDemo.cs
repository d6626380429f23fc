using Microsoft.AspNetCore.Identity;
using Scorecard.Data;
using Scorecard.Data.Operations;

namespace Scorecard.Web.Demo;

public static partial class SeedDemo
{
    /// <summary>
    /// In demo mode, puts the fictional company into an empty database, with its health and evidence as if recorded all along. Otherwise
    /// says whether its people are there and shut out.
    /// </summary>
    public static async Task SeedDemoAsync(this IServiceProvider program)
    {
        await using var scope = program.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<ScorecardDbContext>();
        if (program.GetRequiredService<DemoMode>().IsOn)
            await SeedAsync(services, db);
        else if (await DemoOrganization.IsInAsync(db))
            Closed(program.GetRequiredService<ILoggerFactory>().CreateLogger("Scorecard.Start"));
    }

    private static async Task SeedAsync(IServiceProvider services, ScorecardDbContext db)
    {
        var ids = services.GetRequiredService<NewIds>();
        var hasher = services.GetRequiredService<IPasswordHasher<Person>>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        if (!await DemoOrganization.SeedAsync(db, ids, hasher, now))
            return;
        for (var ago = DemoOrganization.HealthMonths; ago > 0; ago--)
            await services.GetRequiredService<RecordHealth>().ExecuteAsync(db.OrganizationId, now.AddMonths(-ago));
        await services.GetRequiredService<RecordEvidence>().ExecuteAsync(db.OrganizationId, now);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The demo's accounts are in this database, and closed: nobody signs in with their known password while demo mode is off."
    )]
    private static partial void Closed(ILogger log);
}
