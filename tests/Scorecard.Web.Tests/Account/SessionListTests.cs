using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;

namespace Scorecard.Web.Tests.Account;

public sealed class SessionListTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0";

    [Fact]
    public async Task The_list_says_where_a_person_is_signed_in_and_which_is_this_one()
    {
        var browser = app.Browse();
        browser.Client.DefaultRequestHeaders.UserAgent.ParseAdd(Firefox);
        await browser.SignInAsync("pia@example.com");
        await app.SignInAsync(app.Companies.PlantViewer);

        var page = await browser.GetAsync("/account/sessions");

        var rows = page.Document.QuerySelectorAll("main tbody tr").Select(row => row.TextContent).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains("Firefox on Windows", rows[0], StringComparison.Ordinal);
        Assert.Contains("This one", rows[0], StringComparison.Ordinal);
        Assert.Contains("By password", rows[0], StringComparison.Ordinal);
        Assert.DoesNotContain("This one", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_them_can_be_ended()
    {
        var (here, there) = (await app.SignInAsync(app.Companies.OpsManager), await app.SignInAsync(app.Companies.OpsManager));

        var page = await (await here.GetAsync("/account/sessions")).Form("tr:nth-child(2) form").SubmitAsync("session");

        Assert.Equal(("/account/sessions", "The sign-in is ended."), (page.Path, page.Message));
        Assert.True(await here.IsSignedInAsync());
        Assert.False(await there.IsSignedInAsync());
    }

    [Fact]
    public async Task Ending_this_one_signs_out()
    {
        var browser = await app.SignInAsync(app.Companies.SalesManager);

        var page = await (await browser.GetAsync("/account/sessions")).Form("tr:nth-child(1) form").SubmitAsync("session");

        Assert.Equal(("/account/sign-in", "You are signed out."), (page.Path, page.Message));
        Assert.False(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task All_others_can_be_ended_at_once()
    {
        var here = await app.SignInAsync(app.Companies.Viewer);
        var others = new[] { await app.SignInAsync(app.Companies.Viewer), await app.SignInAsync(app.Companies.Viewer) };

        var page = await (await here.GetAsync("/account/sessions")).Form("form[action*=Others]").SubmitAsync();

        Assert.Equal("2 other sign-ins ended.", page.Message);
        Assert.Empty(page.Document.QuerySelectorAll("form[action*=Others]"));
        Assert.True(await here.IsSignedInAsync());
        foreach (var other in others)
            Assert.False(await other.IsSignedInAsync());
    }

    [Fact]
    public async Task Somebody_elses_sign_in_cannot_be_ended()
    {
        var (una, ada) = (await app.SignInAsync(app.Companies.NorthUpdater), await app.SignInAsync(app.Companies.Administrator));
        var others = await app.ReadAsync(
            0,
            db => db.Sessions.Where(s => s.PersonId == app.Companies.Administrator.Id).Select(s => s.Id).ToListAsync()
        );
        var token = (await una.GetAsync("/account")).Form()["__RequestVerificationToken"]!;

        foreach (var session in others.Select(id => $"{id}").Append("nonsense").Append(""))
        {
            var page = await una.PostAsync(
                "/account/sessions?handler=End",
                [new("session", session), new("__RequestVerificationToken", token)]
            );
            Assert.Equal(Guid.TryParse(session, out _) ? HttpStatusCode.OK : HttpStatusCode.NotFound, page.Status);
        }

        Assert.True(await ada.IsSignedInAsync());
    }

    [Fact]
    public async Task An_administrator_ends_the_sign_ins_of_people_that_belong_here_only()
    {
        var admin = await app.SignInAsync(app.Companies.Administrator);
        var person = await app.AddAsync(new Person(9_701, "Sam Signed", "sam@example.com"), app.Companies.Acme.Unit("PLANT"), Role.Viewer);
        var browser = app.Browse();
        await browser.SignInAsync("sam@example.com");
        await app.SaveSecurityAsync();
        var address = $"/admin/people/{PublicIds.Format(person.Id)}";
        var page = await admin.GetAsync(address);
        Assert.Contains("Signed in last on 12 Nov 2026", page.Words, StringComparison.Ordinal);

        page = await page.Form("form[action*=SignOut]").SubmitAsync();

        Assert.Equal("Sam Signed is signed out everywhere.", page.Message);
        Assert.False(await browser.IsSignedInAsync());
    }
}
