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

    [Fact]
    public async Task What_is_below_a_unit_is_unfolded_on_the_way_to_the_page_and_folded_elsewhere()
    {
        var page = await company.ReadAsync(company.Chief, company.UnitPath("ORG"));
        var ops = page.Document.QuerySelectorAll(".tree .d1").Single(li => li.QuerySelector("a > span")!.TextContent == "OPS");
        Assert.False(ops.QuerySelector("details")!.HasAttribute("open"));
        Assert.Equal("Units below OPS", ops.QuerySelector("summary")!.TextContent.Trim());
        Assert.Contains("LINE", ops.QuerySelectorAll("details a > span").Select(unit => unit.TextContent));

        var at = await company.ReadAsync(company.Chief, company.UnitPath("LINE"));
        Assert.True(at.Document.QuerySelector(".tree .d1 > details:has([aria-current])")!.HasAttribute("open"));
    }
}
