using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Scorecard.Web.Tests.Meetings;

public sealed class MeetingWalkTests : MeetingTests
{
    [Fact]
    public async Task Each_slide_has_an_address_and_the_walk_goes_from_the_summary_to_what_was_written_down()
    {
        var browser = await Company.App.SignInAsync(Company.Reader);
        var page = await browser.GetAsync(Walk("ORG"));
        Assert.Equal("Summary", page.Heading);
        Assert.StartsWith("The score ", page.Document.QuerySelector(".say")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("[data-back]"));
        Assert.NotEmpty(page.Document.QuerySelectorAll("[aria-labelledby=moved-h] tr.total"));
        Assert.Null(page.Document.QuerySelector(".grid-main"));

        var headings = new List<string> { page.Heading };
        while (page.Document.QuerySelector("[data-next]")?.GetAttribute("href") is { } next)
            headings.Add((page = await browser.GetAsync(Company.UnitPath("ORG") + "/meeting" + next)).Heading);

        Assert.Equal(page.Document.QuerySelectorAll(".panel a").Select(a => a.LastChild!.TextContent.Trim()), headings);
        Assert.Equal(["What needs attention", "What was written down"], headings[^2..]);
        Assert.Contains("Financial", headings);
    }

    [Fact]
    public async Task What_needs_attention_is_the_dashboards_list_without_dismissing()
    {
        var browser = await Company.App.SignInAsync(Company.Head);
        var dashboard = await browser.GetAsync($"{Company.UnitPath("OPS")}?period=2026-09");
        var slide = await browser.GetAsync($"{Walk("OPS")}&step={await StepOfAsync(browser, "OPS", "What needs attention")}");

        Assert.NotEmpty(Lines(dashboard));
        Assert.Equal(Lines(dashboard), Lines(slide));
        Assert.Empty(slide.Document.QuerySelectorAll("[form=dismiss], #dismiss"));

        static string[] Lines(TestPage page) =>
            [.. page.Document.QuerySelectorAll(".attn h3, .attn li > div").Select(x => x.TextContent.Trim())];
    }

    [Fact]
    public async Task A_slide_beyond_the_last_is_the_last_and_no_number_is_the_first()
    {
        var browser = await Company.App.SignInAsync(Company.Reader);
        Assert.Equal("What was written down", (await browser.GetAsync(Walk("OPS") + "&step=99")).Heading);
        Assert.Equal("Summary", (await browser.GetAsync(Walk("OPS") + "&step=two")).Heading);
    }

    [Fact]
    public async Task Those_who_may_not_edit_follow_and_write_nothing()
    {
        var page = await Company.ReadAsync(Company.Reader, Walk("OPS"));
        Assert.Null(page.Document.QuerySelector("main form"));
        Assert.Equal(HttpStatusCode.NotFound, (await Company.ReadAsync(Company.Reader, Walk("VAULT"))).Status);
    }
}
