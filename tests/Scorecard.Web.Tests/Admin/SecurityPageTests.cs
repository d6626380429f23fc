using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Web.Commands;
using Scorecard.Web.People;
using Scorecard.Web.Tests.Account;

namespace Scorecard.Web.Tests.Admin;

public sealed class SecurityPageTests(TestApp app) : IClassFixture<TestApp>
{
    private long Acme => app.Companies.Acme.Model.Organization.Id;

    [Fact]
    public async Task What_happens_to_an_account_is_told()
    {
        var person = await AddAsync(9_801, "Wanda Watched", "wanda@example.com");
        var browser = app.Browse();
        await browser.SignInAsync("wanda@example.com", "not the right one");
        await browser.SignInAsync("wanda@example.com");
        await browser.GetAsync("/admin");
        await browser.PostAsync("/account/password", [new("Input.Current", TestApp.Password)]);
        await (await browser.GetAsync("/account/password"))
            .Form()
            .Type("Input.Current", TestApp.Password)
            .Type("Input.Password", "six white boomerangs")
            .SubmitAsync();
        await (await browser.GetAsync("/account/sign-out")).Form().SubmitAsync();
        await RunAsync("disable", "wanda@example.com");
        await app.Browse().SignInAsync("wanda@example.com", "six white boomerangs");
        await RunAsync("enable", "wanda@example.com");

        Assert.Equal(
            [
                SecurityKind.WrongPassword,
                SecurityKind.SignedIn,
                SecurityKind.AccessDenied,
                SecurityKind.FormRefused,
                SecurityKind.PasswordChanged,
                SecurityKind.SignedOut,
                SecurityKind.Disabled,
                SecurityKind.WrongPassword,
                SecurityKind.Enabled,
            ],
            await KindsAsync(person.Id)
        );
    }

    [Fact]
    public async Task Links_and_ended_sign_ins_are_told_with_who_did_it()
    {
        var person = await AddAsync(9_802, "Lina Linked", "lina@example.com");
        var admin = await app.SignInAsync(app.Companies.Administrator);
        var address = $"/admin/people/{PublicIds.Format(person.Id)}";
        var made = await (await admin.GetAsync(address)).Form("form[action*=Link]").SubmitAsync();
        var link = new Uri(made.Link).PathAndQuery;
        await (await app.Browse().GetAsync(link)).Form().Type("Input.Password", "nine ladies dancing").SubmitAsync();
        await (await admin.GetAsync(address)).Form("form[action*=SignOut]").SubmitAsync();

        Assert.Equal(
            [SecurityKind.LinkMade, SecurityKind.LinkUsed, SecurityKind.SignedIn, SecurityKind.SessionsEnded],
            await KindsAsync(person.Id)
        );
        var page = await admin.GetAsync($"/admin/security?person={PublicIds.Format(person.Id)}");
        Assert.Contains("Link made by Ada Admin", page.Words, StringComparison.Ordinal);
        page = await admin.GetAsync($"/admin/security?person={PublicIds.Format(person.Id)}&kind=linkused");
        Assert.Single(page.Document.QuerySelectorAll("main tbody tr"));
    }

    [Fact]
    public async Task Of_people_shared_with_another_organization_only_what_happened_here_is_shown()
    {
        var person = await AddAsync(9_803, "Sheila Shared", "sheila@example.com");
        await app.WriteAsync(
            app.Companies.Globex.Model.Organization.Id,
            db =>
            {
                db.Add(new Membership(person.Id, app.Companies.Globex.Model.Root!, Role.Viewer));
                return Task.CompletedTask;
            }
        );
        var browser = app.Browse();
        await browser.SignInAsync("sheila@example.com");
        await browser.GetAsync("/admin/people");
        await app.SaveSecurityAsync();

        var page = await (await app.SignInAsync(app.Companies.Administrator)).GetAsync(
            $"/admin/security?person={PublicIds.Format(person.Id)}"
        );

        var rows = page.Document.QuerySelectorAll("main tbody tr").Select(row => row.TextContent).ToList();
        Assert.DoesNotContain(rows, row => row.Contains("Signed in", StringComparison.Ordinal));
        Assert.Equal([SecurityKind.SignedIn, SecurityKind.AccessDenied], await KindsAsync(person.Id));
    }

    [Fact]
    public async Task Another_organizations_events_are_not_there()
    {
        await app.Browse().SignInAsync("una@example.com");
        await app.SaveSecurityAsync();

        var page = await (await app.SignInAsync(app.Companies.Stranger)).GetAsync("/admin/security");

        Assert.DoesNotContain("Una", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flood_of_wrong_passwords_makes_two_rows_and_one_of_unknown_addresses_none()
    {
        var person = await AddAsync(9_804, "Fay Flooded", "fay@example.com");
        var before = await CountAsync();
        for (var i = 0; i < 20; i++)
        {
            app.Services.GetRequiredService<SecurityLog>().Tell(SecurityKind.WrongPassword, person.Id);
            app.Services.GetRequiredService<SecurityLog>().Tell(SecurityKind.WrongPassword, null);
        }

        await app.SaveSecurityAsync();

        Assert.Equal(before + 2, await CountAsync());
        Assert.Contains(
            "19 more within a minute",
            await app.ReadAsync(0, db => db.SecurityEvents.Where(e => e.PersonId == person.Id).Select(e => e.Detail).ToListAsync())
        );
    }

    [Fact]
    public async Task Events_older_than_a_year_are_forgotten()
    {
        var person = await AddAsync(9_805, "Otto Old", "otto@example.com");
        var now = TestApp.Now.UtcDateTime;
        await app.WriteAsync(
            Acme,
            db =>
            {
                db.Add(new SecurityEvent(1, now.AddDays(-366), "signed in", person.Id));
                db.Add(new SecurityEvent(2, now.AddDays(-364), "signed in", person.Id));
                return Task.CompletedTask;
            }
        );

        await app.Services.GetRequiredService<SignInKeeper>().ForgetAsync(default);

        Assert.Equal(
            [2L],
            await app.ReadAsync(0, db => db.SecurityEvents.Where(e => e.PersonId == person.Id).Select(e => e.Id).ToListAsync())
        );
    }

    private Task<Person> AddAsync(long id, string name, string email) =>
        app.AddAsync(new Person(id, name, email), app.Companies.Acme.Unit("PLANT"), Role.Viewer);

    private Task<int> CountAsync() => app.ReadAsync(0, db => db.SecurityEvents.CountAsync());

    /// <summary>What is saved about an account, the oldest first.</summary>
    private async Task<IEnumerable<SecurityKind>> KindsAsync(long person)
    {
        await app.SaveSecurityAsync();
        var words = await app.ReadAsync(
            0,
            db => db.SecurityEvents.Where(e => e.PersonId == person).OrderBy(e => e.Id).Select(e => e.What).ToListAsync()
        );
        return words.Select(what => Enum.GetValues<SecurityKind>().Single(kind => kind.InWords() == what));
    }

    private async Task RunAsync(params string[] words)
    {
        await using var scope = app.Services.CreateAsyncScope();
        Assert.Equal(0, await CommandVerbs.TryRunAsync(words, scope.ServiceProvider, TextWriter.Null, TextWriter.Null));
    }
}
