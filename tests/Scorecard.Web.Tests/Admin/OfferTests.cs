using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Web.Tests.Account;

namespace Scorecard.Web.Tests.Admin;

/// <summary>What the administrator of one organization gets of the people of another by inviting their addresses: nothing.</summary>
public sealed class OfferTests(TestApp app) : PeopleTests(app)
{
    private const string Own = "swans a-swimming";

    private Task<TestBrowser> StrangerAsync() => App.SignInAsync(App.Companies.Stranger);

    [Fact]
    public async Task An_account_that_somebody_else_took_first_is_not_the_one_that_is_invited_here()
    {
        var taken = await OfferAsync(await StrangerAsync(), "Whatever", "newhire@example.com");
        await (await App.Browse().GetAsync(taken)).Form().Type("Input.Password", "partridge in a pear tree").SubmitAsync();

        var done = await InviteAsync(await AdminAsync(), "Nora Newhire", "NewHire@Example.com", Role.Manager, "OPS");

        Assert.Equal("Nora Newhire is invited.", done.Message);
        var nora = App.Browse();
        var inside = await (await nora.GetAsync(done.Link)).Form().Type("Input.Password", Own).SubmitAsync();
        Assert.Equal(App.Companies.HomeOf("OPS"), inside.Path);
        var thief = App.Browse();
        await thief.SignInAsync("newhire@example.com", "partridge in a pear tree");
        Assert.DoesNotContain("Acme", (await thief.GetAsync("/account")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await thief.GetAsync(App.Companies.HomeOf("OPS"))).Status);
    }

    [Fact]
    public async Task Inviting_an_address_shows_what_was_typed_and_leaves_its_owner_and_their_administrators_alone()
    {
        var max = App.Companies.SalesManager;
        var open = await App.SignInAsync(max);

        var stranger = await StrangerAsync();
        var done = await (await stranger.GetAsync("/admin/people/invite"))
            .Form()
            .Type("Input.Name", "Whatever")
            .Type("Input.Email", max.Email!)
            .SubmitAsync();

        Assert.Equal("Whatever", done.Heading);
        Assert.DoesNotContain(max.DisplayName, done.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.NotEqual($"/admin/people/{PublicIds.Format(max.Id)}", done.Path);
        Assert.DoesNotContain("Globex", (await open.GetAsync("/account")).Words, StringComparison.Ordinal);
        var admin = await AdminAsync();
        var page = await admin.GetAsync($"/admin/people/{PublicIds.Format(max.Id)}");
        Assert.NotNull(page.Document.QuerySelector("form[action*=Link]"));
        Assert.NotNull(page.Document.QuerySelector("form[action*=Details]"));
        await (await admin.GetAsync($"{page.Path}/remove")).Form().SubmitAsync();
        Assert.False(await open.IsSignedInAsync());
    }

    [Fact]
    public async Task A_home_page_is_nobody_elses_to_move_however_an_organization_is_called()
    {
        var una = App.Companies.NorthUpdater;
        var stranger = await StrangerAsync();
        await (await stranger.GetAsync("/admin/organization")).Form().Type("Input.Name", "AAA Acme").SubmitAsync();
        var browser = await App.SignInAsync(una);
        var home = (await browser.GetAsync("/")).Path;

        await AcceptAsync(browser, await OfferAsync(stranger, "Una", "una@elsewhere.example"));

        browser = await App.SignInAsync(await App.NowAsync(una));
        Assert.Equal(home, (await browser.GetAsync("/")).Path);
        var other = PublicIds.Format(App.Companies.Globex.Model.Organization.Id);
        var menu = await browser.GetAsync("/kpis");
        await browser.PostAsync(
            "/account/organization",
            [
                new("organization", other),
                new("__RequestVerificationToken", menu.Form("form[action*=organization]")["__RequestVerificationToken"]!),
            ]
        );
        // Whatever the device.
        var elsewhere = await App.SignInAsync(await App.NowAsync(una));
        Assert.Contains(
            "AAA Acme",
            (await elsewhere.GetAsync("/kpis")).Document.QuerySelector(".brand")!.TextContent,
            StringComparison.Ordinal
        );
        await (await stranger.GetAsync("/admin/organization")).Form().Type("Input.Name", "Globex").SubmitAsync();
    }

    [Fact]
    public async Task The_name_of_another_organization_is_as_free_as_any()
    {
        var admin = await AdminAsync();

        var page = await (await admin.GetAsync("/admin/organization")).Form().Type("Input.Name", "globex").SubmitAsync();

        Assert.Equal("globex is saved.", page.Message);
        await (await admin.GetAsync("/admin/organization")).Form().Type("Input.Name", "Acme").SubmitAsync();
    }

    [Fact]
    public async Task Whoever_accepted_with_their_own_account_is_removed_at_once_and_makes_no_link_necessary()
    {
        var olga = App.Companies.OpsManager;
        var browser = await App.SignInAsync(olga);
        var stranger = await StrangerAsync();
        await AcceptAsync(browser, await OfferAsync(stranger, "Olga", "olga@elsewhere.example"));
        browser = await App.SignInAsync(await App.NowAsync(olga));
        var globex = $"/units/{PublicIds.Format(App.Companies.Globex.Unit("ORG").Id)}";
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(globex)).Status);

        var admin = await AdminAsync();
        var page = await admin.GetAsync($"/admin/people/{PublicIds.Format(olga.Id)}");

        Assert.Contains("Name and password are their own to change.", page.Words, StringComparison.Ordinal);
        var refused = await admin.PostAsync(
            $"{page.Path}?handler=Link",
            [new("__RequestVerificationToken", page.Form()["__RequestVerificationToken"]!)]
        );
        Assert.Contains("are their own to change", refused.Problems, StringComparison.Ordinal);
        await (await stranger.GetAsync($"/admin/people/{PublicIds.Format(olga.Id)}/remove")).Form().SubmitAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(globex)).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(App.Companies.HomeOf("OPS"))).Status);
    }

    private static async Task<string> OfferAsync(TestBrowser admin, string name, string email) =>
        (
            await (await admin.GetAsync("/admin/people/invite"))
                .Form()
                .Type("Input.Name", name)
                .Type("Input.Email", email)
                .Type("Role", "Viewer")
                .SubmitAsync()
        ).Link;

    private static async Task AcceptAsync(TestBrowser browser, string link)
    {
        var page = await browser.OpenOfferAsync(link);
        Assert.StartsWith("You are a member of", (await page.Form().SubmitAsync()).Message, StringComparison.Ordinal);
    }
}
