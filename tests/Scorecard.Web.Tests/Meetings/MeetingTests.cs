namespace Scorecard.Web.Tests.Meetings;

/// <summary>Tests of meetings, each with a company of its own.</summary>
public abstract class MeetingTests : IAsyncLifetime
{
    protected ScoredCompany Company { get; } = new();

    public Task InitializeAsync() => Company.InitializeAsync();

    public Task DisposeAsync() => Company.DisposeAsync();

    protected string Walk(string unit) => $"{Company.UnitPath(unit)}/meeting?period=2026-09";

    protected async Task<int> StepOfAsync(TestBrowser browser, string unit, string title)
    {
        var titles = (await browser.GetAsync(Walk(unit)))
            .Document.QuerySelectorAll(".panel a")
            .Select(a => a.LastChild!.TextContent.Trim())
            .ToList();
        return titles.IndexOf(title) + 1;
    }
}
