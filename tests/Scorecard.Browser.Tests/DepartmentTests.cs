using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.Browser.Tests;

public sealed class DepartmentTests(Chromium chromium) : IClassFixture<Chromium>
{
    [SkippableTheory]
    [InlineData("marta", "Northwind Logistics")]
    [InlineData("jonas", "Operations")]
    [InlineData("hanna", "Northwind Logistics")]
    public async Task Executives_and_heads_begin_on_the_dashboard_of_what_is_theirs(string person, string unit)
    {
        await using var window = await chromium.DesktopAsync();
        await window.SignInAsync(person);
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"{unit}, October 2026");
        await Expect(window.Page.Locator(".crumbs [aria-current=page]")).ToHaveTextAsync(unit);
        Assert.Empty(window.Errors);
    }

    [SkippableFact]
    public async Task Employees_begin_with_what_they_owe()
    {
        await using var window = await chromium.DesktopAsync();
        await window.SignInAsync("ines");
        await Expect(window.Page).ToHaveURLAsync($"{chromium.App.Address}/enter");
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Values for October");
        await Expect(window.Page.GetByRole(AriaRole.Link, new() { Name = "My KPIs" }).Locator(".count"))
            .ToContainTextAsync("still to enter");
    }

    [SkippableFact]
    public async Task A_head_of_department_edits_its_objective_and_sees_it_on_the_dashboard()
    {
        await using var window = await chromium.DesktopAsync();
        await window.SignInAsync("jonas");
        var page = window.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Run full trailers on settled routes" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit objective" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync("Send full trailers along settled routes");
        await page.GetByLabel("Perspective").SelectOptionAsync("Customer");
        await page.Locator("details.fold").EvaluateAsync("fold => { fold.open = true; }");
        await page.GetByLabel("Weight", new() { Exact = true }).FillAsync("3");
        // The weight is to count in October already, which is over: so its scores are shown first, and saved when they are meant.
        await page.GetByLabel("Holds from").FillAsync("2026-10");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("This changes scores of months that are over.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Send full trailers along settled routes is saved");

        await page.GetByRole(AriaRole.Navigation, new() { Name = "Unit path" })
            .GetByRole(AriaRole.Link, new() { Name = "Operations" })
            .ClickAsync();
        var customer = page.GetByRole(AriaRole.Region, new() { Name = "Customer" });
        await Expect(customer.GetByRole(AriaRole.Row, new() { Name = "Send full trailers along settled routes" }))
            .ToContainTextAsync("75%");
        await Expect(customer.GetByRole(AriaRole.Row, new() { Name = "Hit every delivery window, damage none" })).ToContainTextAsync("25%");
        await Expect(page.Locator("main")).Not.ToContainTextAsync("Run full trailers on settled routes");
        Assert.Empty(window.Errors);
    }

    [SkippableFact]
    public async Task A_head_of_department_only_reads_what_belongs_to_another()
    {
        await using var window = await chromium.DesktopAsync();
        await window.SignInAsync("jonas");
        var (page, id) = (window.Page, await chromium.App.IdOfAsync("COM-C"));
        await page.GotoAsync($"/objectives/{id}");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Answer fast, renew early");
        await Expect(
                page.Locator(
                    $"main a[href*='/edit'], main a[href*='/new'], main a[href*='/contributions'], main form:not([action*='/comments/'])"
                )
            )
            .ToHaveCountAsync(0);
        Assert.Empty(window.Errors);

        foreach (
            var address in new[]
            {
                $"/objectives/{id}/edit",
                $"/objectives/{id}/contributions",
                $"/objectives/{id}/delete",
                $"/units/{await chromium.App.IdOfAsync("COM")}/edit",
            }
        )
        {
            var answer = await page.GotoAsync(address);
            Assert.Equal(403, answer!.Status);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("You may not do that");
            await Expect(page.Locator("main")).ToContainTextAsync("An administrator of your organization can change that");
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Go to the dashboard" })).ToBeVisibleAsync();
        }
    }
}
