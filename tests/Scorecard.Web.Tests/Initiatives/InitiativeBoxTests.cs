using System.Net;

namespace Scorecard.Web.Tests.Initiatives;

/// <summary>What is refused, and what is only looked at: nothing of it changes the company.</summary>
public sealed class InitiativeBoxTests : IClassFixture<PlannedCompany>
{
    public InitiativeBoxTests(PlannedCompany company) => Company = company;

    private PlannedCompany Company { get; }

    [Theory]
    [InlineData("Input.Name", "", "Write a name")]
    [InlineData("Input.Code", "club", "The code “club” already belongs to “CLUB”")]
    [InlineData("Input.Code", "secret", "The code “secret” already belongs to another one that you may not see")]
    [InlineData("Input.Due", "2026-08-31", "Choose a day that is not before the first one")]
    [InlineData("Input.Due", "", "Choose the day on which it is due")]
    [InlineData("Input.Budget", "-1", "A budget is 0 or more")]
    [InlineData("Input.Milestones[2].Name", "Without a day", "Choose the day on which it is due")]
    [InlineData("Input.KpiIds", "{IDEAS}", "The KPI that you chose is no longer among the choices")]
    [InlineData("Input.ObjectiveIds", "{INVENT}", "The objective that you chose is no longer among the choices")]
    [InlineData("Input.OwnerId", "0000000004s", "The owner that you chose is no longer among the choices")]
    public async Task A_wrong_box_is_refused_and_keeps_its_text(string box, string text, string problem)
    {
        var page = await (await (await SignInAsync()).GetAsync($"{await Company.PathAsync("TOUR")}/edit"))
            .Form()
            .Type(box, text.StartsWith('{') ? Company.Id(text.Trim('{', '}')) : text)
            .SubmitAsync();

        Assert.Contains(problem, page.Problems, StringComparison.Ordinal);
        if (!text.StartsWith('{') && !box.EndsWith("Id", StringComparison.Ordinal))
            Assert.Equal(text, page.Form()[box]);
        Assert.Equal(("TOUR", 90_000m), ((await Company.FindAsync("TOUR")).Name, (await Company.FindAsync("TOUR")).Budget));
    }

    [Theory]
    [InlineData("TOUR", HttpStatusCode.OK)]
    [InlineData("PIPES", HttpStatusCode.Forbidden)]
    [InlineData("SECRET", HttpStatusCode.NotFound)]
    public async Task A_manager_edits_what_is_the_managers(string initiative, HttpStatusCode status)
    {
        var (browser, path) = (await SignInAsync(), await Company.PathAsync(initiative));

        Assert.Equal(status, (await browser.GetAsync($"{path}/edit")).Status);
        Assert.Equal(status, (await browser.GetAsync($"{path}/delete")).Status);
    }

    [Theory]
    [InlineData("", HttpStatusCode.NotFound)]
    [InlineData("?unit={OPS}", HttpStatusCode.Forbidden)]
    [InlineData("?kpi={IDEAS}", HttpStatusCode.NotFound)]
    [InlineData("?objective={SELL}", HttpStatusCode.OK)]
    public async Task One_is_planned_where_the_person_may_edit(string query, HttpStatusCode status)
    {
        foreach (var code in new[] { "OPS", "IDEAS", "SELL" })
            query = query.Replace($"{{{code}}}", Company.Id(code), StringComparison.Ordinal);
        Assert.Equal(status, (await (await SignInAsync()).GetAsync($"/initiatives/new{query}")).Status);
    }

    private Task<TestBrowser> SignInAsync() => Company.App.SignInAsync(Company.App.Companies.SalesManager);
}
