using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.Browser.Tests;

/// <summary>The what-if page with its script: sliders write numbers as the language does, and nothing that was typed is lost.</summary>
public sealed class WhatIfTests(Chromium chromium) : IClassFixture<Chromium>
{
    [SkippableFact]
    public async Task A_slider_writes_a_decimal_comma_where_the_language_does_and_adding_a_kpi_keeps_it()
    {
        await using var window = await chromium.DesktopAsync("de-DE");
        await window.SignInAsync("marta");
        var page = window.Page;
        await page.GotoAsync($"/units/{await chromium.App.IdOfAsync("NW")}/what-if");
        var rows = page.Locator(".levers tbody tr");
        var (before, box) = (await rows.CountAsync(), page.Locator("[name='Input.Rows[0].Weight']"));
        var lever = await rows.First.GetByRole(AriaRole.Link).TextContentAsync();

        await page.GetByLabel("Targets and weights too").CheckAsync();
        await page.Locator("[data-slides='Input.Rows[0].Weight']").PressAsync("ArrowLeft");
        await Expect(box).ToHaveValueAsync("0,5");
        var another = await page.Locator("#choices option").First.GetAttributeAsync("value");
        await page.GetByLabel("Another KPI").FillAsync(another!);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();

        await Expect(rows).ToHaveCountAsync(before + 1);
        await Expect(rows.Filter(new() { HasText = lever }).Locator("[name$='.Weight']")).ToHaveValueAsync("0,5");
        Assert.Empty(window.Errors);
    }
}
