using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Scorecard.TestData;

namespace Scorecard.Browser.Tests;

/// <summary>
/// What holds of all pages. It takes long, so it runs only when the environment asks for it with SCORECARD_EVERY_PAGE=yes. With SCORECARD_SCREENSHOTS=yes each is also drawn to artifacts/screenshots.
/// </summary>
public sealed class EveryPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly AxeRunOptions Axe = new() { Rules = new() { ["target-size"] = new() { Enabled = true } }, ResultTypes = [ResultType.Violations] };

    [SkippableTheory]
    [InlineData("light", 1440)]
    [InlineData("dark", 1440)]
    [InlineData("light", 390)]
    [InlineData("dark", 390)]
    public async Task Nothing_is_wrong_on_any_page(string theme, int width)
    {
        Skip.If(Environment.GetEnvironmentVariable("SCORECARD_EVERY_PAGE") is null, "It takes many minutes. Set SCORECARD_EVERY_PAGE=yes to run it.");
        var faults = new List<string>();
        await using var stranger = await OpenAsync(theme, width);
        await using var administrator = await OpenAsync(theme, width);
        await administrator.SignInAsync("hanna");
        foreach (var page in await Site.PagesAsync(chromium.App, administrator))
            faults.AddRange(from fault in await FaultsOfAsync(page.SignedOut ? stranger : administrator, page, theme, width) select $"{page.Address}: {fault}");
        Assert.True(faults.Count == 0, string.Join('\n', faults.Prepend($"{faults.Count} faults")));
    }

    private static async Task<IReadOnlyList<string>> FaultsOfAsync(Window window, SitePage page, string theme, int width)
    {
        var faults = new List<string>();
        var seen = window.Errors.Count;
        var answer = await window.Page.GotoAsync(page.Address);
        if (answer!.Status != page.Status)
            faults.Add($"status {answer.Status}");
        if (page.Status == 200)
            faults.AddRange(window.Errors.Skip(seen));
        if (await window.SidewaysAsync() is var wider and > 0)
            faults.Add($"{wider} pixels wider than the window");
        if (width < 400)
            faults.AddRange(await window.Page.EvaluateAsync<string[]>(SmallTargets));
        var axe = await window.Page.RunAxe(Axe);
        faults.AddRange(from violation in axe.Violations from node in violation.Nodes select $"{violation.Id}: {violation.Help}: {node.Html}");
        await DrawAsync(window.Page, page, theme, width);
        return faults;
    }

    /// <summary>Fingers need 40 pixels for what a phone is mostly used for: buttons, fields, the menu and the period.</summary>
    private const string SmallTargets = """
        () => [...document.querySelectorAll('main .btn-primary, main .acts > .btn, main input.form-control, main select.form-control, .phonebar button, .bar .btn, .bar .seg a')]
            .filter(e => e.checkVisibility() && !e.closest('.panel') && e.getBoundingClientRect().height < 39.5)
            .map(e => `only ${e.getBoundingClientRect().height} pixels high: ${e.outerHTML.slice(0, 120)}`)
        """;

    private Task<Window> OpenAsync(string theme, int width) => chromium.OpenAsync(new()
    {
        ViewportSize = new() { Width = width, Height = width < 400 ? 844 : 900 },
        Locale = "en-GB",
        ColorScheme = theme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
        IsMobile = width < 400,
        HasTouch = width < 400,
    });

    private static async Task DrawAsync(IPage page, SitePage of, string theme, int width)
    {
        if (Environment.GetEnvironmentVariable("SCORECARD_SCREENSHOTS") is null)
            return;
        var name = string.Concat(of.Address.Trim('/').Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')) + (of.SignedOut ? "-signed-out" : "");
        var file = Path.Combine(Files.Root, "artifacts", "screenshots", $"{theme}-{width}", name[..Math.Min(name.Length, 80)] + ".png");
        await page.ScreenshotAsync(new() { Path = file, FullPage = true });
    }
}
