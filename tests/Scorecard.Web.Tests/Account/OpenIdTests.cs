using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Units;

namespace Scorecard.Web.Tests.Account;

/// <summary>Signing in through an organization's own OpenID provider, a real server.</summary>
public sealed class OpenIdTests : IAsyncLifetime, IDisposable
{
    private OpenIdServer server = null!;
    private TestApp app = null!;

    public async Task InitializeAsync()
    {
        server = await OpenIdServer.StartAsync();
        // Cookies of the way there last for minutes by the clock of the browser.
        app = new TestApp { Host = Configure, Clock = DateTimeOffset.UtcNow };
        await app.InitializeAsync();
        await app.WriteAsync(
            app.Companies.Acme.Model.Organization.Id,
            db =>
            {
                db.Add(new GroupRole("Sales heads", app.Companies.Acme.Unit("SALES"), Role.Manager));
                db.Add(new GroupRole("Everyone", app.Companies.Acme.Unit("ORG"), Role.Viewer));
                return Task.CompletedTask;
            }
        );
    }

    public async Task DisposeAsync()
    {
        await ((IAsyncLifetime)app).DisposeAsync();
        await server.DisposeAsync();
    }

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task A_group_gives_a_role_on_a_unit_and_takes_it_away_again()
    {
        var browser = Browse();
        server.Person = ("s-1", "Sol Sales", "sol@acme.example", ["Sales heads"]);

        Assert.Equal(app.Companies.HomeOf("SALES"), (await SignInAsync(browser)).Path);
        Assert.Equal([(app.Companies.Acme.Unit("SALES").Id, Role.Manager, true)], await RolesOfAsync("sol@acme.example"));

        server.Person = server.Person with { Groups = ["Everyone"] };
        await SignInAsync(Browse());
        Assert.Equal([(app.Companies.Acme.Unit("ORG").Id, Role.Viewer, true)], await RolesOfAsync("sol@acme.example"));

        server.Person = server.Person with { Groups = [] };
        var refused = await SignInAsync(Browse());
        Assert.Equal((HttpStatusCode.Forbidden, "No role yet"), (refused.Status, refused.Heading));
        Assert.Empty(await RolesOfAsync("sol@acme.example"));
    }

    [Fact]
    public async Task Someone_whom_the_organization_has_invited_keeps_the_account_and_roles_given_by_hand_stay()
    {
        server.Person = ("s-2", "Una U.", "una@example.com", []);

        Assert.Equal("/enter", (await SignInAsync(Browse())).Path);
        Assert.Equal([(app.Companies.Acme.Unit("NORTH").Id, Role.Updater, false)], await RolesOfAsync("una@example.com"));
    }

    [Fact]
    public async Task An_e_mail_opens_no_account_of_another_organization()
    {
        server.Person = ("s-3", "Not Eve", "eve@example.com", ["Everyone"]);

        await SignInAsync(Browse());

        // Eve's own account is as it was; the one who came is somebody else with the same address.
        var logins = await app.ReadAsync(0, db => db.UserLogins.Select(l => l.UserId).ToListAsync());
        Assert.DoesNotContain(app.Companies.Stranger.Id, logins);
        Assert.Single(logins);
    }

    [Fact]
    public async Task An_answer_that_this_browser_did_not_ask_for_is_refused()
    {
        server.Person = ("s-4", "Max M.", "max@example.com", ["Everyone"]);
        var victim = ByHand();
        var theirs = await AskAsync(ByHand());
        var own = await AskAsync(victim);

        // Somebody else's whole answer, and their code with one's own state.
        Assert.Equal("/account/sign-in?refused=openid", await BackAsync(victim, theirs));
        Assert.Equal("/account/sign-in?refused=openid", await BackAsync(victim, WithCodeOf(own, theirs)));
        using var account = await victim.Client.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, account.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?code=x")]
    [InlineData("?state=x")]
    [InlineData("?code=x&state=x")]
    [InlineData("?error=access_denied&error_description=%3Cscript%3E")]
    public async Task Nonsense_at_the_way_back_is_refused_with_a_sentence(string query)
    {
        var page = await app.Browse().GetAsync("/account/openid/0" + query);

        Assert.Equal((HttpStatusCode.OK, "/account/sign-in?refused=openid"), (page.Status, page.Path));
        Assert.Contains("The OpenID provider did not let you in", page.Problems, StringComparison.Ordinal);
        Assert.DoesNotContain("script", page.Problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organization_that_asks_for_its_provider_is_not_there_for_a_password()
    {
        await app.WriteAsync(
            app.Companies.Acme.Model.Organization.Id,
            async db => (await db.Organizations.SingleAsync()).RequireSignIn(SignInRule.OpenId)
        );
        var browser = Browse();

        var page = await browser.SignInAsync("una@example.com");

        Assert.Contains("Acme asks for a sign-in through its OpenID provider", page.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(app.Companies.HomeOf("NORTH"))).Status);
        server.Person = ("s-5", "Una U.", "una@example.com", []);
        Assert.Equal("/enter", (await SignInAsync(Browse())).Path);
    }

    private void Configure(IWebHostBuilder host) =>
        host.UseSetting("OpenId:0:Authority", server.Address)
            .UseSetting("OpenId:0:ClientId", OpenIdServer.Client)
            .UseSetting("OpenId:0:ClientSecret", OpenIdServer.Secret)
            .UseSetting("OpenId:0:Name", "Acme ID")
            .UseSetting("OpenId:0:Organization", PublicIds.Format(app.Companies.Acme.Model.Organization.Id));

    /// <summary>A browser that goes to the provider too.</summary>
    private TestBrowser Browse() =>
        new(app.CreateDefaultClient(TestBrowser.Home, new RedirectHandler(), new CookieContainerHandler(), new ToTheProvider(server)));

    private static async Task<TestPage> SignInAsync(TestBrowser browser) =>
        await (await browser.GetAsync("/account/sign-in")).Form("form.openid").SubmitAsync();

    /// <summary>A browser whose redirects the test follows by hand.</summary>
    private TestBrowser ByHand() => new(app.CreateDefaultClient(TestBrowser.Home, new CookieContainerHandler(), new ToTheProvider(server)));

    /// <summary>Goes to the provider; the address to which it sends the browser back.</summary>
    private static async Task<string> AskAsync(TestBrowser browser)
    {
        using var sent = new FormUrlEncodedContent((await browser.GetAsync("/account/sign-in")).Form("form.openid").Fields);
        using var asked = await browser.Client.PostAsync("/account/openid", sent);
        using var answered = await browser.Client.GetAsync(asked.Headers.Location);
        return answered.Headers.Location!.PathAndQuery;
    }

    private static async Task<string> BackAsync(TestBrowser browser, string path)
    {
        using var response = await browser.Client.GetAsync(path);
        return $"{response.Headers.Location}";
    }

    private static string WithCodeOf(string path, string other)
    {
        var query = QueryHelpers.ParseQuery(path.Split('?')[1]).ToDictionary(q => q.Key, q => (string?)$"{q.Value}");
        query["code"] = QueryHelpers.ParseQuery(other.Split('?')[1])["code"];
        return QueryHelpers.AddQueryString(path.Split('?')[0], query);
    }

    private async Task<List<(long Unit, Role Role, bool FromGroup)>> RolesOfAsync(string email)
    {
        var rows = await app.ReadAsync(
            app.Companies.Acme.Model.Organization.Id,
            db =>
                db.Memberships.Where(m => db.Users.Any(p => p.Id == m.PersonId && p.Email == email))
                    .Select(m => new
                    {
                        m.UnitId,
                        m.Role,
                        m.IsFromGroup,
                    })
                    .ToListAsync()
        );
        return [.. rows.Select(r => (r.UnitId, r.Role, r.IsFromGroup))];
    }

    private sealed class ToTheProvider(OpenIdServer server) : DelegatingHandler
    {
        private readonly HttpClient real = new(new HttpClientHandler { AllowAutoRedirect = false });

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri!.AbsoluteUri.StartsWith(server.Address, StringComparison.Ordinal)
                ? await real.GetAsync(request.RequestUri, cancellationToken)
                : await base.SendAsync(request, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            real.Dispose();
            base.Dispose(disposing);
        }
    }
}
