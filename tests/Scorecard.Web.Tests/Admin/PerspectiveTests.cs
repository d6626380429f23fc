using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Objectives;

namespace Scorecard.Web.Tests.Admin;

public sealed class PerspectiveTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Address = "/admin/perspectives";

    private long Acme => app.Companies.Acme.Model.Organization.Id;

    [Fact]
    public async Task A_renamed_perspective_shows_on_the_dashboard_with_its_new_share()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var id = (await FindAsync("Internal process")).Id;

        var done = await (await browser.GetAsync($"{Address}/{PublicIds.Format(id)}"))
            .Form()
            .Type("Input.Name", "Operations")
            .Type("Input.Weight", "2,5")
            .SubmitAsync();

        Assert.Equal("Operations is saved. It holds from November 2026 on.", done.Message);
        Assert.Equal(2.5m, (await FindAsync("Operations")).Weight);
        var unit = await browser.GetAsync($"/units/{PublicIds.Format(app.Companies.Acme.Unit("OPS").Id)}");
        Assert.Contains("Operations", unit.Document.QuerySelectorAll(".persps h2").Select(h => h.TextContent));
        Assert.DoesNotContain("Internal process", unit.Words, StringComparison.Ordinal);
        await app.WriteAsync(Acme, async db => (await db.Perspectives.SingleAsync(p => p.Id == id)).Change("Internal process", 1));
    }

    [Fact]
    public async Task Perspectives_are_added_moved_and_removed_while_they_are_empty()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var added = await (await browser.GetAsync(Address))
            .Form("form:not([action])")
            .Type("Input.Name", "Society")
            .Type("Input.Weight", "0")
            .SubmitAsync();
        Assert.Equal("Society is added.", added.Message);
        Assert.Equal("Society", (await NamesAsync())[^1]);

        var row = added.Document.QuerySelectorAll(".persps li").ToList().FindIndex(li => li.QuerySelector("a")!.TextContent == "Society");
        var moved = await added.Form($".persps li:nth-child({row + 1}) form").SubmitAsync("by", "-1");
        Assert.Equal($"Society is now number {row}.", moved.Message);
        Assert.Equal("Society", (await NamesAsync())[^2]);
        Assert.Equal("Society", moved.Document.QuerySelectorAll(".persps a")[row - 1].TextContent);

        var removed = await (await browser.GetAsync($"{Address}/{PublicIds.Format((await FindAsync("Society")).Id)}"))
            .Form()
            .SubmitTo("?handler=Remove");
        Assert.Equal(("Society is removed.", Address), (removed.Message, removed.Path));
        Assert.DoesNotContain("Society", await NamesAsync());
    }

    [Fact]
    public async Task A_perspective_with_objectives_says_why_it_stays()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var page = await browser.GetAsync($"{Address}/{PublicIds.Format((await FindAsync("Customer")).Id)}");
        Assert.Contains("It cannot be removed. “Customer” has 3 objectives. Move them", page.Words, StringComparison.Ordinal);

        var refused = await browser.PostAsync(
            $"{page.Path}?handler=Remove",
            [new("Input.Name", "Customer"), new("__RequestVerificationToken", page.Form()["__RequestVerificationToken"]!)]
        );

        Assert.Contains("“Customer” has 3 objectives.", refused.Problems, StringComparison.Ordinal);
        Assert.Contains("Customer", await NamesAsync());
    }

    [Fact]
    public async Task An_objective_that_came_meanwhile_keeps_its_perspective()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        await (await browser.GetAsync(Address)).Form("form:not([action])").Type("Input.Name", "Brief").SubmitAsync();
        var brief = await FindAsync("Brief");
        var form = (await browser.GetAsync($"{Address}/{PublicIds.Format(brief.Id)}")).Form();
        await app.WriteAsync(
            Acme,
            async db =>
                db.Add(
                    new Objective(
                        88_001,
                        await db.Units.FirstAsync(u => u.CodeNormalized == "OPS"),
                        await db.Perspectives.SingleAsync(p => p.Id == brief.Id),
                        "LATE",
                        "Late"
                    )
                )
        );

        Assert.Contains("“Brief” has 1 objective.", (await form.SubmitTo("?handler=Remove")).Problems, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.Name", "", "Write a name")]
    [InlineData("Input.Name", "customer", "The name “customer” is taken. Choose another")]
    [InlineData("Input.Weight", "-1", "A weight is 0 or more")]
    [InlineData("Input.Weight", "much", "Digits only")]
    public async Task What_does_not_fit_is_said_and_what_was_typed_stays(string box, string text, string problem)
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var edit = $"{Address}/{PublicIds.Format((await FindAsync("Financial")).Id)}";

        var edited = await (await browser.GetAsync(edit)).Form().Type(box, text).SubmitAsync();
        var added = await (await browser.GetAsync(Address))
            .Form("form:not([action])")
            .Type("Input.Name", "Fresh")
            .Type(box, text)
            .SubmitAsync();

        foreach (var (page, form) in new[] { (edited, "main form"), (added, "form:not([action])") })
        {
            Assert.Contains(problem, page.Problems, StringComparison.Ordinal);
            Assert.Equal(text, page.Form(form)[box]);
        }
        Assert.DoesNotContain("Fresh", await NamesAsync());
        Assert.Equal(1, (await FindAsync("Financial")).Weight);
    }

    [Fact]
    public async Task The_second_to_save_sees_both_versions_and_decides()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var id = (await FindAsync("Learning and growth")).Id;
        var mine = (await browser.GetAsync($"{Address}/{PublicIds.Format(id)}")).Form().Type("Input.Weight", "3");
        await app.WriteAsync(Acme, async db => (await db.Perspectives.SingleAsync(p => p.Id == id)).Change("Learning and growth", 2));

        var conflict = await mine.SubmitAsync();

        Assert.Contains("Weight 3 2", conflict.Words, StringComparison.Ordinal);
        await conflict.Form().SubmitAsync();
        Assert.Equal(3, (await FindAsync("Learning and growth")).Weight);
    }

    [Fact]
    public async Task Those_of_another_organization_are_not_there()
    {
        var stranger = await app.SignInAsync(app.Companies.Stranger);
        var mine = $"{Address}/{PublicIds.Format((await FindAsync("Customer")).Id)}";

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(mine)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignInAsync(app.Companies.SalesManager)).GetAsync(mine)).Status);
        var own = (await stranger.GetAsync(Address)).Form("form:not([action])");
        foreach (var handler in new[] { "", "?handler=Remove" })
            Assert.Equal(
                HttpStatusCode.NotFound,
                (
                    await stranger.PostAsync(
                        mine + handler,
                        [new("Input.Name", "X"), new("__RequestVerificationToken", own["__RequestVerificationToken"]!)]
                    )
                ).Status
            );
        var moved = await stranger.PostAsync(
            $"{Address}?handler=Move",
            [
                new("id", PublicIds.Format((await FindAsync("Customer")).Id)),
                new("by", "1"),
                new("__RequestVerificationToken", own["__RequestVerificationToken"]!),
            ]
        );
        Assert.Contains("Nothing was moved", moved.Problems, StringComparison.Ordinal);
    }

    private Task<Perspective> FindAsync(string name) =>
        app.ReadAsync(Acme, db => db.Perspectives.AsNoTracking().SingleAsync(p => p.Name == name));

    private Task<List<string>> NamesAsync() =>
        app.ReadAsync(Acme, db => db.Perspectives.OrderBy(p => p.Position).Select(p => p.Name).ToListAsync());
}
