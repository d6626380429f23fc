using System.Globalization;
using Microsoft.Playwright;
using Scorecard.Web.Forms;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.Browser.Tests;

/// <summary>Numbers that the page reads while they are typed are those that the server will read.</summary>
public sealed class TypedNumberTests(Chromium chromium) : IClassFixture<Chromium>
{
    [SkippableFact]
    public async Task The_page_reads_a_number_as_the_server_does()
    {
        await using var window = await chromium.DesktopAsync();
        await window.Page.GotoAsync("/account/sign-in");
        string[] texts =
        [
            "1,000",
            "1.000",
            "-1,000",
            "1,000,000",
            "1.000.000",
            "1,234.5",
            "1.234,5",
            "0,125",
            "4.81",
            "4,81",
            "\u22124,81",
            "1 000",
            "1’000",
            "12345.678",
            "95 %",
            ".5",
            "1,2,3",
            "abc",
            "",
        ];
        foreach (var culture in new[] { CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("de") })
        foreach (var text in texts)
        {
            var read = await window.Page.EvaluateAsync<double?>(
                """
                async ([text, mark]) => {
                    const { numberOf } = await import('/js/number.mjs');
                    const number = numberOf(text, mark);
                    return Number.isNaN(number) ? null : number;
                }
                """,
                new[] { text, culture.NumberFormat.NumberDecimalSeparator }
            );
            Assert.Equal((text, culture.Name, (double?)NumberText.Read(text, culture).Number), (text, culture.Name, read));
        }
    }

    [SkippableFact]
    public async Task The_hint_beside_a_scale_says_nothing_of_a_number_that_could_mean_two()
    {
        await using var window = await chromium.DesktopAsync();
        await window.SignInAsync("hanna", $"/kpis/new?objective={await chromium.App.IdOfAsync("OPS-C")}");
        var hint = window.Page.Locator("[data-ends]:visible");
        var names = (await hint.GetAttributeAsync("data-ends"))!.Split(' ');
        var (from, to) = (Box(names[0]), Box(names[1]));

        await from.FillAsync("500");
        await to.FillAsync("1,000.5");
        await Expect(hint).ToHaveTextAsync("Higher is better.");
        await to.FillAsync("1,000");
        await Expect(hint).ToHaveTextAsync("Whether higher or lower is better follows from these two numbers.");
        await to.FillAsync("80,5");
        await Expect(hint).ToHaveTextAsync("Lower is better.");
        Assert.Empty(window.Errors);

        ILocator Box(string name) => window.Page.Locator($"[name=\"{name}\"]");
    }
}
