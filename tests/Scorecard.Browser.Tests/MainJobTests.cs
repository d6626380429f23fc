using System.Globalization;
using Microsoft.Playwright;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.Browser.Tests;

public sealed class MainJobTests(Chromium chromium) : IClassFixture<Chromium>
{
    [SkippableTheory]
    [InlineData("LM-FAD", 1)]
    [InlineData("LM-OTD", 2)]
    public async Task A_value_that_an_employee_enters_moves_the_score_of_the_organization_by_what_the_explanation_says(
        string code,
        int moving
    )
    {
        await using var executive = await chromium.DesktopAsync();
        await executive.SignInAsync("marta");
        await Expect(executive.Page.Locator(".crumbs [aria-current=page]")).ToHaveTextAsync("Northwind Logistics");
        var (before, scale, name) = (await ExplainAsync(), await ScaleAsync(code), await NameAsync(code));
        await Expect(Overall(executive.Page)).ToHaveTextAsync($"{Shown(before.Score.Value)} of 100");

        await using var employee = await chromium.DesktopAsync();
        await employee.SignInAsync("ines");
        var best = scale.MaxBy(point => point.Score);
        var row = employee.Page.Locator($"[data-entry][data-name=\"{name}\"]");
        await row.Locator("[data-box=value]").FillAsync(best.Value.ToString(CultureInfo.InvariantCulture));
        await employee.Page.Keyboard.PressAsync("Enter");
        await Expect(row.Locator("[data-state]")).ToHaveTextAsync("Saved");
        await Expect(row.Locator("[data-score]")).ToHaveTextAsync(Shown(best.Score));

        // The weights are those from before the value came in. A KPI that is rolled up from the entered one moves along with it.
        var (weights, after) = (before.Leaves(), (await ExplainAsync()).Leaves());
        var moved = weights.Where(leaf => after[leaf.Key].Score != leaf.Value.Score).ToList();
        Assert.Equal(moving, moved.Count);
        var expected = Shown(before.Score.Value + moved.Sum(leaf => leaf.Value.Weight * (after[leaf.Key].Score - leaf.Value.Score)));
        Assert.NotEqual(Shown(before.Score.Value), expected);
        await executive.Page.ReloadAsync();
        await Expect(Overall(executive.Page)).ToHaveTextAsync($"{expected} of 100");

        await executive.Page.GotoAsync($"/kpis/{await chromium.App.IdOfAsync(code)}");
        var top = executive.Page.Locator(".chain > li").Last;
        await Expect(top.GetByRole(AriaRole.Link)).ToHaveTextAsync("Overall score");
        await Expect(top.Locator(".scr")).ToHaveTextAsync(expected);
        Assert.Empty(employee.Errors);
        Assert.Empty(executive.Errors);
    }

    [SkippableFact]
    public async Task A_value_that_was_owed_comes_to_count_as_the_explanation_says()
    {
        await using var employee = await chromium.DesktopAsync();
        await employee.SignInAsync("ines");
        var row = employee.Page.Locator("[data-entry][data-name=\"Cost per drop\"]");
        await row.Locator("[data-box=value]").FillAsync("4.2");
        await employee.Page.Keyboard.PressAsync("Enter");
        await Expect(row.Locator("[data-state]")).ToHaveTextAsync("Saved");

        var leaves = (await ExplainAsync()).Leaves();
        var owed = await chromium.App.AskAsync(book => book.Model.Kpis.Single(k => k.Code == "LM-CPD").Id);
        Assert.Equal(100, leaves[owed].Score);
        await using var executive = await chromium.DesktopAsync();
        await executive.SignInAsync("marta");
        await Expect(Overall(executive.Page)).ToHaveTextAsync($"{Shown(leaves.Values.Sum(leaf => leaf.Weight * leaf.Score))} of 100");
    }

    private Task<Explanation> ExplainAsync() => chromium.App.AskAsync(book => Explanation.Of(book, Root(book), October(book)));

    private Task<IReadOnlyList<ScalePoint>> ScaleAsync(string code) =>
        chromium.App.AskAsync(book => book.Scale(book.Model.Kpis.Single(k => k.Code == code).Id, October(book)));

    private Task<string> NameAsync(string code) => chromium.App.AskAsync(book => book.Model.Kpis.Single(k => k.Code == code).Name);

    private static NodeRef Root(ScoreBook book) => new(NodeKind.Unit, book.Model.Root!.Id);

    private static Domain.Periods.Window October(ScoreBook book) =>
        Domain.Periods.Window.Of(book.Model.Organization.Calendar.Containing(Frequency.Month, new(2026, 10, 1)));

    private static ILocator Overall(IPage page) => page.Locator("section[aria-label=Summary] .big");

    private static string Shown(double score) => score.ToString("0.0", CultureInfo.InvariantCulture);
}
