using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data.Operations;
using Scorecard.Web.Tests.Cascade;
using Xunit.Abstractions;

namespace Scorecard.Web.Tests.Evidence.Discovery;

public sealed class EnglandDiscoveryTests(ITestOutputHelper output)
{
    [SkippableFact]
    public async Task A_search_through_England_ends_and_lists_what_survived()
    {
        Skip.If(EnglandCompany.Folder is null, "../shared/data/nhs-ae is not here.");
        await using var england = await EnglandCompany.OpenAsync();
        var id = await england.App.ReadAsync(
            0,
            db => db.Organizations.IgnoreQueryFilters().Where(o => o.Name == "England").Select(o => o.Id).SingleAsync()
        );
        await england.Browser.GetAsync($"/units/{england.Root}");

        var watch = Stopwatch.StartNew();
        await (await england.Browser.GetAsync("/evidence/discovery")).Form("form[action*=Start]").SubmitAsync();
        while (await england.App.ReadAsync(id, db => db.Searches.AnyAsync(s => s.EndedAt == null)))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(5), "The search does not end.");
            await Task.Delay(200);
        }
        var search = await england.App.ReadAsync(id, db => db.Searches.SingleAsync());
        var kept = await england.App.ReadAsync(id, db => db.Proposals.CountAsync());
        output.WriteLine($"{search.Pairs:N0} pairs, {search.Found} survived, {kept} kept, {watch.Elapsed.TotalSeconds:0.0} s");

        Assert.True(search.Pairs > 1_000, $"{search.Pairs} pairs");
        Assert.Equal(Math.Min(search.Found!.Value, DiscoverLinks.Most), kept);
        await england.Browser.GetAsync($"/units/{england.Root}");
        england.Sql.Clear();
        var page = await england.Browser.GetAsync("/evidence/discovery");
        Assert.True(england.Sql.Count <= 5, england.Sql.ToString());
        Assert.Contains($"found by searching {search.Pairs:N0} pairs", page.Words, StringComparison.Ordinal);
        Assert.Equal(Math.Min(kept, 20), page.Document.QuerySelectorAll(".found form[action*=Accept]").Length);
    }
}
