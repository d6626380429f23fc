using AngleSharp.Dom;
using Scorecard.Domain.Health;

namespace Scorecard.Web.Tests.Health;

/// <summary>Each finding is mended as a person does it who starts on the page of the health check, and is then no longer found.</summary>
public sealed class HealthFixTests
{
    /// <summary>What is done on the page that a finding leads to.</summary>
    private static readonly Dictionary<HealthRule, Func<TestBrowser, TestPage, Task<TestPage>>> ByLink = new()
    {
        [HealthRule.NoObjectives] = (_, page) => page.Form().Type("Input.Name", "Find new lanes").SubmitAsync(),
        [HealthRule.ObjectiveWithoutKpi] = (_, page) => AddKpiAsync(page),
        [HealthRule.ObjectiveWithoutContribution] = (_, page) =>
            page.Form("#add").Type("Input.ToId", page.Document.QuerySelector("#targets input")!.GetAttribute("value")!).SubmitAsync(),
        [HealthRule.Unsupported] = (_, page) => page.Form("form.col").Type("Input.Units[0].As", "Identical").SubmitAsync(),
        [HealthRule.KpiWithoutUpdater] = (_, page) =>
            page.Form()
                .Type("Input.UpdaterIds", page.Document.QuerySelector("[name='Input.UpdaterIds']")!.GetAttribute("value")!)
                .SubmitAsync(),
        [HealthRule.KpiWithoutValues] = (_, page) => EnterAsync(page),
        [HealthRule.OnlyLagging] = (_, page) => AddKpiAsync(page, leading: true),
        [HealthRule.PerspectiveEmpty] = (_, page) => page.Form().Type("Input.Name", "Keep what is promised").SubmitAsync(),
        [HealthRule.TooManyObjectives] = async (browser, page) =>
            await (await browser.GetAsync(LinkTo(page, "O5") + "/delete")).Form().SubmitAsync(),
        [HealthRule.TooManyKpis] = async (browser, page) =>
            await (await browser.GetAsync(LinkTo(page, "K4") + "/edit")).Form().Type("Input.ClosedFrom", "2025-07-01").SubmitAsync(),
        [HealthRule.TargetsDoNotAddUp] = (_, page) =>
            page.Form().Type("Input.From", "2025").Type("Input.Boxes[Progress-target]", "960").SubmitAsync(),
        [HealthRule.FinerAbove] = (_, page) => page.Form().Type("Input.Frequency", "Month").SubmitAsync(),
        [HealthRule.HeavyInput] = (_, page) => page.Form().Type("Input.From", "2025-06").Type("Input.Weight", "1").SubmitAsync(),
        [HealthRule.Watermelon] = async (browser, page) =>
            await (await browser.GetAsync(LinkTo(page, "BAD") + "/definitions"))
                .Form()
                .Type("Input.From", "2025-06")
                .Type("Input.Weight", "0")
                .SubmitAsync(),
        [HealthRule.RedWithoutInitiative] = (_, page) => page.Form().Type("Input.Name", "Turn it").SubmitAsync(),
        [HealthRule.InitiativeWithoutKpi] = (_, page) =>
            page.Form().Type("Input.KpiIds", page.Document.QuerySelector("[name='Input.KpiIds']")!.GetAttribute("value")!).SubmitAsync(),
    };

    public static TheoryData<HealthRule> Rules => [.. Enum.GetValues<HealthRule>()];

    [Theory, MemberData(nameof(Rules))]
    public async Task A_finding_is_gone_once_it_is_mended(HealthRule rule)
    {
        await using var company = await SpoiledCompany.OfAsync(rule);
        var browser = await company.App.SignInAsync(company.Administrator);
        var before = await browser.GetAsync($"/health-check?rule={rule}");
        var finding =
            before.Document.QuerySelector(".findings li") ?? throw new InvalidOperationException($"{rule} does not fire: {before.Words}");
        var key = KeyOf(finding);

        var after = finding.QuerySelector("form:not(.panel) .btn-primary") is not null
            ? await before.Form(".findings li form:not(.panel)").SubmitAsync()
            : await ByLink[rule](browser, await browser.GetAsync(finding.QuerySelector("a.btn")!.GetAttribute("href")!));

        Assert.Equal("", after.Problems);
        Assert.DoesNotContain(
            key,
            (await browser.GetAsync($"/health-check?rule={rule}")).Document.QuerySelectorAll(".findings li").Select(KeyOf)
        );
    }

    [Theory]
    [InlineData(HealthRule.ObjectiveWithoutOwner, "I answer for it")]
    [InlineData(HealthRule.ObjectiveWithoutContribution, "Support “GOAL”")]
    [InlineData(HealthRule.KpiNotBegun, "Let it start now")]
    [InlineData(HealthRule.KpiWithoutOwner, "I answer for it")]
    [InlineData(HealthRule.DifferentBelow, "Measure in “points”")]
    [InlineData(HealthRule.DoubleCounting, "Count it once")]
    [InlineData(HealthRule.CauseCircle, "Remove the last link")]
    public async Task Some_take_one_click(HealthRule rule, string button)
    {
        await using var company = await SpoiledCompany.OfAsync(rule);
        var page = await (await company.App.SignInAsync(company.Administrator)).GetAsync($"/health-check?rule={rule}");
        Assert.Contains(button, page.Document.QuerySelectorAll(".findings .btn-primary").Select(b => b.TextContent));
    }

    private static string KeyOf(IElement finding) => finding.QuerySelector("[name='Input.Finding']")!.GetAttribute("value")!;

    private static string LinkTo(TestPage page, string name) =>
        page.Document.QuerySelectorAll("main a").First(a => a.TextContent == name).GetAttribute("href")!.Split('?')[0];

    /// <summary>Fills the first empty box.</summary>
    private static Task<TestPage> EnterAsync(TestPage page)
    {
        var form = page.Form("form[data-entry-form]");
        return form.Type(form.Fields.First(f => f.Key.EndsWith("].Value", StringComparison.Ordinal) && f.Value == "").Key, "60")
            .SubmitAsync();
    }

    private static Task<TestPage> AddKpiAsync(TestPage page, bool leading = false) =>
        page.Form()
            .Type("Input.Name", "Lanes tried")
            .Type("Input.Indicator", leading ? "Leading" : "Lagging")
            .Type("Input.Definition.Boxes[Progress-baseline]", "0")
            .Type("Input.Definition.Boxes[Progress-target]", "9")
            .SubmitAsync();
}
