namespace Scorecard.Web.Tests.Frame;

[Collection(ReadingPages.Name)]
public sealed class TreeTests(ScoredCompany company)
{
    [Theory]
    [InlineData("/kpis")]
    [InlineData("/evidence")]
    [InlineData("/toolkit")]
    public async Task The_tree_keeps_the_branch_of_the_person_open_on_pages_of_no_unit(string path)
    {
        var page = await company.ReadAsync(company.Head, path);

        var units = page.Document.QuerySelectorAll(".tree a > span").Select(unit => unit.TextContent).ToList();
        Assert.Contains("LINE", units);
        Assert.Empty(page.Document.QuerySelectorAll(".tree [aria-current]"));
    }
}
