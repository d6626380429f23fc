using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Scorecard.Data;
using Scorecard.Domain;

namespace Scorecard.Web.Tests.Hosting;

/// <summary>An installation that people reach at https://scorecard.example.com:8443, through a proxy that ends HTTPS.</summary>
public sealed class PublicAddressTests : IClassFixture<PublicAddressTests.Installation>
{
    private const string Own = "https://scorecard.example.com:8443";

    private static readonly IPAddress Proxy = IPAddress.Parse("10.0.0.7");

    private readonly TestApp app;

    public PublicAddressTests(Installation installation) => app = installation.App;

    [Theory]
    [InlineData("https://evil.example/account/sign-in")]
    [InlineData("http://evil.example/account/sign-in")]
    [InlineData("https://scorecard.example.com.evil.example/")]
    [InlineData("https://localhost/account/sign-in")]
    [InlineData("https://127.0.0.1/css/site.css")]
    public async Task Under_another_name_it_says_where_it_is_and_nothing_else(string address)
    {
        var answer = await Client(address).GetAsync(address);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal($"Scorecard answers at {Own} and under no other name.", await answer.Content.ReadAsStringAsync());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("http://10.1.2.3/healthz", "ok")]
    [InlineData("http://scorecard-7f9c/readyz", "ready")]
    public async Task Whoever_watches_over_it_is_answered_under_any_name(string address, string says) =>
        Assert.Equal(says, await Client(address).GetStringAsync(address));

    [Theory]
    [InlineData("/kpis?q=cost%20of%20sales", "/kpis?q=cost%20of%20sales")]
    [InlineData("//evil.example/", "//evil.example/")]
    public async Task Plain_http_leads_to_the_same_page_at_the_public_address(string asked, string leads)
    {
        var answer = await Client("http://scorecard.example.com/").GetAsync(new Uri("http://scorecard.example.com" + asked));

        Assert.Equal((HttpStatusCode.PermanentRedirect, Own + leads), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_browser_stays_with_https_for_a_year_under_all_names_below()
    {
        var answer = await Client("https://scorecard.example.com/").GetAsync("/account/sign-in");

        Assert.Equal(["max-age=31536000; includeSubDomains"], answer.Headers.GetValues("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Every_cookie_is_bound_to_this_host_and_to_https()
    {
        var browser = new TestBrowser(Client("https://scorecard.example.com/"));
        var form = await browser.GetAsync("/account/sign-in");
        var inside = await form.Form().Type("Input.Email", "vic@example.com").Type("Input.Password", TestApp.Password).SubmitAsync();
        var account = await browser.GetAsync("/account");
        var organization = PublicIds.Format(app.Companies.Acme.Model.Organization.Id);
        var token = account.Form()["__RequestVerificationToken"]!;
        var switched = await browser.PostAsync(
            "/account/organization",
            [new("organization", organization), new("__RequestVerificationToken", token)]
        );
        var left = await (await browser.GetAsync("/account/sign-out")).Form().SubmitAsync();

        var cookies = new[] { form, inside, account, switched, left }.SelectMany(page => page.Cookies).ToList();
        foreach (var name in new[] { "scorecard=", ".AspNetCore.Antiforgery", ".AspNetCore.Mvc.CookieTempDataProvider=" })
            Assert.Contains(cookies, cookie => cookie.StartsWith($"__Host-{name}", StringComparison.Ordinal));
        foreach (var cookie in cookies)
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            Assert.Matches("(?i); path=/(;|$)", cookie);
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void No_way_of_signing_in_has_a_cookie_of_another_kind()
    {
        var cookies = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>();
        foreach (
            var scheme in new[]
            {
                IdentityConstants.ApplicationScheme,
                IdentityConstants.ExternalScheme,
                IdentityConstants.TwoFactorUserIdScheme,
                IdentityConstants.TwoFactorRememberMeScheme,
            }
        )
        {
            var cookie = cookies.Get(scheme).Cookie;
            Assert.StartsWith("__Host-", cookie.Name, StringComparison.Ordinal);
            Assert.Equal((CookieSecurePolicy.Always, "/", null), (cookie.SecurePolicy, cookie.Path, cookie.Domain));
        }
    }

    [Fact]
    public void An_openid_provider_leaves_no_cookie_of_another_kind()
    {
        using var with = app.WithWebHostBuilder(host =>
            host.UseSetting("OpenId:0:Organization", PublicIds.Format(app.Companies.Acme.Model.Organization.Id))
                .UseSetting("OpenId:0:Authority", "https://id.example")
                .UseSetting("OpenId:0:ClientId", "scorecard")
        );
        var options = with.Services.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get("openid-0");

        foreach (var cookie in new[] { options.NonceCookie, options.CorrelationCookie })
        {
            Assert.StartsWith("__Host-", cookie.Name, StringComparison.Ordinal);
            Assert.Equal((CookieSecurePolicy.Always, "/", null), (cookie.SecurePolicy, cookie.Path, cookie.Domain));
        }
    }

    [Fact]
    public async Task Links_to_hand_over_are_made_with_the_public_address()
    {
        var browser = await SignInAsync(app.Companies.Administrator);
        var invite = await browser.GetAsync("/admin/people/invite");
        var invited = await invite
            .Form()
            .Type("Input.Name", "Ivy Invited")
            .Type("Input.Email", "ivy@example.com")
            .Type("Role", "Viewer")
            .SubmitAsync();
        await (await browser.GetAsync("/kpis")).Form(".views form").SubmitAsync();

        var runner = app.Companies.Nobody;
        await app.SetRunsInstallationAsync(runner);
        var made = await (await (await SignInAsync(runner)).GetAsync("/installation"))
            .Form("form[action*=New]")
            .Type("Input.Organization", "Initech")
            .Type("Input.Name", "Ina First")
            .Type("Input.Email", "ina@example.com")
            .SubmitAsync();

        Assert.StartsWith($"{Own}/account/welcome?", invited.Link, StringComparison.Ordinal);
        Assert.StartsWith($"{Own}/account/welcome?", made.Link, StringComparison.Ordinal);
        Assert.StartsWith($"{Own}/kpis", Value(await browser.GetAsync("/views"), "input[readonly]"), StringComparison.Ordinal);

        static string Value(TestPage page, string selector) => page.Document.QuerySelector(selector)!.GetAttribute("value")!;
    }

    [Fact]
    public async Task What_a_known_proxy_says_is_believed()
    {
        var answer = await ThroughAsync(Proxy, "https");

        Assert.Equal(StatusCodes.Status200OK, answer.Response.StatusCode);
        Assert.Equal(IPAddress.Parse("203.0.113.9"), answer.Connection.RemoteIpAddress);
    }

    [Fact]
    public async Task What_anybody_else_says_is_not_believed_and_never_leads_in_a_circle()
    {
        var stranger = IPAddress.Parse("10.0.1.7");
        var answer = await ThroughAsync(stranger, "https");

        Assert.Equal((StatusCodes.Status400BadRequest, stranger), (answer.Response.StatusCode, answer.Connection.RemoteIpAddress));
        using var said = new StreamReader(answer.Response.Body);
        Assert.Contains("Public:Proxies", await said.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Equal(StatusCodes.Status308PermanentRedirect, (await ThroughAsync(stranger, "http")).Response.StatusCode);
    }

    [Fact]
    public async Task A_forged_sender_before_the_proxy_stays_out()
    {
        var answer = await ThroughAsync(Proxy, "https", "127.0.0.1, 203.0.113.9");

        Assert.Equal(IPAddress.Parse("203.0.113.9"), answer.Connection.RemoteIpAddress);
    }

    private Task<HttpContext> ThroughAsync(IPAddress sender, string scheme, string from = "203.0.113.9") =>
        app.Server.SendAsync(context =>
        {
            context.Connection.RemoteIpAddress = sender;
            context.Request.Scheme = "http";
            context.Request.Host = new HostString("scorecard.example.com");
            context.Request.Path = "/account/sign-in";
            context.Request.Headers["X-Forwarded-For"] = from;
            context.Request.Headers["X-Forwarded-Proto"] = scheme;
            context.Request.Headers["X-Forwarded-Host"] = "evil.example";
        });

    private async Task<TestBrowser> SignInAsync(Person person)
    {
        var client = Client("https://scorecard.example.com/", follow: true);
        var browser = new TestBrowser(client);
        await (await browser.GetAsync("/account/sign-in"))
            .Form()
            .Type("Input.Email", person.Email!)
            .Type("Input.Password", TestApp.Password)
            .SubmitAsync();
        return browser;
    }

    private HttpClient Client(string address, bool follow = false) =>
        app.CreateClient(
            new WebApplicationFactoryClientOptions { BaseAddress = new Uri(new Uri(address), "/"), AllowAutoRedirect = follow }
        );

    public sealed class Installation : IAsyncLifetime
    {
        public TestApp App { get; } =
            new() { Host = host => host.UseSetting("Public:Url", Own + "/").UseSetting("Public:Proxies", "127.0.0.1, 10.0.0.0/24") };

        public Task InitializeAsync() => App.InitializeAsync();

        public Task DisposeAsync() => ((IAsyncLifetime)App).DisposeAsync();
    }
}
