using System.Net;

namespace Scorecard.Web.Tests.Cascade;

public sealed class EnglandCascadeTests
{
    [SkippableFact]
    public async Task The_cascade_of_England_takes_five_statements_at_most_and_folds()
    {
        Skip.If(EnglandCompany.Folder is null, "../shared/data/nhs-ae is not here.");
        await using var england = await EnglandCompany.OpenAsync();
        await england.Browser.GetAsync($"/units/{england.Root}");

        var folded = await AskAsync("");
        var (first, rows) = (folded.Document.QuerySelector(".l1[id^='r-']")!.Id![2..], Rows(folded));
        var branch = await AskAsync($"handler=branch&way={first}");
        await AskAsync("view=matrix");
        await AskAsync("view=gaps");

        Assert.InRange(rows, 1, 12);
        Assert.InRange(branch.Document.QuerySelectorAll(".ob").Length, 1, 60);
        Assert.InRange(Rows(await AskAsync($"open={first}")), rows + 1, 72);

        async Task<TestPage> AskAsync(string query)
        {
            england.Sql.Clear();
            var page = await england.Browser.GetAsync($"/units/{england.Root}/cascade?period=2019-03&{query}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.True(england.Sql.Count <= 5, $"{query}: {england.Sql}");
            return page;
        }
    }

    private static int Rows(TestPage page) => page.Document.QuerySelectorAll("[id^='r-']").Length;
}
