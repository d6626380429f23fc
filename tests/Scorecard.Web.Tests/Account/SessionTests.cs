using System.Net;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Domain.Units;
using Scorecard.Web.Commands;
using Scorecard.Web.People;

namespace Scorecard.Web.Tests.Account;

/// <summary>A sign-in is a row: when that has been ended or is over, no cookie opens anything.</summary>
public sealed class SessionTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan AMinute = TimeSpan.FromMinutes(1);

    private readonly MovedClock clock = new();
    private readonly TestApp app;

    public SessionTests() =>
        app = new() { Host = host => host.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(clock)) };

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)app).DisposeAsync();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task A_copied_cookie_opens_nothing_after_signing_out()
    {
        var cookie = await app.CookieAsync(app.Companies.Administrator);
        var (here, copy) = (app.BrowseWith(cookie), app.BrowseWith(cookie));
        Assert.Equal("/admin/people", (await copy.GetAsync("/admin/people")).Path);

        await (await here.GetAsync("/account/sign-out")).Form().SubmitAsync();

        Assert.StartsWith("/account/sign-in", (await copy.GetAsync("/admin/people")).Path, StringComparison.Ordinal);
        Assert.StartsWith("/account/sign-in", (await copy.GetAsync("/account")).Path, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Signing_out_here_leaves_other_devices_signed_in()
    {
        var (here, there) = (await app.SignInAsync(app.Companies.Viewer), await app.SignInAsync(app.Companies.Viewer));

        await (await here.GetAsync("/account/sign-out")).Form().SubmitAsync();

        Assert.True(await there.IsSignedInAsync());
    }

    [Fact]
    public async Task An_organization_that_asks_for_more_is_not_there_until_then()
    {
        var browser = await EnterAsync(keep: false);
        await app.WriteAsync(
            app.Companies.Acme.Model.Organization.Id,
            async db => (await db.Organizations.SingleAsync()).RequireSignIn(SignInRule.SecondFactor)
        );

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(app.Companies.HomeOf("ORG"))).Status);
        Assert.Contains("You are not a member of any organization", (await browser.GetAsync("/account")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 8)]
    [InlineData(true, 14 * 24)]
    public async Task A_sign_in_ends_when_it_is_not_used(bool keep, int hours)
    {
        var browser = await EnterAsync(keep);
        await WaitAsync(TimeSpan.FromHours(hours) - AMinute);
        Assert.True(await browser.IsSignedInAsync());

        await WaitAsync(TimeSpan.FromHours(hours) - AMinute);
        Assert.True(await browser.IsSignedInAsync());
        await WaitAsync(TimeSpan.FromHours(hours));

        Assert.False(await browser.IsSignedInAsync());
    }

    [Theory]
    [InlineData(false, 24)]
    [InlineData(true, 90 * 24)]
    public async Task A_sign_in_ends_however_much_it_is_used(bool keep, int hours)
    {
        var browser = await EnterAsync(keep);
        for (var passed = 0; passed < hours; passed += keep ? 240 : 6)
        {
            Assert.True(await browser.IsSignedInAsync());
            await WaitAsync(TimeSpan.FromHours(keep ? 240 : 6));
        }

        Assert.False(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task An_open_page_that_asks_by_itself_does_not_prolong_a_sign_in()
    {
        var browser = await EnterAsync(keep: false);
        await WaitAsync(TimeSpan.FromHours(7));
        using var live = new HttpRequestMessage(HttpMethod.Get, app.Companies.HomeOf("ORG"));
        live.Headers.Add("Live-Update", "1");
        Assert.Equal(HttpStatusCode.OK, (await browser.Client.SendAsync(live)).StatusCode);

        await WaitAsync(TimeSpan.FromHours(1));

        Assert.False(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task That_a_sign_in_is_used_is_noted_every_five_minutes_at_most()
    {
        var browser = await EnterAsync(keep: false);
        var began = clock.Now.UtcDateTime;

        await WaitAsync(4 * AMinute);
        await browser.GetAsync("/account");
        await WaitAsync(TimeSpan.Zero);
        Assert.Equal(began, await LastUseAsync());
        await WaitAsync(AMinute);
        await browser.GetAsync("/account");
        await WaitAsync(TimeSpan.Zero);

        Assert.Equal(began + 5 * AMinute, await LastUseAsync());
    }

    [Fact]
    public async Task What_is_over_is_forgotten()
    {
        await EnterAsync(keep: false);
        await EnterAsync(keep: true);
        await WaitAsync(TimeSpan.FromHours(8));

        await Keeper.ForgetAsync(default);

        Assert.Equal([true], await app.ReadAsync(0, db => db.Sessions.Select(s => s.IsKept).ToListAsync()));
    }

    [Fact]
    public async Task A_disabled_account_is_refused_with_the_next_request_and_told_nothing()
    {
        var browser = await EnterAsync(keep: true);

        Assert.Equal(0, await RunAsync("disable", "VIC@example.com"));

        Assert.False(await browser.IsSignedInAsync());
        var page = await app.Browse().SignInAsync("vic@example.com");
        Assert.Equal("/account/sign-in", page.Path);
        Assert.Equal((await app.Browse().SignInAsync("vic@example.com", "wrong")).Problems, page.Problems);
        Assert.Equal(0, await CountAsync());

        Assert.Equal(0, await RunAsync("enable", "vic@example.com"));

        Assert.False(await browser.IsSignedInAsync());
        Assert.Equal(app.Companies.HomeOf("ORG"), (await app.Browse().SignInAsync("vic@example.com")).Path);
    }

    [Fact]
    public async Task Disabling_somebody_unknown_says_so() => Assert.Equal(1, await RunAsync("disable", "who@example.com"));

    private SignInKeeper Keeper => app.Services.GetRequiredService<SignInKeeper>();

    private async Task<TestBrowser> EnterAsync(bool keep)
    {
        var browser = app.Browse();
        var form = (await browser.GetAsync("/account/sign-in"))
            .Form()
            .Type("Input.Email", "vic@example.com")
            .Type("Input.Password", TestApp.Password);
        await (keep ? form.Type("Input.Keep", "true") : form).SubmitAsync();
        Assert.True(await browser.IsSignedInAsync());
        return browser;
    }

    /// <summary>Lets time pass; what was used before is noted, as it is every minute.</summary>
    private async Task WaitAsync(TimeSpan time)
    {
        await Keeper.SaveUseAsync(default);
        clock.Wait(time);
    }

    private Task<int> CountAsync() => app.ReadAsync(0, db => db.Sessions.CountAsync());

    private Task<DateTime> LastUseAsync() => app.ReadAsync(0, db => db.Sessions.Select(s => s.LastUsedAt).SingleAsync());

    private async Task<int?> RunAsync(params string[] words)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await CommandVerbs.TryRunAsync(words, scope.ServiceProvider, TextWriter.Null, TextWriter.Null);
    }
}
