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

    /// <summary>A mapping of files, with a source of them that could take one file and not another.</summary>
    public static IEnumerable<object> OfFiles(long firstId, long organization, long person)
    {
        var mapping = new SavedMapping(firstId, organization, $"Monthly report {firstId}", [1, 2, 3], TwoCompanies.Start, person);
        var address = "https://files.example.com/report.csv";
        var source = new FileSource(firstId + 1, mapping, FileSourceKind.Https, address, "X-Api-Key", "secret", FeedPace.Day);
        source.Look(TwoCompanies.Start, "report.csv: values 3 added.", "It answered 404.", "later.csv");
        source.Remember("\"7\"", TwoCompanies.Start);
        var file = new SourceFile(firstId + 1, source);
        file.Read("later.csv", new string('a', SourceFile.HashLength), TwoCompanies.Start, "Row 2: it has no period.");
        return [mapping, source, file];
    }
}
