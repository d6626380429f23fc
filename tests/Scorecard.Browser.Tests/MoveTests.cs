using System.Globalization;
using Microsoft.Playwright;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Presentation;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.Browser.Tests;

/// <summary>Last Mile moves from Operations to Commercial from July on, with what it gives to the customers.</summary>
public sealed class MoveTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Weight = "50";
    private static readonly DateOnly July = new(2026, 7, 1);

    [SkippableFact]
    public async Task The_half_year_before_stays_to_the_last_digit_on_every_page_and_July_and_the_year_follow()
    {
        await using var reader = await chromium.DesktopAsync();
        await reader.SignInAsync("marta");
        var pages = await PagesAsync();
        var before = await ReadAsync(reader.Page, pages);

        await using var administrator = await chromium.DesktopAsync();
        await MoveAsync(administrator);

        var after = await ReadAsync(reader.Page, pages);
        foreach (var page in pages)
            Assert.Equal($"{page}\n{before[page]}", $"{page}\n{after[page]}");

        foreach (var frequency in new[] { Frequency.Month, Frequency.Quarter, Frequency.Year })
        foreach (var (objective, score) in await ExpectedAsync(frequency))
        {
            await reader.Page.GotoAsync($"/objectives/{await chromium.App.IdOfAsync(objective)}?period={await CodeAsync(frequency)}");
            await Expect(reader.Page.Locator("section[aria-label=Summary] .big")).ToHaveTextAsync($"{Shown(score)} of 100");
        }
        await NamesTheMoveAsync(reader);
        Assert.Empty(reader.Errors);
        Assert.Empty(administrator.Errors);
    }

    /// <summary>By the forms: first the unit, which moves no score by itself, then what its objective supports.</summary>
    private async Task MoveAsync(Window window)
    {
        var page = window.Page;
        await window.SignInAsync("hanna", $"/units/{await chromium.App.IdOfAsync("LM")}/edit");
        await page.GetByLabel("Belongs to").SelectOptionAsync("Commercial");
        await page.GetByLabel("Holds from").FillAsync("2026-07");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("It holds from July 2026 on.");
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Still supporting Operations:");

        await page.GotoAsync($"/objectives/{await chromium.App.IdOfAsync("LM-C")}/contributions");
        const string operations = "Hit every delivery window, damage none";
        await page.GetByLabel($"From when the link to {operations} is so").FillAsync("2026-07");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Remove the link to {operations}" }).ClickAsync();
        await Expect(page.GetByText("This changes scores of months that are over.")).ToBeVisibleAsync();
        Assert.Empty(await window.FaultsAsync());
        await page.SetViewportSizeAsync(390, 844);
        Assert.Empty(await window.FaultsAsync());
        await page.SetViewportSizeAsync(1440, 900);
        await page.GetByRole(AriaRole.Button, new() { Name = $"Remove the link to {operations}" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First)
            .ToHaveTextAsync($"The link to {operations} is removed. It holds from July 2026 on.");

        await page.GetByLabel("Answer fast, renew early").CheckAsync();
        await page.GetByLabel("Weight", new() { Exact = true }).FillAsync(Weight);
        await page.GetByLabel("Holds from").FillAsync("2026-07");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add link" }).ClickAsync();
        await Expect(page.GetByText("This changes scores of months that are over.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add link" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("It holds from July 2026 on.");
    }

    private async Task NamesTheMoveAsync(Window window)
    {
        var page = window.Page;
        var points = await chromium.App.AskAsync(book =>
        {
            var (june, july) = (At(book, Frequency.Month, July.AddMonths(-1)), At(book, Frequency.Month, July));
            var moved = Movement.Between(book, new(NodeKind.Unit, book.Model.Root!.Id), june, july);
            var team = book.Model.Units.Single(u => u.Code == "LM");
            return moved
                .Parts.Where(p => p.Cause is MovementCause.Weight or MovementCause.Added or MovementCause.Removed)
                .Where(p => book.Model.UnitOf(book.Model.Kpi(p.KpiId)) == team)
                .Sum(p => p.Points);
        });
        await page.GotoAsync($"/units/{await chromium.App.IdOfAsync("NW")}/moved?period=2026-07");
        var shown = Figures.Change(points, Math.Abs(points) < 0.05 ? 2 : 1);
        await Expect(page.Locator(".shifts li").First).ToHaveTextAsync($"Last Mile moved to Commercial: {shown}");
        foreach (var width in new[] { 390, 1440 })
        {
            await page.SetViewportSizeAsync(width, 900);
            Assert.Empty(await window.FaultsAsync());
        }
        foreach (var unit in new[] { "NW", "OPS", "COM" })
        {
            await page.GotoAsync($"/units/{await chromium.App.IdOfAsync(unit)}?period=2026-10");
            await Expect(page.Locator("svg.hero .shift")).ToHaveCountAsync(1);
            await Expect(page.GetByRole(AriaRole.Img, new() { Name = "The structure changed in July 2026." })).ToHaveCountAsync(1);
        }
    }

    private async Task<IReadOnlyList<string>> PagesAsync()
    {
        var pages = new List<string>();
        foreach (var code in new[] { "NW", "OPS", "COM", "LM" })
        {
            var unit = $"/units/{await chromium.App.IdOfAsync(code)}";
            pages.Add(unit);
            pages.AddRange(new[] { "heat-map", "map", "cascade", "moved", "briefing" }.Select(page => $"{unit}/{page}"));
        }
        foreach (var code in new[] { "C1", "OPS-C", "COM-C", "LM-C" })
            pages.Add($"/objectives/{await chromium.App.IdOfAsync(code)}");
        foreach (var code in new[] { "NW-OTD", "LM-OTD" })
            pages.Add($"/kpis/{await chromium.App.IdOfAsync(code)}");
        var (operations, team) = (await chromium.App.IdOfAsync("OPS"), await chromium.App.IdOfAsync("LM"));
        pages.Add($"/compare?of=units&a={operations}&b={team}");
        pages.Add($"/compare?of=teams&kpi={await chromium.App.IdOfAsync("NW-OTD")}");
        pages.Add($"/units/{operations}/heat-map?export=csv");
        pages.Add("/kpis?export=csv");
        return [.. new[] { "2026-06", "2026-H1" }.SelectMany(p => pages.Select(a => a + (a.Contains('?') ? "&" : "?") + "period=" + p))];
    }

    /// <summary>
    /// Everything that can be read on each page, and whole files; but for the number of notices, and what is said of the end of the year
    /// that the half-year lies in, which follows the new structure.
    /// </summary>
    private static async Task<Dictionary<string, string>> ReadAsync(IPage page, IReadOnlyList<string> addresses)
    {
        var read = new Dictionary<string, string>();
        foreach (var address in addresses)
            if (address.Contains("export=", StringComparison.Ordinal))
                read[address] = await (await page.Context.APIRequest.GetAsync(address)).TextAsync();
            else
            {
                await page.GotoAsync(address);
                read[address] = await page.EvaluateAsync<string>(
                    "() => { document.querySelectorAll('.bell, [aria-labelledby=outlook-h]').forEach(e => e.remove()); return document.body.innerText; }"
                );
            }
        return read;
    }

    /// <summary>What the objectives above score with it and without it, by weights written down here.</summary>
    private Task<(string, double)[]> ExpectedAsync(Frequency frequency) =>
        chromium.App.AskAsync(book =>
        {
            var window = At(book, frequency, July);
            double Score(string code) => book.Objective(book.Model.Objectives.Single(o => o.Code == code).Id, window).Value;
            double Own(string code)
            {
                var kpis = book
                    .Model.KpisOf(book.Model.Objectives.Single(o => o.Code == code))
                    .Select(k => book.Kpi(k.Id, window))
                    .ToList();
                Assert.All(kpis, k => Assert.True(k.IsPresent));
                return kpis.Average(k => k.Value);
            }

            var commercial = (60 * Score("KA-C") + 40 * Score("CS-C") + 50 * Score("LM-C")) / 150;
            var operations = (15 * Score("LN-I") + 15 * Score("LS-I") + 20 * Score("WH-I")) / 50;
            return new[] { ("COM-C", 0.4 * Own("COM-C") + 0.6 * commercial), ("OPS-C", 0.5 * Own("OPS-C") + 0.5 * operations) };
        });

    private Task<string> CodeAsync(Frequency frequency) =>
        chromium.App.AskAsync(book => PeriodCode.Format(At(book, frequency, July).Period, book.Model.Organization.Calendar));

    private static Domain.Periods.Window At(ScoreBook book, Frequency frequency, DateOnly day) =>
        Domain.Periods.Window.Of(book.Model.Organization.Calendar.Containing(frequency, day));

    private static string Shown(double score) =>
        Math.Round(score, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture);
}
