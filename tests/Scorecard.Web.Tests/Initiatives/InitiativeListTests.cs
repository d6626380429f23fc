namespace Scorecard.Web.Tests.Initiatives;

public sealed class InitiativeListTests(PlannedCompany company) : IClassFixture<PlannedCompany>
{
    [Theory]
    [InlineData("", "PIPES TOUR CLUB")]
    [InlineData("?q=tour", "TOUR")]
    [InlineData("?q=nor", "CLUB")]
    [InlineData("?unit={SALES}", "TOUR CLUB")]
    [InlineData("?unit={NORTH}", "CLUB")]
    [InlineData("?unit={LAB}", "PIPES TOUR CLUB")]
    [InlineData("?status=late", "PIPES")]
    [InlineData("?status=OnTrack", "PIPES TOUR CLUB")]
    [InlineData("?status=Done", "")]
    [InlineData("?status=all&q=pipes", "PIPES")]
    [InlineData("?status=nonsense", "PIPES TOUR CLUB")]
    public async Task The_list_holds_what_fits_by_due_day(string query, string expected)
    {
        var page = await ReadAsync("/initiatives" + query);

        Assert.Equal(
            expected,
            string.Join(' ', page.Document.QuerySelectorAll("section[aria-labelledby=list-h] td.o > a").Select(a => a.TextContent))
        );
    }

    [Fact]
    public async Task The_figures_above_are_those_of_what_is_shown()
    {
        Assert.Contains(
            "Open 3 of 3 initiatives shown Late 1 open past the day on which they were due Budget 100,000 of what is shown Spent 47,000 47% of the budget",
            (await ReadAsync("/initiatives")).Words,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Budget 10,000 of what is shown Spent 2,000 20% of the budget",
            (await ReadAsync("/initiatives?status=late")).Words,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("&view=timeline")]
    [InlineData("&view=spend")]
    public async Task Nothing_of_a_private_unit_shows(string view)
    {
        var page = (await ReadAsync($"/initiatives?status=all{view}")).Document.DocumentElement.OuterHtml;

        foreach (var word in new[] { "SECRET", "IDEAS", "INVENT", "LAB", "777" })
            Assert.DoesNotContain(word, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_of_a_private_unit_show_to_its_viewer() =>
        Assert.Contains(
            "SECRET",
            (await (await company.App.SignInAsync(company.App.Companies.Viewer)).GetAsync("/initiatives")).Words,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task The_timeline_draws_what_comes_first_and_says_it()
    {
        var page = await ReadAsync("/initiatives?view=timeline");

        Assert.Equal((3, 3, 1), (Count(".track"), Count(".step"), Count(".arrow")));
        Assert.Contains(
            "CLUB 1 Mar 2027 to 30 Jun 2027 · On track, 50% done · after TOUR CLUB half way, due 31 Mar 2027",
            page.Words,
            StringComparison.Ordinal
        );

        int Count(string shape) => page.Document.QuerySelectorAll($"svg.line {shape}").Length;
    }

    [Fact]
    public async Task Spend_is_split_over_the_objectives_and_adds_up()
    {
        var page = await ReadAsync("/initiatives?view=spend");

        Assert.Contains("What an initiative costs is split equally over the objectives it serves", page.Words, StringComparison.Ordinal);
        Assert.Contains("Financial 1 60,000 30,000 50%", page.Words, StringComparison.Ordinal);
        Assert.Contains("GROW Acme 1 30,000 15,000 50%", page.Words, StringComparison.Ordinal);
        Assert.Contains("Private objectives 1 30,000 15,000 50%", page.Words, StringComparison.Ordinal);
        Assert.Contains("Serves no objective 1 10,000 2,000 20%", page.Words, StringComparison.Ordinal);
        Assert.Contains("Total 100,000 47,000", page.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OpsManager", true)]
    [InlineData("SalesManager", false)]
    public async Task What_is_red_without_an_initiative_is_planned_by_those_who_may(string person, bool may)
    {
        var browser = await company.App.SignInAsync(
            person == "OpsManager" ? company.App.Companies.OpsManager : company.App.Companies.SalesManager
        );

        var page = await browser.GetAsync("/initiatives?period=2026-10");

        Assert.Contains("RUN Objective · OPS · score", page.Words, StringComparison.Ordinal);
        var plan = page.Document.QuerySelector("a[aria-label='Plan an initiative for RUN']");
        Assert.Equal(may, plan is not null);
        if (may)
            Assert.Contains(
                company.Id("RUN"),
                (await browser.GetAsync(plan!.GetAttribute("href")!))
                    .Form()
                    .Fields.Where(f => f.Key == "Input.ObjectiveIds")
                    .Select(f => f.Value)
            );
    }

    private async Task<TestPage> ReadAsync(string path)
    {
        foreach (var code in new[] { "SALES", "NORTH", "LAB" })
            path = path.Replace($"{{{code}}}", company.Id(code), StringComparison.Ordinal);
        return await (await company.App.SignInAsync(company.App.Companies.SalesManager)).GetAsync(path);
    }
}
