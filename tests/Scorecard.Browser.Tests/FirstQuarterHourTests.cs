using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Scorecard.Web.People;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.Browser.Tests;

/// <summary>What someone does in the first quarter of an hour, from an empty installation to the first values, without reading anything but the pages.</summary>
public sealed partial class FirstQuarterHourTests(ChromiumOfAnEmptyInstallation chromium, ITestOutputHelper output)
    : IClassFixture<ChromiumOfAnEmptyInstallation>
{
    private const string Company = "Brightwater Pumps",
        Habit = "Make safe work a habit",
        NearMisses = "Near misses reported";

    /// <summary>One every fifteen seconds.</summary>
    private const int MostActions = 60;

    private static readonly string[] Added = ["Painting", "Plating", "Tool shop"];
    private static readonly string[] Teams = ["Assembly", .. Added];

    [SkippableFact]
    public async Task From_nothing_to_a_scorecard_in_three_tiers_with_split_targets_people_and_first_values()
    {
        await using var ana = new Newcomer(await chromium.DesktopAsync());
        await SetUpAsync(ana);
        await StartWithTemplateAsync(ana);
        await AddTeamsAsync(ana);
        await CascadeAsync(ana);
        var link = await InviteAsync(ana);

        await using var ugo = new Newcomer(await chromium.PhoneAsync());
        await EnterAsync(ugo, link);

        await PressMenuAsync(ana, "Dashboard");
        var summary = ana.Page.Locator("section[aria-label=Summary]");
        await Expect(summary).ToContainTextAsync("2 of 58 KPIs reported");
        // Two values are too few for a score: the page says between what it lies.
        await Expect(summary).ToContainTextAsync("Between");
        await Expect(ana.Page.GetByText("What comes next")).ToHaveCountAsync(0);

        output.WriteLine($"The administrator: {ana}.\nThe updater: {ugo}.");
        Assert.InRange(ana.Actions + ugo.Actions, 1, MostActions);
        Assert.Equal((1, 1), (await ana.AddressesAsync(), await ugo.AddressesAsync()));
        Assert.Empty(ana.Errors.Concat(ugo.Errors));
    }

    private async Task SetUpAsync(Newcomer ana)
    {
        await ana.FollowAsync(chromium.App.Services.GetRequiredService<SetupLink>().Open());
        await ana.TypeAsync("Organization", Company);
        await ana.TypeAsync("Your name", "Ana Ferreira");
        await ana.TypeAsync("Work e-mail", "ana@brightwater.example");
        await ana.TypeAsync("Password", "river stone bread lamp");
        await ana.PressAsync("Set up and sign in");
        await Expect(ana.Page.GetByText($"{Company} is set up.")).ToBeVisibleAsync();
        await Expect(ana.Page.GetByText("No objectives yet")).ToBeVisibleAsync();
    }

    private static async Task StartWithTemplateAsync(Newcomer ana)
    {
        await ana.PressAsync("Start from a template");
        await ana.PressAsync("Manufacturing");
        await ana.PressAsync("Start with this template");
        await Expect(ana.Page.GetByText($"“Manufacturing” is now the scorecard of {Company}.")).ToBeVisibleAsync();
        await Expect(ana.Page.Locator("section[aria-label=Summary]")).ToContainTextAsync("0 of 50 KPIs reported");
        foreach (var unit in new[] { "Production", "Machining" })
            await Expect(ana.Main.GetByRole(AriaRole.Link, new() { Name = unit, Exact = true }).First).ToBeVisibleAsync();
    }

    private static async Task AddTeamsAsync(Newcomer ana)
    {
        await ana.PressAsync("Make the units yours");
        await ana.PressAsync("Production");
        await ana.PressAsync("Add team below");
        foreach (var team in Added)
        {
            await ana.TypeAsync("Name", team);
            await ana.TypeAsync("Code", team[..3].ToUpperInvariant());
            await ana.PressAsync(team == Added[^1] ? "Add team" : "Add and add another");
            await Expect(ana.Page.GetByText($"{team} is added")).ToBeVisibleAsync();
        }
        await ana.PressAsync(ana.Page.Locator(".crumbs").GetByRole(AriaRole.Link, new() { Name = "Production" }));
        var below = ana.Page.GetByRole(AriaRole.Region, new() { Name = "Units below" });
        foreach (var team in Teams)
            await Expect(below.GetByRole(AriaRole.Link, new() { Name = team, Exact = true })).ToBeVisibleAsync();
    }

    private static async Task CascadeAsync(Newcomer ana)
    {
        await ana.PressAsync(Habit);
        await ana.PressAsync("Cascade");
        await ana.PressAsync("Identical for all that have nothing yet");
        foreach (var team in Teams)
            await Expect(ana.Page.GetByLabel($"What {team} makes of it")).ToHaveValueAsync("Identical");
        // It supports the objective in its own way, which is said and left alone.
        await Expect(ana.Page.GetByText("supports this already with")).ToHaveCountAsync(1);
        await Expect(ana.Page.GetByLabel("Measured from")).ToHaveValueAsync(Month());
        await ana.TypeAsync("Measured from", "2026-10");
        await ana.ChooseAsync($"How the target of {NearMisses} is split", "Split equally");
        await ana.PressAsync("Preview");

        await Expect(ana.Page.GetByText("This is what will be done")).ToBeVisibleAsync();
        var cells = await ana
            .Page.GetByRole(AriaRole.Row)
            .Filter(new() { HasText = NearMisses })
            .GetByRole(AriaRole.Cell)
            .AllInnerTextsAsync();
        var numbers = cells.Select(cell => decimal.Parse(cell, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(Teams.Length + 2, numbers.Count);
        Assert.Equal((45m, 45m, 45m), (numbers[0], numbers[1..^1].Sum(), numbers[^1]));

        await ana.PressAsync("Cascade");
        await Expect(ana.Page.GetByText($"“{Habit}” is cascaded to {Teams.Length} units.")).ToBeVisibleAsync();
        await ana.PressAsync("See the objective");
        await Expect(ana.Page.Locator("main table").GetByRole(AriaRole.Link, new() { Name = Habit })).ToHaveCountAsync(Teams.Length);
        await Expect(ana.Page.GetByRole(AriaRole.Button, new() { Name = "Undo the cascade" })).ToBeVisibleAsync();
    }

    [GeneratedRegex("^20[0-9]{2}-[0-9]{2}$")]
    private static partial Regex Month();

    /// <returns>The link for the updater of Plating.</returns>
    private static async Task<string> InviteAsync(Newcomer ana)
    {
        await PressMenuAsync(ana, "Dashboard");
        await ana.PressAsync("Invite people");
        var link = await InviteAsync(ana, "Ugo Marsh", "Updater", "Plating");
        await ana.PressAsync("invite someone else");
        await InviteAsync(ana, "Vera Holm", "Viewer", Company);
        return link;
    }

    private static async Task<string> InviteAsync(Newcomer ana, string name, string role, string unit)
    {
        await ana.TypeAsync("Name", name);
        await ana.TypeAsync("Work e-mail", $"{name.Split(' ')[0].ToLowerInvariant()}@brightwater.example");
        await ana.ChooseAsync("Role", role);
        await ana.ChooseAsync("On the unit", unit);
        await ana.PressAsync("Invite");
        await Expect(ana.Page.GetByText($"{name} is invited.")).ToBeVisibleAsync();
        return await ana.Page.GetByLabel("Link", new() { Exact = true }).InputValueAsync();
    }

    private static async Task EnterAsync(Newcomer ugo, string link)
    {
        await ugo.FollowAsync(link);
        await Expect(ugo.Heading).ToHaveTextAsync("Welcome, Ugo Marsh");
        await ugo.TypeAsync("Password", "apple tree under water");
        await ugo.PressAsync("Save and sign in");
        await Expect(ugo.Heading).ToHaveTextAsync("Values for October");
        Assert.Equal(0, await ugo.SidewaysAsync());

        await ugo.TypeAsync("Numerator of Sickness absence, October 2026", "38");
        await ugo.TypeAsync("Denominator of Sickness absence, October 2026", "1000");
        await ugo.TypeAsync($"{NearMisses} in reports, October 2026", "8 reports");
        await ugo.PressAsync("Next open value");
        foreach (var kpi in new[] { "Sickness absence", NearMisses })
            await Expect(ugo.Page.Locator($"[data-entry][data-name=\"{kpi}\"] [data-state]")).ToHaveTextAsync("Saved");
        await Expect(ugo.Page.Locator("[data-done]")).ToHaveTextAsync("2");
        Assert.Equal(0, await ugo.SidewaysAsync());
    }

    private static Task PressMenuAsync(Newcomer who, string name) =>
        who.PressAsync(who.Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First);
}
