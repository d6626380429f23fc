using System.Net;
using Microsoft.AspNetCore.Hosting;

namespace Scorecard.Web.Tests.Hosting;

/// <summary>An installation without Public:Url, and one over plain HTTP because somebody says so.</summary>
public sealed class LocalAddressTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("http://localhost:5080/account/sign-in")]
    [InlineData("http://127.0.0.1/account/sign-in")]
    [InlineData("http://[::1]:5080/account/sign-in")]
    public async Task Whoever_tries_it_on_their_own_machine_needs_no_setting(string address)
    {
        var answer = await app.CreateClient(new() { BaseAddress = new Uri(address) }).GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
        foreach (var cookie in answer.Headers.GetValues("Set-Cookie"))
        {
            Assert.DoesNotContain("__Host-", cookie, StringComparison.Ordinal);
            Assert.DoesNotContain("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("https://scorecard.example.com/account/sign-in")]
    [InlineData("http://10.1.2.3/account/sign-in")]
    [InlineData("http://localhost.evil.example/")]
    public async Task Others_are_told_which_setting_is_missing(string address)
    {
        var answer = await app.CreateClient(new() { BaseAddress = new Uri(address) }).GetAsync(address);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("until Public:Url is set", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_plain_http_where_it_is_allowed_people_get_in()
    {
        using var plain = app.WithWebHostBuilder(host =>
            host.UseSetting("Public:Url", "http://scorecard.lan").UseSetting("Public:AllowHttp", "true")
        );
        var browser = new TestBrowser(plain.CreateClient(new() { BaseAddress = new Uri("http://scorecard.lan/") }));

        var page = await (await browser.GetAsync("/account/sign-in"))
            .Form()
            .Type("Input.Email", "vic@example.com")
            .Type("Input.Password", TestApp.Password)
            .SubmitAsync();

        Assert.Equal(app.Companies.HomeOf("ORG"), page.Path);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await plain.CreateClient(new() { BaseAddress = new Uri("http://evil.example/") }).GetAsync("/account/sign-in")).StatusCode
        );
    }
}
