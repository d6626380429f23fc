using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Scorecard.Data;
using Scorecard.Web.People;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Tests;

/// <content>Browsers, and who has signed in with them.</content>
public sealed partial class TestApp
{
    /// <summary>A browser without a sign-in.</summary>
    public TestBrowser Browse(string language = "en-GB") => Browser(new CookieContainer(), language);

    /// <summary>A browser in which a person has signed in.</summary>
    public async Task<TestBrowser> SignInAsync(Person person, string language = "en-GB") => BrowseWith(await CookieAsync(person), language);

    /// <summary>A browser that has a cookie.</summary>
    public TestBrowser BrowseWith(string cookie, string language = "en-GB")
    {
        var cookies = new CookieContainer();
        cookies.SetCookies(Address, cookie);
        return Browser(cookies, language);
    }

    /// <summary>The cookie with which a person is signed in: name=value.</summary>
    public async Task<string> CookieAsync(Person person)
    {
        var cookie = "";
        await InScopeAsync(async services =>
        {
            var principal = await services.GetRequiredService<SignInManager<Person>>().CreateUserPrincipalAsync(person);
            var session = new Session(
                person.Id,
                SignInMethod.Password,
                hasSecondFactor: false,
                isKept: false,
                "Test",
                "",
                Clock.UtcDateTime,
                Clock.UtcDateTime.AddDays(1)
            );
            var db = services.GetRequiredService<ScorecardDbContext>();
            db.Add(session);
            await db.SaveChangesAsync();
            ((ClaimsIdentity)principal.Identity!).AddClaim(new(SignInTicket.Session, $"{session.Id}"));
            var options = services
                .GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
                .Get(IdentityConstants.ApplicationScheme);
            var properties = new AuthenticationProperties { IssuedUtc = Now, ExpiresUtc = Now.AddDays(1) };
            cookie =
                $"{options.Cookie.Name}={options.TicketDataFormat.Protect(new(principal, properties, IdentityConstants.ApplicationScheme))}";
        });
        return cookie;
    }

    /// <summary>Saves the security events that wait.</summary>
    public Task SaveSecurityAsync() => Services.GetRequiredService<SignInKeeper>().SaveEventsAsync(all: true, default);

    /// <summary>Where it listens.</summary>
    public Uri Address => Elsewhere is null ? TestBrowser.Home : ClientOptions.BaseAddress;

    private TestBrowser Browser(CookieContainer cookies, string language)
    {
        var client = CreateDefaultClient(Address, new RedirectHandler(), new CookieContainerHandler(cookies));
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return new(client);
    }
}
