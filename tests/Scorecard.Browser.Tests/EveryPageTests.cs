using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Scorecard.TestData;

namespace Scorecard.Browser.Tests;

/// <summary>
/// What holds of all pages, in both themes. With SCORECARD_SCREENSHOTS=yes each is also drawn to artifacts/screenshots.
/// </summary>
public abstract class EveryPageTests(ChromiumAndPages chromium, int width) : IClassFixture<ChromiumAndPages>
{
    /// <summary>Parts, so that a run that hangs is told from one that has many pages to look at.</summary>
    private const int Parts = 8;

    public static TheoryData<int> EachPart => [.. Enumerable.Range(0, Parts)];

    private const string EveryRule = "{ rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] }";

    /// <summary>Colors are all in which the themes differ.</summary>
    private const string Contrast = "{ runOnly: { type: 'rule', values: ['color-contrast'] }, resultTypes: ['violations'] }";

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    [SkippableTheory]
    [MemberData(nameof(EachPart))]
    public async Task Nothing_is_wrong_on_any_page(int part)
    {
        var faults = new List<string>();
        await using var stranger = await OpenAsync();
        await using var administrator = await OpenAsync();
        await administrator.SignInAsync("hanna");
        var pages = await chromium.PagesAsync(administrator);
        foreach (var page in pages.Where((_, i) => i % Parts == part))
            faults.AddRange(
                from fault in await FaultsOfAsync(page.SignedOut ? stranger : administrator, page)
                select $"{page.Address}: {fault}"
            );
        Assert.True(faults.Count == 0, string.Join('\n', faults.Prepend($"{faults.Count} faults")));
    }

    [SkippableFact]
    public async Task What_is_wrong_would_be_found()
    {
        await using var window = await OpenAsync();
        await window.Page.GotoAsync("/account/sign-in");
        await window.Page.EvaluateAsync(
            "() => { const main = document.querySelector('main'); main.innerHTML += '<button></button><p>Pale</p>'; Object.assign(main.lastChild.style, { color: '#999', background: '#ccc' }); }"
        );
        await window.Page.EvaluateAsync(Axe);

        var found = await ViolationsAsync(window.Page, EveryRule);

        Assert.Equal(
            ["button-name", "color-contrast"],
            found.Select(f => f.Split(':')[0]).Where(f => f is "button-name" or "color-contrast").Order()
        );
    }

    private async Task<IReadOnlyList<string>> FaultsOfAsync(Window window, SitePage page)
    {
        var faults = new List<string>();
        var seen = window.Errors.Count;
        await window.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        var answer = await window.Page.GotoAsync(page.Address);
        if (answer!.Status != page.Status)
            faults.Add($"status {answer.Status}");
        if (page.Status == 200)
            faults.AddRange(window.Errors.Skip(seen));
        if (await window.SidewaysAsync() is var wider and > 0)
            faults.Add($"{wider} pixels wider than the window");
        if (width < 400)
            faults.AddRange(await window.Page.EvaluateAsync<string[]>(SmallTargets));
        await window.Page.EvaluateAsync(Axe);
        faults.AddRange(await ViolationsAsync(window.Page, EveryRule));
        await DrawAsync(window.Page, page, "light");
        await window.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        faults.AddRange(from violation in await ViolationsAsync(window.Page, Contrast) select "dark: " + violation);
        await DrawAsync(window.Page, page, "dark");
        return faults;
    }

    // Deque's own package for Playwright opens a second page and carries every result across, which takes three times as long.
    private static Task<string[]> ViolationsAsync(IPage page, string options) =>
        page.EvaluateAsync<string[]>(
            $"async () => (await axe.run({options})).violations.flatMap(v => v.nodes.map(n => `${{v.id}}: ${{v.help}}: ${{n.html}}`))"
        );

    /// <summary>Fingers need 40 pixels for what a phone is mostly used for: buttons, fields, the menu and the period.</summary>
    private const string SmallTargets = """
        () => [...document.querySelectorAll('main .btn-primary, main .acts > .btn, main input.form-control, main select.form-control, .phonebar button, .bar .btn, .bar .seg a')]
            .filter(e => e.checkVisibility() && !e.closest('.panel') && e.getBoundingClientRect().height < 39.5)
            .map(e => `only ${e.getBoundingClientRect().height} pixels high: ${e.outerHTML.slice(0, 120)}`)
        """;

    private Task<Window> OpenAsync() => width < 400 ? chromium.PhoneAsync() : chromium.DesktopAsync();

    private async Task DrawAsync(IPage page, SitePage of, string theme)
    {
        if (Environment.GetEnvironmentVariable("SCORECARD_SCREENSHOTS") is null)
            return;
        var name =
            string.Concat(of.Address.Trim('/').Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')) + (of.SignedOut ? "-signed-out" : "");
        var file = Path.Combine(Files.Root, "artifacts", "screenshots", $"{theme}-{width}", name[..Math.Min(name.Length, 80)] + ".png");
        await page.ScreenshotAsync(new() { Path = file, FullPage = true });
    }
}

public sealed class EveryPageOnADesktop(ChromiumAndPages chromium) : EveryPageTests(chromium, 1440);

public sealed class EveryPageOnAPhone(ChromiumAndPages chromium) : EveryPageTests(chromium, 390);

/// <summary>Asked once: some addresses are those of what is made while asking.</summary>
public sealed class ChromiumAndPages : Chromium
{
    private IReadOnlyList<SitePage>? pages;

    /// <param name="administrator">A window of the administrator as whom the pages are visited.</param>
    public async Task<IReadOnlyList<SitePage>> PagesAsync(Window administrator) => pages ??= await Site.PagesAsync(App, administrator);
}
