using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scorecard.TestData;
using Scorecard.Web.Demo;
using Scorecard.Web.Tests.Account;
using Scorecard.Web.Tests.Faults;

namespace Scorecard.Web.Tests.Demo;

/// <summary>A database that was once started in demo mode, and what becomes of the accounts whose password everyone knows.</summary>
public sealed class ClosedDemoTests : IAsyncLifetime
{
    private readonly TestDatabase database = TestDatabases.CreateSqlite();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => database.DisposeAsync().AsTask();

    [Fact]
    public async Task Outside_demo_mode_nobody_of_the_demo_is_in_and_a_renamed_demo_starts()
    {
        var hanna = DemoOrganization.SignIns[3].Email;
        var cookies = new CookieContainer();
        await using (var demo = Start("true"))
        {
            var browser = Browse(demo, cookies);
            var page = await browser.SignInAsync(hanna, DemoOrganization.Password);
            Assert.StartsWith("/units/", page.Path, StringComparison.Ordinal);
            await (await browser.GetAsync("/admin/organization")).Form().Type("Input.Name", "Renamed").SubmitAsync();
        }

        await using (var again = Start("true"))
            Assert.StartsWith(
                "/units/",
                (await Browse(again).SignInAsync(hanna, DemoOrganization.Password)).Path,
                StringComparison.Ordinal
            );

        var log = new LogBook();
        await using var closed = Start("false", log);
        Assert.Equal("/account/sign-in", (await Browse(closed).SignInAsync(hanna, DemoOrganization.Password)).Path);
        Assert.Single(
            log.Entries,
            entry => entry.Words.Contains("The demo's accounts are in this database, and closed", StringComparison.Ordinal)
        );
        Assert.False(await Browse(closed, cookies).IsSignedInAsync());
    }

    private WebApplicationFactory<Program> Start(string demo, LogBook? log = null) =>
        new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Production")
                .UseSetting("ReloadStaticAssetsAtRuntime", "false")
                .UseSetting("Demo", demo)
                .UseSetting("Database:ConnectionString", database.ConnectionString);
            if (log is not null)
                host.ConfigureServices(services => services.AddSingleton<ILoggerProvider>(log));
        });

    private static TestBrowser Browse(WebApplicationFactory<Program> app, CookieContainer? cookies = null) =>
        new(app.CreateDefaultClient(TestBrowser.Home, new RedirectHandler(), new CookieContainerHandler(cookies ?? new())));
}
