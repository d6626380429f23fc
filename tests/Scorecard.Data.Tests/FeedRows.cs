using Scorecard.Domain.Feeds;
using Scorecard.Domain.Kpis;

namespace Scorecard.Data.Tests;

/// <summary>A database that a KPI is read from, and its query.</summary>
internal static class FeedRows
{
    public static IEnumerable<object> Of(long firstId, Kpi kpi)
    {
        var database = new FeedDatabase(
            firstId + 24,
            kpi.OrganizationId,
            "Warehouse",
            DatabaseKind.PostgreSql,
            new("db.example.com", 5433, "sales", "reader"),
            "secret"
        );
        var feed = new KpiFeed(kpi.OrganizationId, kpi.Id);
        feed.Set(database.Id, "select 1 as value where @start < @end", 3, FeedPace.Day, 48, 0.5m, 99.5m);
        feed.Took(TwoCompanies.Start, "It gives 100, which is above 99.5.");
        return [database, feed];
    }
}
