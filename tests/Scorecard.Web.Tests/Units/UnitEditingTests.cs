using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Units;

namespace Scorecard.Web.Tests.Units;

public sealed class UnitEditingTests(TestApp app) : IClassFixture<TestApp>
{
    private long Acme => app.Companies.Acme.Model.Organization.Id;

    [Fact]
    public async Task A_head_adds_a_team_and_closes_it_later()
    {
        var browser = await app.SignInAsync(app.Companies.SalesManager);
        var page = await browser.GetAsync($"/units/new?parent={Id("SALES")}");
        Assert.Equal("New team", page.Heading);

        var added = await page.Form()
            .Type("Input.Name", "West")
            .Type("Input.Code", "WEST")
            .Type("Input.Description", "New ground")
            .SubmitAsync();

        var west = await FindAsync("WEST");
        Assert.Equal((3, "West", "New ground"), (west.Tier, west.Name, west.Description));
        Assert.StartsWith($"/units/{PublicIds.Format(west.Id)}", added.Path, StringComparison.Ordinal);

        await (await browser.GetAsync($"/units/{PublicIds.Format(west.Id)}/edit"))
            .Form()
            .Type("Input.ClosedFrom", "2026-12-01")
            .SubmitAsync();
        Assert.Equal(new DateOnly(2026, 12, 1), (await FindAsync("WEST")).ClosedFrom);
        await (await browser.GetAsync($"/units/{PublicIds.Format(west.Id)}/edit")).Form().Type("Input.ClosedFrom", "").SubmitAsync();
        Assert.Null((await FindAsync("WEST")).ClosedFrom);
    }

    [Fact]
    public async Task Several_teams_are_added_one_after_the_other()
    {
        var browser = await app.SignInAsync(app.Companies.SalesManager);
        var page = await browser.GetAsync($"/units/new?parent={Id("SALES")}");

        page = await page.Form().Type("Input.Name", "Quay").Type("Input.Code", "QUAY").SubmitAsync("another");

        Assert.Equal(
            ("New team", "Quay is added below SALES. Add the next one.", ""),
            (page.Heading, page.Message, page.Form()["Input.Name"])
        );
        page = await page.Form().Type("Input.Name", "Pier").Type("Input.Code", "PIER").SubmitAsync();
        Assert.Equal((await FindAsync("QUAY")).ParentId, (await FindAsync("PIER")).ParentId);
        Assert.Equal($"/units/{PublicIds.Format((await FindAsync("PIER")).Id)}", page.Path);
    }

    [Theory]
    [InlineData("", "X1", "Write a name, 1 to 200 characters")]
    [InlineData("300", "X1", "This has 300 characters. Shorten it to at most 200")]
    [InlineData("Fine", "", "Write a code")]
    [InlineData("Fine", "A B", "Only letters, digits and - _ . /")]
    [InlineData("Fine", "north", "The code “north” already belongs to “NORTH”. Choose another")]
    public async Task What_does_not_fit_is_said_beside_the_box_and_what_was_typed_stays(string name, string code, string problem)
    {
        name = name == "300" ? new string('x', 300) : name;
        var browser = await app.SignInAsync(app.Companies.SalesManager);

        var page = await (await browser.GetAsync($"/units/new?parent={Id("SALES")}"))
            .Form()
            .Type("Input.Name", name)
            .Type("Input.Code", code)
            .SubmitAsync();

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(problem, page.Problems, StringComparison.Ordinal);
        Assert.Equal((name, code), (page.Form()["Input.Name"], page.Form()["Input.Code"]));
        Assert.Equal(
            2,
            await app.ReadAsync(Acme, db => db.Units.CountAsync(u => u.CodeNormalized == "NORTH" || u.CodeNormalized == "SOUTH"))
        );
    }

    [Fact]
    public async Task The_holder_of_a_code_is_not_named_to_those_who_may_not_see_it()
    {
        var browser = await app.SignInAsync(app.Companies.SalesManager);

        var page = await (await browser.GetAsync($"/units/new?parent={Id("SALES")}"))
            .Form()
            .Type("Input.Name", "New")
            .Type("Input.Code", "lab")
            .SubmitAsync();

        Assert.Contains("belongs to another one that you may not see", page.Problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_goes_below_the_lowest_tier()
    {
        var browser = await app.SignInAsync(app.Companies.SalesManager);

        var page = await (await browser.GetAsync($"/units/new?parent={Id("SOUTH")}"))
            .Form()
            .Type("Input.Name", "Below")
            .Type("Input.Code", "BELOW")
            .SubmitAsync();

        Assert.Contains("“SOUTH” is in the lowest tier (Team), so it cannot have units below it", page.Problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_moves_to_another_department_but_not_to_another_tier()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var edit = $"/units/{Id("PLANT")}/edit";

        var refused = await (await browser.GetAsync(edit)).Form().Type("Input.ParentId", Id("ORG")).SubmitAsync();
        Assert.Contains(
            "“PLANT” is in tier 3, so its parent must be in tier 2; “Acme” is in tier 1",
            refused.Problems,
            StringComparison.Ordinal
        );

        await (await browser.GetAsync(edit)).Form().Type("Input.ParentId", Id("SALES")).SubmitAsync();
        Assert.Equal(app.Companies.Acme.Unit("SALES").Id, (await FindAsync("PLANT")).ParentId);
    }

    [Fact]
    public async Task The_second_to_save_sees_both_versions_and_decides()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var mine = (await browser.GetAsync($"/units/{Id("OPS")}/edit")).Form().Type("Input.Name", "Mine");
        await app.WriteAsync(Acme, async db => (await db.Units.SingleAsync(u => u.CodeNormalized == "OPS")).Rename("Theirs"));

        var conflict = await mine.SubmitAsync();

        Assert.Contains("Someone else saved this while you were editing", conflict.Problems, StringComparison.Ordinal);
        Assert.Contains("Name Mine Theirs", conflict.Words, StringComparison.Ordinal);
        Assert.Equal("Theirs", (await FindAsync("OPS")).Name);

        Assert.Equal("Mine", conflict.Form()["Input.Name"]);
        await conflict.Form().SubmitAsync();
        Assert.Equal("Mine", (await FindAsync("OPS")).Name);
    }

    [Fact]
    public async Task Only_an_empty_unit_is_deleted()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        await (await browser.GetAsync($"/units/new?parent={Id("ORG")}"))
            .Form()
            .Type("Input.Name", "Short-lived")
            .Type("Input.Code", "SHORT")
            .SubmitAsync();

        Assert.Contains("“SALES” has", (await browser.GetAsync($"/units/{Id("SALES")}/delete")).Words, StringComparison.Ordinal);
        await (await browser.GetAsync($"/units/{PublicIds.Format((await FindAsync("SHORT")).Id)}/delete")).Form().SubmitAsync();

        Assert.Equal(0, await app.ReadAsync(Acme, db => db.Units.CountAsync(u => u.CodeNormalized == "SHORT")));
    }

    [Fact]
    public async Task A_unit_that_filled_up_meanwhile_stays()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        await (await browser.GetAsync($"/units/new?parent={Id("ORG")}"))
            .Form()
            .Type("Input.Name", "Filling")
            .Type("Input.Code", "FILLING")
            .SubmitAsync();
        var filling = await FindAsync("FILLING");
        var confirm = (await browser.GetAsync($"/units/{PublicIds.Format(filling.Id)}/delete")).Form();
        await app.WriteAsync(
            Acme,
            async db => db.Add(Unit.Below(77_001, await db.Organizations.SingleAsync(), filling, "INSIDE", "Inside"))
        );

        Assert.Contains("“Filling” has 1 unit below it", (await confirm.SubmitAsync()).Problems, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SALES", HttpStatusCode.OK)]
    [InlineData("NORTH", HttpStatusCode.OK)]
    [InlineData("OPS", HttpStatusCode.Forbidden)]
    [InlineData("ORG", HttpStatusCode.Forbidden)]
    [InlineData("LAB", HttpStatusCode.NotFound)]
    public async Task A_manager_edits_what_is_the_managers(string unit, HttpStatusCode status)
    {
        var browser = await app.SignInAsync(app.Companies.SalesManager);

        Assert.Equal(status, (await browser.GetAsync($"/units/{Id(unit)}/edit")).Status);
        Assert.Equal(status, (await browser.GetAsync($"/units/new?parent={Id(unit)}")).Status);
    }

    [Fact]
    public async Task Deleting_and_moving_take_the_unit_above()
    {
        var browser = await app.SignInAsync(app.Companies.SalesManager);

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync($"/units/{Id("SALES")}/delete")).Status);
        Assert.Null((await browser.GetAsync($"/units/{Id("SALES")}/edit")).Form()["Input.ParentId"]);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await (await app.SignInAsync(app.Companies.Stranger)).GetAsync($"/units/{Id("SALES")}/edit")).Status
        );
    }

    private string Id(string code) => PublicIds.Format(app.Companies.Acme.Unit(code).Id);

    private Task<Unit> FindAsync(string code) =>
        app.ReadAsync(Acme, db => db.Units.AsNoTracking().SingleAsync(u => u.CodeNormalized == code));
}
