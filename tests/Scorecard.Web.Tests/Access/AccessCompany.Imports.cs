using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data.Import;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Feeds;
using Scorecard.Domain.Kpis;
using Scorecard.Web.Tests.Import;

namespace Scorecard.Web.Tests.Access;

/// <content>Files that wait, imports that were made, and a database that values are read from.</content>
public sealed partial class AccessCompany
{
    /// <summary>The page on which the administrator's files wait: with a unit that is new.</summary>
    public async Task<string> MakeUploadAsync()
    {
        var some = NextId();
        var file = (
            "units.csv",
            Encoding.UTF8.GetBytes($"code,name,parent\nORG,Quagga Works,\nQUAGGA-I{some},Quagga imported {some},QUAGGA-SALES\n")
        );
        var page = await (await BrowseAsync("Administrator")).SendAsync(file);
        Assert.StartsWith("/import/", page.Path, StringComparison.Ordinal);
        return page.Path;
    }

    /// <summary>The number of an import that can be taken back.</summary>
    public async Task<string> MakeImportAsync()
    {
        var some = NextId();
        using var files = new WorkFolder();
        await File.WriteAllTextAsync(
            Path.Combine(files.Path, "units.csv"),
            $"code,name,parent\nORG,Quagga Works,\nQUAGGA-J{some},Quagga joined {some},QUAGGA-SALES\n"
        );
        using var opened = ImportFiles.Open(files.Path);
        var report = await App.Services.GetRequiredService<ImportOrganization>().ExecuteAsync(opened, new(OrganizationId), null);
        Assert.True(report.Written, string.Join("; ", report.Problems));
        return report.Sequence.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The page on which a table of the administrator's own waits to be mapped.</summary>
    public async Task<string> MakeOwnTableAsync()
    {
        var file = ("report.csv", Encoding.UTF8.GetBytes($"Measure,Period,Value\nQuagga rides {NextId()},2025-01,3\n"));
        var page = await (await BrowseAsync("Administrator")).SendAsync(file);
        Assert.StartsWith("/import/map/", page.Path, StringComparison.Ordinal);
        return page.Path;
    }

    /// <summary>The page on which another tool's goals wait for what they become.</summary>
    public async Task<string> MakeOldExportAsync()
    {
        var file = ("okr.csv", Encoding.UTF8.GetBytes($"Objective,Key result,Target,Current\nQuagga grows {NextId()},Rides,10,3\n"));
        var page = await (await BrowseAsync("Administrator")).SendAsync(file);
        Assert.StartsWith("/import/old/", page.Path, StringComparison.Ordinal);
        return page.Path;
    }

    /// <summary>A mapping that is kept, by its id as in addresses.</summary>
    public async Task<string> MakeMappingAsync() =>
        PublicIds.Format(await App.KeepMappingAsync(OrganizationId, $"Quagga report {NextId()}", Callers["Administrator"]!.Id));

    /// <summary>Has a KPI read from a database that does not answer.</summary>
    public Task MakeFeedAsync(Kpi kpi) =>
        App.WriteAsync(
            OrganizationId,
            async db =>
            {
                var database = await db.FeedDatabases.FirstOrDefaultAsync(d => d.Name == "Away");
                if (database is null)
                    db.Add(
                        database = new(NextId(), OrganizationId, "Away", DatabaseKind.PostgreSql, new("127.0.0.1", 1, "none", "none"), "")
                    );
                if (await db.KpiFeeds.AnyAsync(f => f.KpiId == kpi.Id))
                    return;
                var feed = new KpiFeed(OrganizationId, kpi.Id);
                feed.Set(database.Id, "select 2 as value where @start < @end", 2, FeedPace.Day, null, null, null);
                feed.Took(TestApp.Now.UtcDateTime, null);
                db.Add(feed);
            }
        );
}
