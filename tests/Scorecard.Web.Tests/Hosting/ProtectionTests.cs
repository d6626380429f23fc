using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Tests.Hosting;

/// <summary>What a browser and what stands between are told about keeping, sending and trusting.</summary>
public sealed class ProtectionTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Pages_and_downloads_are_kept_nowhere()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var kpi = PublicIds.Format(app.Companies.Acme.Kpi("REVENUE").Id);

        foreach (
            var path in new[] { "/kpis", $"/kpis/{kpi}", $"/kpis/{kpi}?export=csv", "/account", "/nowhere", "/setup", "/account/welcome" }
        )
            Assert.True((await browser.Client.GetAsync(path)).Headers.CacheControl?.NoStore, path);
        Assert.True((await app.Browse().Client.GetAsync("/account/sign-in")).Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task Files_that_are_the_same_for_everyone_may_be_kept() =>
        Assert.NotEqual(true, (await app.Browse().Client.GetAsync("/css/site.css")).Headers.CacheControl?.NoStore);

    [Fact]
    public async Task Every_cookie_is_for_this_site_alone_and_out_of_reach_of_scripts()
    {
        var client = app.CreateClient(
            new()
            {
                BaseAddress = TestBrowser.Home,
                AllowAutoRedirect = false,
                HandleCookies = true,
            }
        );
        var browser = new TestBrowser(client);
        var form = await browser.GetAsync("/account/sign-in");
        var signedIn = await form.Form().Type("Input.Email", "pia@example.com").Type("Input.Password", TestApp.Password).SubmitAsync();
        var left = await browser.GetAsync("/account/sign-out");
        var message = await left.Form().SubmitAsync();

        var cookies = new[] { form, signedIn, left, message }
            .SelectMany(page => page.Cookies)
            .Where(cookie => !cookie.Contains("1970", StringComparison.Ordinal))
            .ToList();
        Assert.Contains(cookies, cookie => cookie.StartsWith(".AspNetCore.Antiforgery", StringComparison.Ordinal));
        Assert.Contains(cookies, cookie => cookie.StartsWith("scorecard=", StringComparison.Ordinal));
        foreach (var cookie in cookies)
        {
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("(?i)samesite=(lax|strict)", cookie);
        }
    }

    [Fact]
    public async Task A_sign_in_replaces_what_the_browser_brought()
    {
        var cookies = new CookieContainer();
        cookies.Add(TestBrowser.Home, new Cookie("scorecard", "chosen-by-somebody-else"));
        var client = app.CreateDefaultClient(
            TestBrowser.Home,
            new Microsoft.AspNetCore.Mvc.Testing.Handlers.CookieContainerHandler(cookies)
        );
        var browser = new TestBrowser(client);

        await (await browser.GetAsync("/account/sign-in"))
            .Form()
            .Type("Input.Email", "pia@example.com")
            .Type("Input.Password", TestApp.Password)
            .SubmitAsync();

        Assert.DoesNotContain("chosen-by-somebody-else", cookies.GetCookieHeader(TestBrowser.Home), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_browser_keeps_goes_with_the_sign_in()
    {
        var client = app.CreateClient(new() { BaseAddress = TestBrowser.Home, AllowAutoRedirect = false });
        var browser = new TestBrowser(client);
        await (await browser.GetAsync("/account/sign-in"))
            .Form()
            .Type("Input.Email", "vic@example.com")
            .Type("Input.Password", TestApp.Password)
            .SubmitAsync();
        var form = await browser.GetAsync("/account/sign-out");
        using var fields = new FormUrlEncodedContent(form.Form().Fields);

        Assert.False((await client.GetAsync("/account")).Headers.Contains("Clear-Site-Data"));
        var left = await client.PostAsync("/account/sign-out", fields);

        Assert.Equal(["\"cache\", \"storage\""], left.Headers.GetValues("Clear-Site-Data"));
    }

    [Fact]
    public async Task What_a_browser_keeps_goes_when_the_sign_in_was_ended_elsewhere()
    {
        var person = app.Companies.OpsManager;
        var browser = await app.SignInAsync(person);
        await app.WriteAsync(
            app.Companies.Acme.Model.Organization.Id,
            async db => (await db.Users.SingleAsync(p => p.Id == person.Id)).EndSignIns()
        );

        Assert.True((await browser.Client.GetAsync("/account/sign-in")).Headers.Contains("Clear-Site-Data"));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData(" =1")]
    [InlineData("＝1")]
    public void A_spreadsheet_does_not_run_what_somebody_typed(string text)
    {
        var cell = System.Text.Encoding.UTF8.GetString(Csv.WithHeader("note").Row(text).ToBytes()).Split("\r\n", 2)[1].TrimStart('"');

        Assert.StartsWith("'", cell, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_no_text() =>
        Assert.Contains(
            "\r\n-1.5\r\n",
            System.Text.Encoding.UTF8.GetString(Csv.WithHeader("value").Row(-1.5m).ToBytes()),
            StringComparison.Ordinal
        );
}
