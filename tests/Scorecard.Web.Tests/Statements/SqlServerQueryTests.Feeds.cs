using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Domain.Feeds;
using Scorecard.Web.Feeds;

namespace Scorecard.Web.Tests.Statements;

/// <content>A KPI is read from a database that does not answer.</content>
public sealed partial class SqlServerQueryTests
{
    private async Task ReadFeedsAsync()
    {
        var organization = company.World.Model.Organization.Id;
        await company.App.WriteAsync(
            organization,
            async db =>
            {
                var kpi = await db.Kpis.Where(k => k.ValueSource == Domain.Kpis.ValueSource.Entered).OrderBy(k => k.Id).FirstAsync();
                var database = new FeedDatabase(1, organization, "Away", DatabaseKind.PostgreSql, new("127.0.0.1", 1, "none", "none"), "");
                var feed = new KpiFeed(organization, kpi.Id);
                feed.Set(database.Id, "select 1 as value where @start < @end", 2, FeedPace.Day, null, null, null);
                db.AddRange(database, feed);
            }
        );
        Assert.Equal(1, await company.App.Services.GetRequiredService<FeedKeeper>().ReadDueAsync(default));
        var browser = await company.App.SignInAsync(await PersonAsync(company.Chief.Id));
        await (await browser.GetAsync("/admin/databases")).Form("form[action*=Remove]").SubmitAsync();
    }
}
