using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Scorecard.TestData;
using Scorecard.Web.People;
using Scorecard.Web.Tests.Account;

namespace Scorecard.Web.Tests.Live;

/// <summary>Streams on several nodes, and what they cost.</summary>
public sealed class LiveNodeTests : IAsyncLifetime
{
    private readonly SqlLog sql = new();
    private readonly Outage outage = new();
    private TestApp App { get; set; } = null!;

    private World Acme => App.Companies.Acme;

    public async Task InitializeAsync()
    {
        App = new() { Database = options => options.AddInterceptors(sql, outage) };
        await ((IAsyncLifetime)App).InitializeAsync();
    }

    public Task DisposeAsync() => ((IAsyncLifetime)App).DisposeAsync();

    [Fact]
    public async Task A_value_saved_on_one_node_is_heard_of_on_the_other()
    {
        await using var other = App.WithWebHostBuilder(_ => { });
        await using var stream = await Listening.OpenAsync(await SignInAsync(other, "vic@example.com"), Acme.Unit("ORG"));
        var at = (await stream.NextAsync())!.Value.Sequence;

        await App.RecordAsync(Acme.Kpi("VISITS"), "2026-09", 31);

        Assert.Equal(("changed", at + 1), await stream.NextAsync());
    }

    [Fact]
    public async Task A_round_is_one_statement_for_all_who_listen_and_none_where_nobody_does()
    {
        var (one, two) = (await App.SignInAsync(App.Companies.Viewer), await App.SignInAsync(App.Companies.Stranger));
        await using (var first = await Listening.OpenAsync(one, Acme.Unit("ORG")))
        await using (var second = await Listening.OpenAsync(one, Acme.Unit("SALES")))
        await using (var third = await Listening.OpenAsync(two, App.Companies.Globex.Unit("ORG")))
        {
            foreach (var stream in new[] { first, second, third })
                await stream.NextAsync();
            sql.Clear();
            await Task.Delay(1200);

            Assert.InRange(sql.Count, 1, 6);
            Assert.Single(sql.Commands.Select(c => c.Sql).Distinct());
            Assert.Empty(await App.ReadAsync(0, db => sql.FullScansAsync(db)));
        }
        await Task.Delay(1000);
        sql.Clear();
        await Task.Delay(800);
        Assert.Equal(0, sql.Count);
    }

    [Fact]
    public async Task A_database_that_is_away_for_a_moment_is_asked_again()
    {
        await using var stream = await Listening.OpenAsync(await App.SignInAsync(App.Companies.Viewer), Acme.Unit("ORG"));
        await stream.NextAsync();

        outage.IsOn = true;
        await Task.Delay(700);
        outage.IsOn = false;
        await App.RecordAsync(Acme.Kpi("VISITS"), "2026-09", 31);

        Assert.Equal("changed", (await stream.NextAsync())?.What);
    }

    [Fact]
    public async Task A_stream_ends_within_a_minute_and_is_not_opened_again_after_signing_out()
    {
        await using var hasty = App.WithWebHostBuilder(host =>
            host.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(new HastyClock(TestApp.Now)))
        );
        var browser = await SignInAsync(hasty, "vic@example.com");
        await using var stream = await Listening.OpenAsync(browser, Acme.Unit("ORG"));
        await (await browser.GetAsync("/account/sign-out")).Form().SubmitAsync();

        Assert.All(await stream.RestAsync(), what => Assert.Equal("still", what));
        Assert.StartsWith("/account/sign-in", (await browser.GetAsync(Listening.To(Acme.Unit("ORG")))).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_stops_ends_its_streams()
    {
        await using var node = App.WithWebHostBuilder(_ => { });
        await using var stream = await Listening.OpenAsync(await SignInAsync(node, "vic@example.com"), Acme.Unit("ORG"));

        node.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.Equal(["still"], await stream.RestAsync());
    }

    [Fact]
    public async Task Listening_is_no_use_that_keeps_a_sign_in_alive()
    {
        var clock = new MovedClock();
        await using var late = new LateApp(clock);
        await late.InitializeAsync();
        var browser = await late.App.SignInAsync(late.App.Companies.Viewer);
        clock.Wait(TimeSpan.FromHours(1));
        using var update = new HttpRequestMessage(HttpMethod.Get, late.App.Companies.HomeOf("ORG"));
        update.Headers.Add("Live-Update", "yes");

        Assert.True((await browser.Client.SendAsync(update)).IsSuccessStatusCode);
        await using (await Listening.OpenAsync(browser, late.App.Companies.Acme.Unit("ORG")))
            Assert.Equal(TestApp.Now.UtcDateTime, await late.LastUseAsync());
        await browser.GetAsync(late.App.Companies.HomeOf("ORG"));
        Assert.Equal(clock.Now.UtcDateTime, await late.LastUseAsync());
    }

    private static async Task<TestBrowser> SignInAsync(WebApplicationFactory<Program> node, string email)
    {
        var browser = new TestBrowser(node.CreateClient(new() { BaseAddress = TestBrowser.Home }));
        await browser.SignInAsync(email);
        return browser;
    }

    /// <summary>The application 20 hours after the sign-ins, which last for a day.</summary>
    private sealed class LateApp(TimeProvider clock) : IAsyncDisposable
    {
        public TestApp App { get; } = new() { Host = host => host.ConfigureTestServices(services => services.AddSingleton(clock)) };

        public Task InitializeAsync() => ((IAsyncLifetime)App).InitializeAsync();

        /// <summary>When the only sign-in was used last, as is noted every minute.</summary>
        public async Task<DateTime> LastUseAsync()
        {
            await App.Services.GetRequiredService<SignInKeeper>().SaveUseAsync(default);
            return await App.ReadAsync(0, db => db.Sessions.Select(s => s.LastUsedAt).SingleAsync());
        }

        public async ValueTask DisposeAsync() => await ((IAsyncLifetime)App).DisposeAsync();
    }
}
