using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Scorecard.Web.Notices;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.Browser.Tests;

/// <summary>A team lead submits a value on a phone; the head returns it on a phone, from the notice, and approves the next one.</summary>
public sealed class ApprovalTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Kpi = "Cost per drop";

    [SkippableFact]
    public async Task A_value_is_returned_and_approved_on_a_phone_from_the_notice()
    {
        await using var desk = await chromium.DesktopAsync();
        await desk.SignInAsync("jonas", $"/kpis/{await chromium.App.IdOfAsync("LM-CPD")}/edit");
        await desk.Page.Locator("details.fold:has(#Input_NeedsApproval)").EvaluateAsync("fold => { fold.open = true; }");
        await desk.Page.GetByLabel("A value counts once the owner has approved it").CheckAsync();
        await desk
            .Page.GetByLabel("Sponsor, who approves instead of the owner")
            .SelectOptionAsync(new SelectOptionValue { Label = "Jonas Brandt" });
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(desk.Page.GetByText("Cost per drop is saved.")).ToBeVisibleAsync();

        await using var lead = await chromium.PhoneAsync();
        await lead.SignInAsync("ines", "/enter");
        await EnterAsync(lead.Page, "4.81");
        Assert.Empty(await lead.FaultsAsync());

        await using var head = await chromium.PhoneAsync();
        await TellAsync();
        await head.SignInAsync("jonas", "/notices");
        await head.Page.GetByRole(AriaRole.Button, new() { Name = $"A value of {Kpi} waits for your approval." }).TapAsync();
        await Expect(head.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Approvals");
        await Expect(head.Page.Locator(".approvals .hatched")).ToHaveTextAsync("€4.81");
        Assert.Empty(await head.FaultsAsync());
        await head.Page.Locator(".approve summary").TapAsync();

        await head.Page.GetByLabel("What is to be mended").FillAsync("The vans of Delft are missing");
        Assert.Empty(await head.FaultsAsync());
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Return it" }).TapAsync();
        await Expect(head.Page.GetByText("went back with your words.")).ToBeVisibleAsync();

        await lead.Page.ReloadAsync();
        await Expect(Row(lead.Page)).ToContainTextAsync("Jonas Brandt gave €4.81 back: The vans of Delft are missing");
        Assert.Empty(await lead.FaultsAsync());
        await EnterAsync(lead.Page, "4.79");

        await head.Page.GotoAsync($"/kpis/{await chromium.App.IdOfAsync("LM-CPD")}");
        await Expect(head.Page.GetByRole(AriaRole.Heading, new() { Name = "Waits for approval" })).ToBeVisibleAsync();
        Assert.Empty(await head.FaultsAsync());
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).First.TapAsync();
        await Expect(head.Page.GetByText("is approved and counts now.")).ToBeVisibleAsync();
        await Expect(head.Page.Locator(".history").GetByText("approved by Jonas Brandt")).ToBeVisibleAsync();
        Assert.Empty(head.Errors);
        Assert.Empty(lead.Errors);
    }

    private Task TellAsync() => chromium.App.Services.GetRequiredService<NoticeKeeper>().TellAllAsync(CancellationToken.None);

    private static async Task EnterAsync(IPage page, string value)
    {
        await page.GetByLabel(new System.Text.RegularExpressions.Regex($"^{Kpi} in €, ")).FillAsync(value);
        await page.Keyboard.PressAsync("Enter");
        await Expect(Row(page).Locator("[data-state]")).ToHaveTextAsync("Waits for Jonas Brandt");
    }

    private static ILocator Row(IPage page) => page.Locator($"[data-entry][data-name='{Kpi}']");
}
