using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Web.Commands;
using Scorecard.Web.Tests.Account;

namespace Scorecard.Web.Tests.Installation;

/// <summary>What those who run the installation do, on their page and at the command line.</summary>
public sealed class InstallationTests(TestApp app) : IClassFixture<TestApp>
{
    private async Task<TestBrowser> RunnerAsync(Person person)
    {
        await app.SetRunsInstallationAsync(person, runs: true);
        return await app.SignInAsync(await app.NowAsync(person));
    }

    [Fact]
    public async Task Nobody_else_finds_the_page_or_its_place_in_the_menu()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/installation")).Status);
        Assert.Null((await browser.GetAsync("/kpis")).Document.QuerySelector("a[href='/installation']"));
        var nat = await RunnerAsync(app.Companies.Nobody);
        Assert.NotNull((await nat.GetAsync("/account")).Document.QuerySelector("a[href='/installation']"));
        Assert.Equal(HttpStatusCode.NotFound, (await nat.GetAsync(app.Companies.HomeOf("ORG"))).Status);
    }

    [Fact]
    public async Task A_new_organization_begins_with_a_link_for_its_administrator()
    {
        var nat = await RunnerAsync(app.Companies.Nobody);

        var page = await (await nat.GetAsync("/installation"))
            .Form("form[action*=New]")
            .Type("Input.Organization", "Acme")
            .Type("Input.Name", "Ada Second")
            .Type("Input.Email", "ada@example.com")
            .SubmitAsync();

        Assert.Equal("Acme is made. Hand the link below to Ada Second.", page.Message);
        Assert.Null((await nat.GetAsync("/installation")).Document.QuerySelector("#link"));
        var again = await page.Form("form[action*=Link]").SubmitAsync("organization");
        Assert.Equal("A new link is made. Hand it to Ada Second.", again.Message);
        var ada = app.Browse();
        var link = again.Link;
        await (await ada.GetAsync(link)).Form().Type("Input.Password", "twelve drummers drumming").SubmitAsync();
        Assert.Contains("Administrator of Acme", (await ada.GetAsync("/account")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync(app.Companies.HomeOf("ORG"))).Status);
        Assert.Null((await nat.GetAsync("/installation")).Document.QuerySelector("form[action*=Link]"));
    }

    [Fact]
    public async Task An_account_is_disabled_and_enabled_in_all_its_organizations()
    {
        var nat = await RunnerAsync(app.Companies.Nobody);
        var vic = app.Browse();
        await vic.SignInAsync("vic@example.com");

        var page = await (await nat.GetAsync("/installation?q=VIC@ex")).Form("form[action*=Disable]").SubmitAsync("person");

        Assert.Equal("Vic Viewer, vic@example.com, is disabled.", page.Message);
        Assert.False(await vic.IsSignedInAsync());
        Assert.Equal("/account/sign-in", (await app.Browse().SignInAsync("vic@example.com")).Path);
        await page.Form("form[action*=Enable]").SubmitAsync("person");
        Assert.Equal(app.Companies.HomeOf("ORG"), (await app.Browse().SignInAsync("vic@example.com")).Path);
    }

    [Fact]
    public async Task Somebody_always_runs_the_installation()
    {
        var nat = await RunnerAsync(app.Companies.Nobody);
        var path = "/installation?q=pia";
        await (await nat.GetAsync(path)).Form("form[action*=Give]").SubmitAsync("person");
        var pia = await app.SignInAsync(await app.NowAsync(app.Companies.PlantViewer));
        var (own, others) = (await nat.GetAsync("/installation?q=nat"), await pia.GetAsync(path));

        await Task.WhenAll(own.Form("form[action*=Take]").SubmitAsync("person"), others.Form("form[action*=Take]").SubmitAsync("person"));

        Assert.Equal(1, await app.ReadAsync(0, db => db.Users.CountAsync(p => p.RunsInstallation)));
        await app.SetRunsInstallationAsync(app.Companies.Nobody, runs: true);
        await app.SetRunsInstallationAsync(app.Companies.PlantViewer, runs: false);
        var last = await (await nat.GetAsync("/installation?q=nat")).Form("form[action*=Disable]").SubmitAsync("person");
        Assert.Contains("Nobody else runs the installation.", last.Problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Administrators_of_an_organization_make_no_link_for_whoever_runs_the_installation()
    {
        await app.SetRunsInstallationAsync(app.Companies.OpsManager, runs: true);
        var admin = await app.SignInAsync(app.Companies.Administrator);

        var page = await admin.GetAsync($"/admin/people/{PublicIds.Format(app.Companies.OpsManager.Id)}");

        Assert.Null(page.Document.QuerySelector("form[action*=Link]"));
        await app.SetRunsInstallationAsync(app.Companies.OpsManager, runs: false);
    }

    [Fact]
    public async Task The_verbs_do_the_same_and_take_ids_where_names_are_not_enough()
    {
        var (made, said, _) = await RunAsync("add-organization", "Twice", "--administrator", "first@twice.example", "--name", "Fay First");
        await RunAsync("add-organization", "TWICE", "--administrator=second@twice.example");
        var (code, _, error) = await RunAsync("scores", "--organization", "twice", "--period", "2026-10");

        Assert.Equal((0, 1), (made, code));
        var ids = await app.ReadAsync(
            0,
            db =>
                db.Organizations.IgnoreQueryFilters()
                    .Where(o => o.NameNormalized == "TWICE")
                    .OrderBy(o => o.Id)
                    .Select(o => o.Id)
                    .ToListAsync()
        );
        Assert.Contains($"Its id is {PublicIds.Format(ids[0])}.", said, StringComparison.Ordinal);
        Assert.Contains(
            $"2 organizations are called “twice”. Give the id of one: {string.Join(", ", ids.Select(PublicIds.Format))}.",
            error,
            StringComparison.Ordinal
        );
        Assert.Equal(0, (await RunAsync("scores", "--organization", PublicIds.Format(ids[1]), "--period", "2026-10")).Code);
        var link = said.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)[^1];
        var fay = await (await app.Browse().GetAsync(link)).Form().Type("Input.Password", "eleven pipers piping").SubmitAsync();
        Assert.StartsWith("/units/", fay.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verb_lets_an_account_run_the_installation_where_nobody_does()
    {
        var (code, said, _) = await RunAsync("run-installation", "max@example.com");

        Assert.Equal(0, code);
        Assert.Contains("Max Manager runs the installation, at /installation.", said, StringComparison.Ordinal);
        Assert.Contains("/account/welcome?person=", said, StringComparison.Ordinal);
        await app.SetRunsInstallationAsync(app.Companies.Nobody, runs: true);
        Assert.Equal(0, (await RunAsync("run-installation", "max@example.com", "--stop")).Code);
        Assert.Equal("There is no account “nobody@example.com”.", (await RunAsync("run-installation", "nobody@example.com")).Error.Trim());
        Assert.Equal(1, (await RunAsync("add-organization", "Lonely")).Code);
    }

    private async Task<(int? Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandVerbs.TryRunAsync(args, app.Services, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
