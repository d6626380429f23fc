using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Plans;

namespace Scorecard.Web.Tests.Initiatives;

public sealed class InitiativeEditingTests : IAsyncLifetime
{
    private PlannedCompany Company { get; } = new();

    private TestCompanies People => Company.App.Companies;

    public Task InitializeAsync() => Company.InitializeAsync();

    public Task DisposeAsync() => Company.DisposeAsync();

    [Fact]
    public async Task From_an_objective_its_kpis_are_ticked_the_owner_is_me_and_the_lists_are_folded()
    {
        var browser = await Company.App.SignInAsync(People.Administrator);
        var page = await browser.GetAsync($"/initiatives/new?objective={Company.Id("SELL")}");

        var form = page.Form();
        Assert.Equal(PublicIds.Format(People.Administrator.Id), form["Input.OwnerId"]);
        var measures = People.Acme.Model.KpisOf(People.Acme.Objective("SELL")).Select(kpi => PublicIds.Format(kpi.Id)).Order();
        Assert.Equal(measures, form.Fields.Where(f => f.Key == "Input.KpiIds").Select(f => f.Value).Order());
        var folds = page.Document.QuerySelectorAll("details.fold");
        Assert.All(folds, fold => Assert.False(fold.HasAttribute("open")));
        Assert.Equal("SELL", folds[0].QuerySelector("summary .muted")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_date_is_said_in_words_below_its_box_and_money_with_its_currency()
    {
        await Company.App.WriteAsync(
            People.Acme.Model.Organization.Id,
            async db => (await db.Organizations.SingleAsync()).SetCurrency("EUR")
        );
        var page = await (await SignInAsync()).GetAsync($"/initiatives/new?kpi={Company.Id("VISITS")}");

        Assert.Equal("12 Nov 2026", page.Document.QuerySelector("[name='Input.Start'] ~ [data-day]")!.TextContent);
        Assert.Equal("", page.Document.QuerySelector("[name='Input.Milestones[0].Due'] ~ [data-day]")!.TextContent);
        Assert.Equal("€", page.Document.QuerySelector("[name='Input.Budget']")!.PreviousElementSibling!.TextContent);
    }

    [Fact]
    public async Task An_initiative_is_planned_for_a_kpi_with_the_code_that_the_form_suggests()
    {
        var browser = await SignInAsync();
        var form = (await browser.GetAsync($"/initiatives/new?kpi={Company.Id("VISITS")}")).Form();
        Assert.Equal(("NORTH-I2", "2026-11-12"), (form["Input.Code"], form["Input.Start"]));

        var added = await form.Type("Input.Name", "Knock on doors")
            .Type("Input.Due", "2027-01-31")
            .Type("Input.Budget", "12 500,5")
            .Type("Input.OwnerId", PublicIds.Format(People.NorthUpdater.Id))
            .Type("Input.ObjectiveIds", Company.Id("SELL"))
            .Type("Input.AwaitsIds", (await Company.PathAsync("TOUR")).Split('/')[^1])
            .Type("Input.Milestones[1].Name", "First hundred")
            .Type("Input.Milestones[1].Due", "2026-12-01")
            .SubmitAsync();

        Assert.Equal("Knock on doors is planned.", added.Message);
        var saved = await Company.FindAsync("NORTH-I2");
        Assert.Equal((12_500.5m, People.NorthUpdater.Id, new DateOnly(2027, 1, 31)), (saved.Budget, saved.OwnerId, saved.Due));
        Assert.Equal(
            (Company.Id("SELL"), Company.Id("VISITS"), (await Company.FindAsync("TOUR")).Id),
            (PublicIds.Format(saved.ObjectiveIds.Single()), PublicIds.Format(saved.KpiIds.Single()), saved.AwaitsIds.Single())
        );
        Assert.Equal(
            ("First hundred", new DateOnly(2026, 12, 1), 1),
            (saved.Milestones[0].Name, saved.Milestones[0].Due, saved.Milestones.Count)
        );
    }

    [Fact]
    public async Task Milestones_are_added_changed_and_removed()
    {
        var browser = await SignInAsync();
        var edit = $"{await Company.PathAsync("TOUR")}/edit";

        await (await browser.GetAsync(edit))
            .Form()
            .Type("Input.Milestones[0].DoneOn", "2026-10-02")
            .Type("Input.Milestones[1].Name", "All towns")
            .Type("Input.Milestones[1].Due", "2027-02-01")
            .SubmitAsync();
        Assert.Equal(
            [("TOUR half way", new DateOnly(2026, 10, 2)), ("All towns", null)],
            (await Company.FindAsync("TOUR")).Milestones.Select(m => (m.Name, m.DoneOn))
        );

        await (await browser.GetAsync(edit)).Form().Type("Input.Milestones[0].Name", " ").SubmitAsync();
        Assert.Equal(["All towns"], (await Company.FindAsync("TOUR")).Milestones.Select(m => m.Name));
    }

    [Fact]
    public async Task A_circle_is_refused_with_its_path()
    {
        var form = (await (await SignInAsync()).GetAsync($"{await Company.PathAsync("TOUR")}/edit")).Form();

        var refused = await form.Type("Input.AwaitsIds", (await Company.PathAsync("CLUB")).Split('/')[^1]).SubmitAsync();

        Assert.Contains(
            "They would wait for one another: TOUR → CLUB → TOUR. Remove one of these dependencies first.",
            refused.Problems,
            StringComparison.Ordinal
        );
        Assert.Empty((await Company.FindAsync("TOUR")).AwaitsIds);
    }

    [Fact]
    public async Task What_an_editor_does_not_see_stays_served()
    {
        var browser = await SignInAsync();
        var edit = await browser.GetAsync($"{await Company.PathAsync("TOUR")}/edit");
        Assert.DoesNotContain("INVENT", edit.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);

        await edit.Form().Type("Input.ObjectiveIds", Company.Id("SELL")).SubmitAsync();

        Assert.Equal(
            new[] { Company.Id("INVENT"), Company.Id("SELL") }.Order(),
            (await Company.FindAsync("TOUR")).ObjectiveIds.Select(PublicIds.Format).Order()
        );
    }

    [Fact]
    public async Task The_second_to_save_sees_both_versions()
    {
        var mine = (await (await SignInAsync()).GetAsync($"{await Company.PathAsync("TOUR")}/edit")).Form().Type("Input.Budget", "95000");
        await Company.App.WriteAsync(
            Company.Acme,
            async db => (await TourAsync(db)).Plan(new("Grand tour", new(2026, 9, 1), new(2027, 2, 28), 80_000))
        );

        var conflict = await mine.SubmitAsync();

        Assert.Contains("Name TOUR Grand tour", conflict.Words, StringComparison.Ordinal);
        Assert.Contains("Budget 95000 80000", conflict.Words, StringComparison.Ordinal);
        await conflict.Form().SubmitAsync();
        Assert.Equal(("TOUR", 95_000m), ((await Company.FindAsync("TOUR")).Name, (await Company.FindAsync("TOUR")).Budget));
    }

    [Fact]
    public async Task Deleting_one_frees_those_that_wait_for_it()
    {
        var browser = await SignInAsync();
        var page = await browser.GetAsync($"{await Company.PathAsync("TOUR")}/delete");
        Assert.Contains(
            "These wait for it and will wait for it no longer: CLUB. Something private waits for it too",
            page.Words,
            StringComparison.Ordinal
        );

        var list = await page.Form().SubmitAsync();

        Assert.Equal("TOUR is deleted.", list.Message);
        Assert.False(await Company.App.ReadAsync(Company.Acme, db => db.Initiatives.AnyAsync(i => i.CodeNormalized == "TOUR")));
        Assert.Empty((await Company.FindAsync("CLUB")).AwaitsIds);
        Assert.Empty((await Company.FindAsync("SECRET")).AwaitsIds);
    }

    private Task<TestBrowser> SignInAsync() => Company.App.SignInAsync(People.SalesManager);

    private static Task<Initiative> TourAsync(ScorecardDbContext db) => db.Initiatives.SingleAsync(i => i.CodeNormalized == "TOUR");
}
