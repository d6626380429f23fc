using Microsoft.Playwright;
using Scorecard.Web.Demo;

namespace Scorecard.Browser.Tests;

/// <summary>
/// The application and a real Chromium for a test class: take it as an <c>IClassFixture</c>. Each window is a browser of its own, without
/// anybody's cookies. Where no Chromium is installed, the tests skip.
/// </summary>
public class Chromium : IAsyncLifetime
{
    private const string Variable = "SCORECARD_TEST_CHROMIUM";

    private static readonly string? Program = new[] { Environment.GetEnvironmentVariable(Variable), "/usr/bin/chromium" }.FirstOrDefault(
        File.Exists
    );

    /// <summary>Milliseconds: a busy machine is slow, and a test that passes does not wait.</summary>
    private const int Patience = 30_000;

    private IPlaywright? playwright;
    private IBrowser? browser;

    public Chromium()
        : this(new()) { }

    protected Chromium(BrowserApp app) => App = app;

    public BrowserApp App { get; }

    public async Task InitializeAsync()
    {
        if (Program is null)
            return;
        Assertions.SetDefaultExpectTimeout(Patience);
        App.StartServer();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Program,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        await App.DisposeAsync();
    }

    /// <summary>A desktop window, 1440 pixels wide.</summary>
    public Task<Window> DesktopAsync(string language = "en-GB") =>
        OpenAsync(
            new()
            {
                ViewportSize = new() { Width = 1440, Height = 900 },
                Locale = language,
            }
        );

    /// <summary>A phone, 390 pixels wide, with a touch screen.</summary>
    public Task<Window> PhoneAsync() =>
        OpenAsync(
            new()
            {
                ViewportSize = new() { Width = 390, Height = 844 },
                Locale = "en-GB",
                HasTouch = true,
                IsMobile = true,
                DeviceScaleFactor = 2,
            }
        );

    public async Task<Window> OpenAsync(BrowserNewContextOptions options)
    {
        Skip.If(browser is null, $"No Chromium. Install it, or name it in {Variable}.");
        options.BaseURL = App.Address;
        var context = await browser!.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        await context.AddInitScriptAsync(
            "addEventListener('securitypolicyviolation', e => console.error(`${e.violatedDirective} refuses ${e.blockedURI}`))"
        );
        return new(context, await context.NewPageAsync());
    }
}

/// <summary>The same with an application that nobody has set up yet.</summary>
public sealed class ChromiumOfAnEmptyInstallation() : Chromium(new() { Demo = false });

/// <summary>A browser window that remembers what went wrong in it.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly List<string> errors = [];

    public Window(IBrowserContext context, IPage page)
    {
        (Context, Page) = (context, page);
        page.PageError += (_, error) => errors.Add(error);
        page.RequestFailed += (_, request) =>
        {
            // Leaving a page ends what it was still asking for.
            if (request.Failure != "net::ERR_ABORTED")
                errors.Add($"{request.Url}: {request.Failure}");
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors.Add(message.Text);
        };
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>What scripts threw, the browser refused by the content security policy, and the server did not answer.</summary>
    public IReadOnlyList<string> Errors => errors;

    /// <summary>Signs in on the sign-in page as one of the demo's people.</summary>
    /// <param name="person">The name before the @.</param>
    /// <param name="goTo">Null for where the person begins.</param>
    public async Task SignInAsync(string person, string? goTo = null)
    {
        await Page.GotoAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(goTo ?? "/")}");
        await Page.GetByLabel("Work e-mail").FillAsync($"{person}@northwind.example");
        await Page.GetByLabel("Password").FillAsync(DemoOrganization.Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Page.WaitForURLAsync(address =>
            goTo is null
                ? !address.Contains("/account/sign-in", StringComparison.Ordinal)
                : address.EndsWith(goTo, StringComparison.Ordinal)
        );
    }

    /// <summary>How many pixels the page is wider than the window.</summary>
    public Task<int> SidewaysAsync() =>
        Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();
}
