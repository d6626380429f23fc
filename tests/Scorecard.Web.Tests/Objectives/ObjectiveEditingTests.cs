using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Objectives;

namespace Scorecard.Web.Tests.Objectives;

public sealed class ObjectiveEditingTests(TestApp app) : IClassFixture<TestApp>
{
    private long Acme => app.Companies.Acme.Model.Organization.Id;

    [Fact]
    public async Task An_objective_is_added_with_the_code_that_the_form_suggests()
    {
        var browser = await app.SignInAsync(app.Companies.SalesManager);
        var form = (await browser.GetAsync($"/objectives/new?unit={Unit("SALES")}")).Form();
        Assert.Equal("SALES-O2", form["Input.Code"]);

        await form.Type("Input.Name", "Win back customers")
            .Type("Input.Weight", "2,5")
            .Type("Input.CascadeShare", "30 %")
            .Type("Input.Rule", "Worst")
            .Type("Input.OwnerId", PublicIds.Format(app.Companies.NorthUpdater.Id))
            .SubmitAsync();

        var added = await FindAsync("SALES-O2");
        Assert.Equal(
            (2.5m, 0.3m, RollUpRule.Worst, app.Companies.NorthUpdater.Id),
            (added.Weight, added.CascadeShare, added.Rule, added.OwnerId)
        );
    }

    [Theory]
    [InlineData("Input.Weight", "-1", "A weight is 0 or more")]
    [InlineData("Input.Weight", "many", "Digits only, such as 4.81")]
    [InlineData("Input.Weight", "1,250", "Write 1250 or 1.25: “1,250” can mean both")]
    [InlineData("Input.Weight", "", "A weight is 0 or more")]
    [InlineData("Input.CascadeShare", "101", "Write a percentage from 0 to 100")]
    [InlineData("Input.Name", "", "Write a name")]
    [InlineData("Input.Code", "grow", "The code “grow” already belongs to “GROW”")]
    [InlineData("Input.OwnerId", "0000000004s", "The owner that you chose is no longer among the choices")]
    [InlineData("Input.PerspectiveId", "0000000004s", "The perspective that you chose is no longer among the choices")]
    public async Task A_wrong_box_is_refused_and_keeps_its_text(string box, string text, string problem)
    {
        var browser = await app.SignInAsync(app.Companies.SalesManager);

        var page = await (await browser.GetAsync($"/objectives/{Id("SELL")}/edit")).Form().Type(box, text).SubmitAsync();

        Assert.Contains(problem, page.Problems, StringComparison.Ordinal);
        if (!box.EndsWith("Id", StringComparison.Ordinal))
            Assert.Equal(text, page.Form()[box]);
        Assert.Equal("SELL", (await FindAsync("SELL")).Name);
    }

    [Fact]
    public async Task Numbers_are_shown_and_read_in_the_persons_language()
    {
        var browser = await app.SignInAsync(app.Companies.SalesManager, "de-DE");
        var edit = $"/objectives/{Id("VISIT")}/edit";

        await (await browser.GetAsync(edit)).Form().Type("Input.Weight", "1.234,5").SubmitAsync();

        Assert.Equal(1234.5m, (await FindAsync("VISIT")).Weight);
        Assert.Equal("1234,5", (await browser.GetAsync(edit)).Form()["Input.Weight"]);
    }

    [Fact]
    public async Task Weights_that_are_all_zero_are_saved_with_a_warning()
    {
        var browser = await app.SignInAsync(app.Companies.SalesManager);
        var edit = $"/objectives/{Id("CALL")}/edit";

        await (await browser.GetAsync(edit)).Form().Type("Input.Weight", "0").SubmitAsync();

        Assert.Equal(0, (await FindAsync("CALL")).Weight);
        Assert.Contains(
            "All weights in Customer are 0, so nothing counts there",
            (await browser.GetAsync(edit)).Words,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_second_to_save_sees_both_versions()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var mine = (await browser.GetAsync($"/objectives/{Id("RUN")}/edit")).Form().Type("Input.Weight", "3");
        await app.WriteAsync(
            Acme,
            async db =>
            {
                var objective = await db.Objectives.SingleAsync(x => x.CodeNormalized == "RUN");
                objective.Change(
                    "Run better",
                    null,
                    await db.Perspectives.FirstAsync(p => p.Id == objective.PerspectiveId),
                    2,
                    0.5m,
                    RollUpRule.Best,
                    null
                );
            }
        );

        var conflict = await mine.SubmitAsync();

        Assert.Contains("Name RUN Run better", conflict.Words, StringComparison.Ordinal);
        Assert.Contains("Weight 3 2", conflict.Words, StringComparison.Ordinal);
        await conflict.Form().SubmitAsync();
        Assert.Equal((3m, "RUN"), ((await FindAsync("RUN")).Weight, (await FindAsync("RUN")).Name));
    }

    [Fact]
    public async Task Only_an_objective_without_kpis_and_links_is_deleted()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);

        Assert.Contains(
            "“SELL” is measured by 1 KPI",
            (await browser.GetAsync($"/objectives/{Id("SELL")}/delete")).Words,
            StringComparison.Ordinal
        );
        await (await browser.GetAsync($"/objectives/{Id("FIX")}/delete")).Form().SubmitAsync();

        Assert.Equal(0, await app.ReadAsync(Acme, db => db.Objectives.CountAsync(x => x.CodeNormalized == "FIX")));
    }

    [Theory]
    [InlineData("SELL", HttpStatusCode.OK)]
    [InlineData("GROW", HttpStatusCode.Forbidden)]
    [InlineData("INVENT", HttpStatusCode.NotFound)]
    public async Task A_manager_edits_what_is_the_managers(string objective, HttpStatusCode status)
    {
        var browser = await app.SignInAsync(app.Companies.SalesManager);

        Assert.Equal(status, (await browser.GetAsync($"/objectives/{Id(objective)}/edit")).Status);
        Assert.Equal(status, (await browser.GetAsync($"/objectives/{Id(objective)}/delete")).Status);
        Assert.Equal(
            status,
            (await browser.GetAsync($"/objectives/new?unit={PublicIds.Format(app.Companies.Acme.Objective(objective).UnitId)}")).Status
        );
    }

    private string Id(string code) => PublicIds.Format(app.Companies.Acme.Objective(code).Id);

    private string Unit(string code) => PublicIds.Format(app.Companies.Acme.Unit(code).Id);

    private Task<Objective> FindAsync(string code) =>
        app.ReadAsync(Acme, db => db.Objectives.AsNoTracking().SingleAsync(x => x.CodeNormalized == code));
}
