using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Changes;

namespace Scorecard.Web.Tests.Account;

public sealed class AccountTests(TestApp app) : IClassFixture<TestApp>
{
    private long Acme => app.Companies.Acme.Model.Organization.Id;

    [Fact]
    public async Task The_account_says_in_words_what_the_person_may_do()
    {
        var page = await (await app.SignInAsync(app.Companies.PlantViewer)).GetAsync("/account");

        Assert.Contains("Acme Viewer of PLANT: sees it and all below", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Someone_without_a_membership_is_told_whom_to_ask()
    {
        var page = await (await app.SignInAsync(app.Companies.Nobody)).GetAsync("/account");

        Assert.Contains("You are not a member of any organization", page.Words, StringComparison.Ordinal);
        Assert.Contains("An administrator who wants you in hands you a link.", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_name_and_title_are_saved_and_in_the_journal()
    {
        var browser = await app.SignInAsync(app.Companies.OpsManager);

        var page = await (await browser.GetAsync("/account"))
            .Form()
            .Type("Input.Name", "Olga Other")
            .Type("Input.Title", "Head of OPS")
            .SubmitAsync();

        Assert.Equal(("Saved.", "Olga Other", "Head of OPS"), (page.Message, page.Form()["Input.Name"], page.Form()["Input.Title"]));
        var lines = await app.ReadAsync(
            Acme,
            db => db.Changes.Where(c => c.Subject == Subject.Person).OrderBy(c => c.Ordinal).ToListAsync()
        );
        Assert.Equal([("Name", "Olga Ops", "Olga Other"), ("Title", null, "Head of OPS")], lines.Select(c => (c.What, c.From, c.To)));
        Assert.All(lines, line => Assert.Equal(app.Companies.OpsManager.Id, line.By));
    }

    [Theory]
    [InlineData("", "Write your name")]
    [InlineData("Two\nlines", "Person: the name holds a line break or another control character. Write it on one line.")]
    public async Task A_name_that_cannot_be_is_refused_and_kept_in_the_box(string name, string sentence)
    {
        var browser = await app.SignInAsync(app.Companies.Viewer);

        var page = await (await browser.GetAsync("/account")).Form().Type("Input.Name", name).SubmitAsync();

        Assert.Contains(sentence, page.Problems, StringComparison.Ordinal);
        Assert.Equal("Vic Viewer", (await browser.GetAsync("/account")).Form()["Input.Name"]);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_all_sign_ins_at_once()
    {
        var (here, there) = (app.Browse(), app.Browse());
        await here.SignInAsync("pia@example.com");
        await there.SignInAsync("pia@example.com");
        Assert.True(await there.IsSignedInAsync());

        var page = await (await here.GetAsync("/account")).Form("form[action*=SignOutEverywhere]").SubmitAsync();

        Assert.Equal(("/account/sign-in", "You are signed out everywhere."), (page.Path, page.Message));
        Assert.False(await here.IsSignedInAsync());
        Assert.False(await there.IsSignedInAsync());
    }

    [Fact]
    public async Task A_new_password_keeps_this_sign_in_and_ends_the_others()
    {
        var (here, there) = (app.Browse(), app.Browse());
        await here.SignInAsync("max@example.com");
        await there.SignInAsync("max@example.com");

        var page = await (await here.GetAsync("/account/password"))
            .Form()
            .Type("Input.Current", TestApp.Password)
            .Type("Input.Password", "six white boomerangs")
            .SubmitAsync();

        Assert.Equal(("/account", "Your password is changed. Your other sign-ins have ended."), (page.Path, page.Message));
        Assert.True(await here.IsSignedInAsync());
        Assert.False(await there.IsSignedInAsync());
        Assert.Equal("/account/sign-in", (await app.Browse().SignInAsync("max@example.com")).Path);
        Assert.Equal(app.Companies.HomeOf("SALES"), (await app.Browse().SignInAsync("max@example.com", "six white boomerangs")).Path);
    }

    [Theory]
    [InlineData(TestApp.Password, "elevenchars", "Write at least 12 characters")]
    [InlineData(TestApp.Password, "password1234", "This is one of the passwords that are guessed first")]
    [InlineData(TestApp.Password, "", "Write 12 to 256 characters")]
    [InlineData("wrong", "six white boomerangs", "This is not your present password")]
    [InlineData("", "six white boomerangs", "Write your present password")]
    public async Task A_password_change_says_what_is_wrong(string current, string wanted, string sentence)
    {
        var browser = await app.SignInAsync(app.Companies.NorthUpdater);

        var page = await (await browser.GetAsync("/account/password"))
            .Form()
            .Type("Input.Current", current)
            .Type("Input.Password", wanted)
            .SubmitAsync();

        Assert.Contains(sentence, page.Problems, StringComparison.Ordinal);
        Assert.True(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task Only_an_organization_of_ones_own_can_be_switched_to()
    {
        var browser = await app.SignInAsync(app.Companies.Viewer);
        var token = (await browser.GetAsync("/account")).Form()["__RequestVerificationToken"]!;

        var own = await browser.PostAsync(
            "/account/organization",
            [new("organization", PublicIds.Format(Acme)), new("__RequestVerificationToken", token)]
        );
        var other = await browser.PostAsync(
            "/account/organization",
            [new("organization", PublicIds.Format(app.Companies.Globex.Model.Organization.Id)), new("__RequestVerificationToken", token)]
        );

        Assert.Equal(app.Companies.HomeOf("ORG"), own.Path);
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
    }
}
