using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Plans;

namespace Scorecard.Web.Tests.Initiatives;

public sealed class InitiativePageTests(PlannedCompany company) : IClassFixture<PlannedCompany>
{
    private TestCompanies People => company.App.Companies;

    [Fact]
    public async Task The_page_shows_what_it_serves_and_only_counts_what_is_private()
    {
        var page = await ReadAsync(People.SalesManager, "TOUR");

        Assert.Contains("SELL Objective · SALES", page.Words, StringComparison.Ordinal);
        Assert.Contains("SALES-REVENUE KPI · SALES", page.Words, StringComparison.Ordinal);
        Assert.Contains("And a private objective.", page.Words, StringComparison.Ordinal);
        Assert.Contains("Owner Una Updater", page.Words, StringComparison.Ordinal);
        Assert.Contains("What waits for it CLUB NORTH · due 30 Jun 2027", page.Words, StringComparison.Ordinal);
        foreach (var word in new[] { "INVENT", "SECRET", "LAB" })
            Assert.DoesNotContain(word, page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("INVENT Objective · LAB", (await ReadAsync(People.Viewer, "TOUR")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_a_private_unit_is_not_there() =>
        Assert.Equal(HttpStatusCode.NotFound, (await ReadAsync(People.SalesManager, "SECRET")).Status);

    [Fact]
    public async Task The_owner_reports_without_a_role_on_the_unit_and_may_not_edit()
    {
        var page = await ReadAsync(People.NorthUpdater, "TOUR");
        Assert.Null(page.Document.QuerySelector("main a[href$='/edit']"));

        var reported = await page.Form()
            .Type("Input.Status", "AtRisk")
            .Type("Input.Progress", "62,5 %")
            .Type("Input.Spent", "50000")
            .Type("Input.Note", "The bus broke down.")
            .Type("Input.Reached", "1")
            .SubmitAsync();

        Assert.Equal("TOUR is reported: At risk, 63% done.", reported.Message);
        var saved = await company.FindAsync("TOUR");
        Assert.Equal(
            (InitiativeStatus.AtRisk, 0.625m, 50_000m, "The bus broke down."),
            (saved.Status, saved.Progress, saved.Spent, saved.Note)
        );
        Assert.Equal(new DateOnly(2026, 11, 12), saved.Milestones[0].DoneOn);
    }

    [Theory]
    [InlineData("Input.Status", "Done", "“CLUB” is not done at 50")]
    [InlineData("Input.Spent", "-1", "What was spent is 0 or more")]
    [InlineData("Input.Progress", "101", "Write a percentage from 0 to 100")]
    [InlineData("Input.Progress", "half", "Digits only")]
    public async Task A_report_that_does_not_fit_is_refused_and_kept(string box, string text, string problem)
    {
        var page = await (await ReadAsync(People.SalesManager, "CLUB")).Form().Type(box, text).Type("Input.Note", "As typed").SubmitAsync();

        Assert.Contains(problem, page.Problems, StringComparison.Ordinal);
        Assert.Equal((text, "As typed"), (page.Form()[box], page.Form()["Input.Note"]?.Trim()));
        Assert.Equal((InitiativeStatus.OnTrack, null), ((await company.FindAsync("CLUB")).Status, (await company.FindAsync("CLUB")).Note));
    }

    [Fact]
    public async Task The_second_to_report_sees_both_reports()
    {
        var mine = (await ReadAsync(People.OpsManager, "PIPES")).Form().Type("Input.Progress", "70");
        await company.App.WriteAsync(
            company.Acme,
            async db =>
                (await db.Initiatives.SingleAsync(i => i.CodeNormalized == "PIPES")).Report(InitiativeStatus.OffTrack, 0.6m, 3_000, null)
        );

        var conflict = await mine.SubmitAsync();

        Assert.Contains("Progress, % 70 60", conflict.Words, StringComparison.Ordinal);
        Assert.Equal(0.6m, (await company.FindAsync("PIPES")).Progress);
        await conflict.Form().SubmitAsync();
        Assert.Equal(0.7m, (await company.FindAsync("PIPES")).Progress);
    }

    [Fact]
    public async Task Who_only_sees_it_has_no_form_and_is_refused()
    {
        var browser = await company.App.SignInAsync(People.PlantViewer);
        var path = await company.PathAsync("TOUR");

        Assert.Null((await browser.GetAsync(path)).Document.QuerySelector("main form:not([action*='/comments/'])"));
        var token = (await browser.GetAsync("/account")).Form()["__RequestVerificationToken"]!;
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await browser.PostAsync(path, [new("__RequestVerificationToken", token), new("Input.Progress", "10")])).Status
        );
    }

    [Theory]
    [InlineData("/objectives/", "SELL", "TOUR SALES · due 28 Feb 2027", true)]
    [InlineData("/objectives/", "VISIT", "CLUB NORTH · due 30 Jun 2027 On track", true)]
    [InlineData("/kpis/", "VISITS", "CLUB NORTH · due 30 Jun 2027 On track", true)]
    [InlineData("/kpis/", "ON-TIME", "No initiative serves it", false)]
    public async Task Objectives_and_kpis_show_what_serves_them(string start, string code, string words, bool mayPlan)
    {
        var page = await (await company.App.SignInAsync(People.SalesManager)).GetAsync(start + company.Id(code));

        Assert.Contains(words, page.Words, StringComparison.Ordinal);
        Assert.Equal(mayPlan, page.Document.QuerySelector("main a[href^='/initiatives/new']") is not null);
    }

    private async Task<TestPage> ReadAsync(Person person, string code) =>
        await (await company.App.SignInAsync(person)).GetAsync(await company.PathAsync(code));
}
