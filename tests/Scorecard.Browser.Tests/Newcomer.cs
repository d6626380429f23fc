using Microsoft.Playwright;

namespace Scorecard.Browser.Tests;

/// <summary>Someone at a window who has been given one link and from then on only uses what the pages show. What they do is counted.</summary>
public sealed class Newcomer : IAsyncDisposable
{
    private readonly Window window;
    private readonly List<IRequest> opened = [];
    private int presses;
    private int boxes;

    public Newcomer(Window window)
    {
        this.window = window;
        Page.Request += (_, request) =>
        {
            if (request.IsNavigationRequest && request.Frame == Page.MainFrame)
                opened.Add(request);
        };
    }

    public IPage Page => window.Page;

    public ILocator Main => Page.GetByRole(AriaRole.Main);

    public ILocator Heading => Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public IReadOnlyList<string> Errors => window.Errors;

    public int Actions => presses + boxes;

    public Task<int> SidewaysAsync() => window.SidewaysAsync();

    /// <summary>Opens the link that was given.</summary>
    public Task FollowAsync(string link) => Page.GotoAsync(link);

    /// <summary>Presses a link or a button of the page by its whole name.</summary>
    public Task PressAsync(string name) =>
        PressAsync(
            Main.GetByRole(AriaRole.Link, new() { Name = name, Exact = true })
                .Or(Main.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }))
                .First
        );

    public Task PressAsync(ILocator what)
    {
        presses++;
        return what.ClickAsync();
    }

    public Task TypeAsync(string box, string text)
    {
        boxes++;
        return Page.GetByLabel(box, new() { Exact = true }).FillAsync(text);
    }

    /// <summary>Chooses the option that has the text.</summary>
    public async Task ChooseAsync(string box, string text)
    {
        boxes++;
        var choice = Page.GetByLabel(box, new() { Exact = true });
        await choice.SelectOptionAsync((await choice.Locator("option").Filter(new() { HasText = text }).First.GetAttributeAsync("value"))!);
    }

    /// <summary>How many pages came from an address that somebody typed or was given, and not from a link or a button.</summary>
    public async Task<int> AddressesAsync()
    {
        var first = opened.Where(request => request.RedirectedFrom is null);
        var sites = await Task.WhenAll(first.Select(request => request.HeaderValueAsync("sec-fetch-site")));
        Assert.All(sites, Assert.NotNull);
        return sites.Count(site => site == "none");
    }

    public override string ToString() =>
        $"{presses} links and buttons, {boxes} boxes, {opened.Count(request => request.RedirectedTo is null)} pages";

    public ValueTask DisposeAsync() => window.DisposeAsync();
}
