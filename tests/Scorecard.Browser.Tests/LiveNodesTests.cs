using System.Globalization;
using Microsoft.Playwright;
using Scorecard.TestData;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.Browser.Tests;

/// <summary>Two nodes on one PostgreSQL database, each with a browser of its own.</summary>
public sealed class TwoNodes : IAsyncLifetime
{
    private TestDatabase database = null!;

    public Chromium One { get; private set; } = null!;

    public Chromium Other { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabases.CreatePostgreSqlAsync();
        (One, Other) = (new Node(database), new Node(database));
        await One.InitializeAsync();
        await Other.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await Other.DisposeAsync();
        await One.DisposeAsync();
        await database.DisposeAsync();
    }

    private sealed class Node(TestDatabase database) : Chromium(new BrowserApp(database));
}

public sealed class LiveNodesTests(TwoNodes nodes, ITestOutputHelper output) : IClassFixture<TwoNodes>
{
    private const string Name = "First-attempt delivery";

    /// <summary>Keeps when the score on screen becomes another.</summary>
    private const string WaitForScore = """
        () => {
          const shown = () => document.querySelector('section[aria-label=Summary] .big').textContent.trim();
          const before = shown();
          window.changedAt = new Promise(done => new MutationObserver((_, observer) => {
            if (shown() === before) return;
            observer.disconnect();
            done(Date.now());
          }).observe(document.body, { subtree: true, childList: true, characterData: true }));
        }
        """;

    /// <summary>When the last entry was acknowledged.</summary>
    private const string Acknowledged = """
        () => performance.timeOrigin + Math.max(...performance.getEntriesByType('resource').filter(r => /handler=value/i.test(r.name)).map(r => r.responseEnd))
        """;

    [SkippableFact]
    public async Task A_value_entered_on_one_node_is_in_the_score_on_a_dashboard_of_another_within_a_second()
    {
        await using var executive = await nodes.One.DesktopAsync();
        await using var employee = await nodes.Other.DesktopAsync();
        await executive.SignInAsync("marta");
        await employee.SignInAsync("ines");
        await Expect(executive.Page.Locator(".crumbs [aria-current=page]")).ToHaveTextAsync("Northwind Logistics");
        var row = employee.Page.Locator($"[data-entry][data-name=\"{Name}\"]");

        // A busy machine may be late once; what counts is what it can do.
        var best = double.MaxValue;
        foreach (var value in new[] { "97", "92", "96.5" })
        {
            await executive.Page.EvaluateAsync(WaitForScore);
            var before = await Overall(executive.Page).InnerTextAsync();
            await row.Locator("[data-box=value]").FillAsync(value);
            await employee.Page.RunAndWaitForResponseAsync(
                () => employee.Page.Keyboard.PressAsync("Enter"),
                response => response.Request.Method == "POST"
            );
            await Expect(row.Locator("[data-state]")).ToHaveTextAsync("Saved");

            var took =
                await executive.Page.EvaluateAsync<double>("window.changedAt") - await employee.Page.EvaluateAsync<double>(Acknowledged);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{took:0} ms from the acknowledgement to the score on screen"));
            best = Math.Min(best, took);
            var live = await Overall(executive.Page).InnerTextAsync();
            Assert.NotEqual(before, live);
            if (best < 1000)
                break;
        }
        Assert.InRange(best, -1000, 1000);

        await Expect(executive.Page.Locator("[data-live-stream]")).ToContainTextAsync("changed");
        var shown = await Overall(executive.Page).InnerTextAsync();
        await executive.Page.ReloadAsync();
        await Expect(Overall(executive.Page)).ToHaveTextAsync(shown);
        Assert.Empty(executive.Errors);
        Assert.Empty(employee.Errors);
    }

    private static ILocator Overall(IPage page) => page.Locator("section[aria-label=Summary] .big");
}
