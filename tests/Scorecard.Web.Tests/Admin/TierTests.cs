using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;

namespace Scorecard.Web.Tests.Admin;

public sealed class TierTests(TestApp app) : IClassFixture<TestApp>, IAsyncLifetime
{
    private const string Address = "/admin/tiers";

    private long Acme => app.Companies.Acme.Model.Organization.Id;

    /// <summary>Each test begins with the three tiers.</summary>
    public Task InitializeAsync() =>
        app.WriteAsync(
            Acme,
            async db => (await db.Organizations.SingleAsync()).NameTiers(["Organization", "Department", "Team"], deepestUsed: 3)
        );

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Tiers_are_renamed_and_show_on_the_dashboard()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);

        var done = await (await browser.GetAsync(Address)).Form().Type("Input.Names[1]", "Division").SubmitAsync();

        Assert.Equal("The tiers are saved.", done.Message);
        Assert.Equal(["Organization", "Division", "Team"], await NamesAsync());
        Assert.Equal(
            "Division",
            (await browser.GetAsync($"/units/{PublicIds.Format(app.Companies.Acme.Unit("OPS").Id)}"))
                .Document.QuerySelectorAll(".crumbs .tier")[^1]
                .TextContent
        );
    }

    [Fact]
    public async Task A_tier_is_added_at_the_bottom_and_dropped_while_it_is_empty()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        Assert.Contains("Team has 3 units, so it stays.", (await browser.GetAsync(Address)).Words, StringComparison.Ordinal);

        var added = await (await browser.GetAsync(Address)).Form().Type("Input.Next", "Person").SubmitAsync();
        Assert.Equal(["Organization", "Department", "Team", "Person"], await NamesAsync());

        var dropped = await added.Form().SubmitTo("?handler=Drop");
        Assert.Equal("Person is dropped.", dropped.Message);
        Assert.Equal(["Organization", "Department", "Team"], await NamesAsync());
    }

    [Fact]
    public async Task Six_tiers_are_the_most()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        foreach (var name in new[] { "Group", "Shift", "Person" })
            await (await browser.GetAsync(Address)).Form().Type("Input.Next", name).SubmitAsync();
        var page = await browser.GetAsync(Address);
        Assert.Empty(page.Document.QuerySelectorAll("[name='Input.Next']"));

        var refused = await browser.PostAsync(
            Address,
            [
                .. (await NamesAsync()).Select((name, i) => KeyValuePair.Create($"Input.Names[{i}]", name)),
                new("Input.Next", "Seventh"),
                new("Input.Version", page.Form()["Input.Version"]!),
                new("__RequestVerificationToken", page.Form()["__RequestVerificationToken"]!),
            ]
        );

        Assert.Contains("An organization has 2 to 6 tiers, not 7.", refused.Problems, StringComparison.Ordinal);
        Assert.Equal(6, (await NamesAsync()).Count);
    }

    [Fact]
    public async Task A_tier_with_units_is_never_dropped()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var form = (await browser.GetAsync(Address)).Form();

        var refused = await browser.PostAsync(
            $"{Address}?handler=Drop",
            [new("Input.Version", form["Input.Version"]!), new("__RequestVerificationToken", form["__RequestVerificationToken"]!)]
        );

        Assert.Contains("Tier 3 has units. Move or delete them before you drop the tier.", refused.Problems, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.Names[1]", "", "Write a name, 1 to 200 characters")]
    [InlineData("Input.Names[1]", "team", "Two tiers bear the same name")]
    [InlineData("Input.Next", "Organization", "Two tiers bear the same name")]
    [InlineData("Input.Next", "300", "Shorten this to at most 200 characters")]
    public async Task What_does_not_fit_is_said_and_what_was_typed_stays(string box, string text, string problem)
    {
        text = text == "300" ? new string('x', 300) : text;
        var browser = await app.SignInAsync(app.Companies.Administrator);

        var page = await (await browser.GetAsync(Address)).Form().Type(box, text).SubmitAsync();

        Assert.Contains(problem, page.Problems, StringComparison.Ordinal);
        Assert.Equal(text, page.Form()[box]);
        Assert.Equal(["Organization", "Department", "Team"], await NamesAsync());
    }

    [Fact]
    public async Task The_second_to_save_sees_both_versions_and_decides()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var mine = (await browser.GetAsync(Address)).Form().Type("Input.Names[2]", "Crew");
        await app.WriteAsync(
            Acme,
            async db => (await db.Organizations.SingleAsync()).NameTiers(["Organization", "Department", "Squad", "Person"], deepestUsed: 3)
        );

        var conflict = await mine.SubmitAsync();

        Assert.Contains("Tier 3 Crew Squad", conflict.Words, StringComparison.Ordinal);
        Assert.Equal("Person", conflict.Form()["Input.Names[3]"]);
        await conflict.Form().SubmitAsync();
        Assert.Equal(["Organization", "Department", "Crew", "Person"], await NamesAsync());
    }

    private Task<List<string>> NamesAsync() =>
        app.ReadAsync(Acme, async db => (await db.Organizations.AsNoTracking().SingleAsync()).Tiers.Select(t => t.Name).ToList());
}
