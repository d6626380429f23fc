using System.Net;
using Scorecard.Domain;

namespace Scorecard.Web.Tests.Dated;

/// <summary>Changes of the structure on pages hold from a month on: this one unless another is said, and an earlier one once it is confirmed.</summary>
public sealed class MovingTests : IClassFixture<ScoredCompany>
{
    private readonly ScoredCompany company;

    public MovingTests(ScoredCompany company) => this.company = company;

    [Fact]
    public async Task A_team_that_moves_leaves_the_months_before_as_they_were_and_the_tree_follows_the_month_shown()
    {
        var browser = await company.App.SignInAsync(company.Chief);
        var line = PublicIds.Format(company.World.Unit("LINE").Id);
        var ops = company.UnitPath("OPS");
        var before = (await browser.GetAsync($"{ops}?period=2026-10")).Words;
        var form = (await browser.GetAsync($"/units/{line}/edit")).Form();
        Assert.Equal("2026-11", form["When.From"]);

        var saved = await form.Type("Input.ParentId", PublicIds.Format(company.World.Unit("YARDS").Id)).SubmitAsync();

        Assert.StartsWith("LINE is saved. It holds from November 2026 on.", saved.Message, StringComparison.Ordinal);
        Assert.Equal(before, (await browser.GetAsync($"{ops}?period=2026-10")).Words);
        Assert.Contains("LINE", (await browser.GetAsync($"{ops}/cascade?period=2026-10")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("LINE", (await browser.GetAsync($"{ops}/cascade?period=2026-11")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_weight_that_reaches_back_shows_the_scores_it_moves_and_is_saved_when_it_is_sent_once_more()
    {
        var browser = await company.App.SignInAsync(company.Chief);
        var grow = $"/objectives/{PublicIds.Format(company.World.Objective("GROW").Id)}";
        var august = await browser.GetAsync($"{grow}?period=2026-08");
        var form = (await browser.GetAsync($"{grow}/edit")).Form().Type("Input.CascadeShare", "0").Type("When.From", "2026-09");

        var shown = await form.SubmitAsync();

        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains("This changes scores of months that are over. Nothing is saved yet.", shown.Words, StringComparison.Ordinal);
        Assert.Contains("GROW Objective of Vireo 2", shown.Words, StringComparison.Ordinal);
        Assert.Equal("2026-09", shown.Form()["When.Confirmed"]);
        Assert.Equal("0", shown.Form()["Input.CascadeShare"]);
        Assert.Contains("50", (await browser.GetAsync($"{grow}/edit")).Form()["Input.CascadeShare"], StringComparison.Ordinal);

        var saved = await shown.Form().SubmitAsync();

        Assert.Contains("It holds from September 2026 on.", saved.Message, StringComparison.Ordinal);
        Assert.Equal(august.Words, (await browser.GetAsync($"{grow}?period=2026-08")).Words);
        Assert.NotEqual(august.Words, (await browser.GetAsync($"{grow}?period=2026-09")).Words);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("2026-13")]
    public async Task What_is_no_month_is_refused_and_what_was_typed_stays(string from)
    {
        var browser = await company.App.SignInAsync(company.Chief);
        var edit = $"/objectives/{PublicIds.Format(company.World.Objective("SERVE").Id)}/edit";

        var refused = await (await browser.GetAsync(edit)).Form().Type("Input.Weight", "4").Type("When.From", from).SubmitAsync();

        Assert.Contains($"“{from}” is no month. Write one such as 2026-11, or “always”.", refused.Problems, StringComparison.Ordinal);
        Assert.Equal((from, "4"), (refused.Form()["When.From"], refused.Form()["Input.Weight"]));
    }

    [Fact]
    public async Task A_link_is_given_up_from_a_month_on_and_put_back()
    {
        var browser = await company.App.SignInAsync(company.Chief);
        var page = $"/objectives/{PublicIds.Format(company.World.Objective("DRIVE").Id)}/contributions";
        var run = PublicIds.Format(company.World.Objective("RUN").Id);

        var removed = await (await browser.GetAsync(page)).Form($"form:has(#w-{run})").SubmitTo("?handler=Remove");

        Assert.Contains("It supports nothing yet", removed.Words, StringComparison.Ordinal);
        var october = await browser.GetAsync($"/objectives/{run}?period=2026-10");
        Assert.Contains("DRIVE", october.Words, StringComparison.Ordinal);
        await removed.Form("form[action*=Add]").SubmitAsync();
        Assert.Empty(
            await company.App.ReadAsync(
                company.World.Model.Organization.Id,
                db => Task.FromResult(db.EarlierTerms.Where(e => e.Of == Domain.Model.TermsOf.Contribution).ToList())
            )
        );
    }
}
