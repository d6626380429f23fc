using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Domain.Access;
using Scorecard.Domain.Periods;
using Scorecard.TestData;
using Scorecard.Web.Demo;
using Scorecard.Web.Hosting;
using Scorecard.Web.People;

namespace Scorecard.Web.Tests.Account;

public sealed class SetupTests : IAsyncLifetime
{
    private readonly TestDatabase database = TestDatabases.CreateSqlite();
    private readonly WebApplicationFactory<Program> app;

    public SetupTests() =>
        app = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
            host.UseEnvironment("Production")
                .UseSetting("ReloadStaticAssetsAtRuntime", "false")
                .UseSetting("Database:ConnectionString", database.ConnectionString)
        );

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task The_link_makes_the_organization_and_its_first_administrator_once()
    {
        var link = Open();
        var browser = Browse();

        var page = await Fill(await browser.GetAsync(link)).SubmitAsync();

        Assert.StartsWith("/units/", page.Path, StringComparison.Ordinal);
        Assert.Contains("Administrator of Acme Bicycles", (await browser.GetAsync("/account")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Browse().GetAsync(link)).Status);
        Assert.Equal("Sign in to Acme Bicycles", (await Browse().GetAsync("/account/sign-in")).Heading);
        await ReadAsync(async db =>
        {
            var organization = await db.Organizations.IgnoreQueryFilters().SingleAsync();
            db.Scope(organization.Id);
            Assert.Equal(("Acme Bicycles", "Europe/Amsterdam", 1), (organization.Name, organization.TimeZone, organization.Sequence));
            Assert.Equal(
                (4, FiscalYearNaming.End, "EUR"),
                (organization.FiscalYearStart, organization.FiscalYearNamedBy, organization.Currency)
            );
            Assert.Equal(["Group", "Division", "Shop"], organization.Tiers.Select(tier => tier.Name));
            Assert.Equal(
                (1, "Acme Bicycles", 4),
                (await db.Units.CountAsync(), (await db.Units.SingleAsync()).Name, await db.Perspectives.CountAsync())
            );
            Assert.Equal(Role.Administrator, (await db.Memberships.SingleAsync()).Role);
            Assert.Contains(await db.Changes.ToListAsync(), c => c.Subject == Domain.Changes.Subject.Membership);
        });
    }

    [Fact]
    public async Task Its_years_can_be_made_of_weeks_from_the_start()
    {
        var refused = await Fill(await Browse().GetAsync(Open())).Type("Input.Year.Pattern", "77").SubmitAsync();
        Assert.Contains("“77” does not fit here", refused.Problems, StringComparison.Ordinal);

        await Fill(refused).Type("Input.Year.Pattern", "FourFourFive").Type("Input.Year.FirstDay", "Monday").SubmitAsync();

        await ReadAsync(async db =>
            Assert.Equal(
                new FiscalCalendar(4, FiscalYearNaming.End, new(WeekPattern.FourFourFive, DayOfWeek.Monday, WeekYearEnd.Last)),
                (await db.Organizations.IgnoreQueryFilters().SingleAsync()).Calendar
            )
        );
    }

    [Fact]
    public async Task A_form_that_breaks_a_rule_leaves_nothing_behind_and_the_link_works_on()
    {
        var page = await Fill(await Browse().GetAsync(Open())).Type("Input.Password", "short").SubmitAsync();

        Assert.Contains("Write at least 12 characters", page.Problems, StringComparison.Ordinal);
        Assert.Equal("Acme Bicycles", page.Form()["Input.Organization"]);
        await ReadAsync(async db =>
            Assert.Equal((0, 0), (await db.Users.CountAsync(), await db.Organizations.IgnoreQueryFilters().CountAsync()))
        );
        Assert.StartsWith("/units/", (await Fill(page).SubmitAsync()).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_box_says_what_it_misses()
    {
        var page = await (await Browse().GetAsync(Open())).Form().Type("Input.Email", "no mail").SubmitAsync();

        foreach (
            var sentence in new[]
            {
                "Write the name of the organization",
                "Write your name",
                "Write an e-mail address",
                "Write 12 to 256 characters",
            }
        )
            Assert.Contains(sentence, page.Problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_currency_or_tiers_that_do_not_fit_mark_their_box_and_leave_nothing_behind()
    {
        var page = await Fill(await Browse().GetAsync(Open())).Type("Input.Currency", "€").SubmitAsync();
        Assert.Equal("true", page.Document.QuerySelector("[name='Input.Currency']")!.GetAttribute("aria-invalid"));
        Assert.Contains("“€” is not a currency", page.Problems, StringComparison.Ordinal);

        page = await Fill(page).Type("Input.Tiers", "Only one").SubmitAsync();
        Assert.Equal("true", page.Document.QuerySelector("[name='Input.Tiers']")!.GetAttribute("aria-invalid"));
        Assert.Contains("An organization has 2 to 6 tiers, not 1", page.Problems, StringComparison.Ordinal);
        await ReadAsync(async db => Assert.Equal(0, await db.Users.CountAsync()));
    }

    [Fact]
    public async Task The_time_zone_is_chosen_from_a_short_list_first_or_taken_from_the_browser()
    {
        var page = await Browse().GetAsync(Open());

        var zones = page.Document.QuerySelector("[name='Input.TimeZone']")!;
        Assert.Equal(["Often chosen", "All others"], zones.QuerySelectorAll("optgroup").Select(group => group.GetAttribute("label")));
        Assert.InRange(zones.QuerySelectorAll("optgroup:first-child option").Length, 8, 20);
        var all = zones.QuerySelectorAll("option").Select(zone => zone.GetAttribute("value")).ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.Equal("yes", zones.GetAttribute("data-browser-zone"));
        var again = await page.Form().SubmitAsync();
        Assert.Equal("no", again.Document.QuerySelector("[name='Input.TimeZone']")!.GetAttribute("data-browser-zone"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?token=")]
    [InlineData("?token=0123456789abcdef0123456789abcdef01234567")]
    public async Task Without_the_link_there_is_no_set_up(string query) =>
        Assert.Equal(HttpStatusCode.NotFound, (await Browse().GetAsync($"/setup{query}")).Status);

    [Fact]
    public async Task Two_who_follow_the_link_at_once_do_not_both_become_administrator()
    {
        var link = Open();
        var (first, second) = (await Browse().GetAsync(link), await Browse().GetAsync(link));

        var statuses = await Task.WhenAll(
            Fill(first).SubmitAsync(),
            Fill(second).Type("Input.Organization", "Other").Type("Input.Email", "other@example.com").SubmitAsync()
        );

        Assert.Single(statuses, page => page.Path.StartsWith("/units/", StringComparison.Ordinal));
        await ReadAsync(async db =>
            Assert.Equal((1, 1), (await db.Users.CountAsync(), await db.Organizations.IgnoreQueryFilters().CountAsync()))
        );
    }

    [Fact]
    public async Task Only_one_of_many_takes_the_link_and_it_works_again_where_nothing_came_of_it()
    {
        var (link, token) = (new SetupLink(), "");
        for (var round = 0; round < 200; round++)
        {
            token = link.Open().Split('=')[1];
            var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => link.Take(token))));
            Assert.Single(taken, took => took);
        }
        Assert.False(link.Fits(token));
        link.GiveBack(token);
        Assert.True(link.Take(token));
    }

    [Fact]
    public async Task The_process_is_ready_when_its_database_answers() =>
        Assert.Equal("ready", await app.CreateClient().GetStringAsync("/readyz"));

    [Fact]
    public async Task Demo_mode_brings_its_company_and_offers_its_sign_ins()
    {
        await using var demo = app.WithWebHostBuilder(host => host.UseSetting("Demo", "true"));
        var browser = new TestBrowser(demo.CreateClient(new() { BaseAddress = TestBrowser.Home }));

        var page = await (await browser.GetAsync("/account/sign-in")).Form(".demo form").SubmitAsync();

        Assert.StartsWith("/units/", page.Path, StringComparison.Ordinal);
        Assert.Contains(DemoOrganization.Name, (await browser.GetAsync("/account")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/setup")).Status);
    }

    [Fact]
    public void The_console_says_where_to_begin()
    {
        const string home = "http://localhost:5080";
        Assert.Contains($"{home}/setup?token=abc", Greeting.Say(home, demo: false, "/setup?token=abc"), StringComparison.Ordinal);
        Assert.All(
            DemoOrganization.SignIns,
            known => Assert.Contains(known.Email, Greeting.Say(home, demo: true, null), StringComparison.Ordinal)
        );
        var kept = Greeting.Say(home, demo: false, "/setup?token=abc", "/srv/scorecard/setup-link");
        Assert.Contains("/srv/scorecard/setup-link", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("abc", kept, StringComparison.Ordinal);
        Assert.DoesNotContain(DemoOrganization.Password, Greeting.Say(home, demo: false, null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:5080", "http://localhost:5080")]
    [InlineData("http://[::]:8080/", "http://localhost:8080")]
    [InlineData("https://0.0.0.0", "https://localhost")]
    [InlineData("http://+:80", "http://localhost:80")]
    public void The_address_is_one_that_a_browser_opens(string listens, string opens) => Assert.Equal(opens, Greeting.Address([listens]));

    private static TestForm Fill(TestPage page) =>
        page.Form()
            .Type("Input.Organization", "Acme Bicycles")
            .Type("Input.TimeZone", "Europe/Amsterdam")
            .Type("Input.FiscalYearStart", "4")
            .Type("Input.FiscalYearNaming", "End")
            .Type("Input.Currency", "eur")
            .Type("Input.Tiers", "Group, Division, Shop")
            .Type("Input.Name", "Ada Admin")
            .Type("Input.Email", "ada@example.com")
            .Type("Input.Password", "a dozen green bottles");

    private string Open() => app.Services.GetRequiredService<SetupLink>().Open();

    private TestBrowser Browse() => new(app.CreateClient(new() { BaseAddress = TestBrowser.Home }));

    private async Task ReadAsync(Func<ScorecardDbContext, Task> read)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await read(scope.ServiceProvider.GetRequiredService<ScorecardDbContext>());
    }
}
