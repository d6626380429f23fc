using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.Browser.Tests;

/// <summary>A head asks at a desk, and a team lead answers on a phone.</summary>
public sealed class CommentTests(Chromium chromium) : IClassFixture<Chromium>
{
    [SkippableFact]
    public async Task A_mention_is_completed_at_a_desk_and_answered_on_a_phone_and_the_answer_appears_by_itself()
    {
        await using var desk = await chromium.DesktopAsync();
        await desk.SignInAsync("jonas", $"/kpis/{await chromium.App.IdOfAsync("LM-OTD")}");
        var box = desk.Page.GetByLabel("Write a comment");

        await box.FocusAsync();
        await desk.Page.Keyboard.TypeAsync("@Duar");
        await Expect(desk.Page.Locator(".offered [role=option]")).ToContainTextAsync("Inês Duarte");
        Assert.Empty(await desk.FaultsAsync());
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(box).ToHaveValueAsync("@Inês Duarte ");
        await desk.Page.Keyboard.TypeAsync("what was it in October?");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Comment", Exact = true }).ClickAsync();
        await Expect(desk.Page.GetByText("The comment is saved.")).ToBeVisibleAsync();
        await Expect(desk.Page.GetByText("Waits for Inês Duarte")).ToBeVisibleAsync();
        Assert.Empty(await desk.FaultsAsync());

        await using var phone = await chromium.PhoneAsync();
        await phone.SignInAsync("ines", "/enter");
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "All that wait" }).TapAsync();
        await Expect(Said(phone.Page, "what was it in October?")).ToBeVisibleAsync();
        Assert.Empty(await phone.FaultsAsync());
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Answer" }).TapAsync();
        await phone.Page.Locator(".settle summary").First.TapAsync();
        await phone.Page.GetByLabel("Write a reply").FillAsync("Two vans were off the road");
        Assert.Empty(await phone.FaultsAsync());
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Reply", Exact = true }).TapAsync();
        await Expect(phone.Page.GetByText("The reply is saved.")).ToBeVisibleAsync();
        await phone.Page.GotoAsync("/comments");
        await Expect(phone.Page.GetByText("Nothing waits for your answer")).ToBeVisibleAsync();

        // Without a reload.
        await Expect(Said(desk.Page, "Two vans were off the road")).ToBeVisibleAsync();
        await Expect(desk.Page.GetByText("Waits for Inês Duarte")).ToHaveCountAsync(0);
        Assert.Empty(desk.Errors);
        Assert.Empty(phone.Errors);
    }

    [SkippableFact]
    public async Task What_is_half_written_in_a_reply_stays_while_another_comment_appears()
    {
        await using var first = await chromium.DesktopAsync();
        var address = $"/kpis/{await chromium.App.IdOfAsync("NW-OTD")}";
        await first.SignInAsync("jonas", address);
        await SayAsync(first.Page, "First of all");
        await first.Page.Locator(".settle summary").First.ClickAsync();
        await first.Page.GetByLabel("Write a reply").FillAsync("Half a sentence");

        await using var second = await chromium.DesktopAsync();
        await second.SignInAsync("hanna", address);
        await SayAsync(second.Page, "Second of all");

        await Expect(Said(second.Page, "Second of all")).ToBeVisibleAsync();
        await Expect(first.Page.GetByLabel("Write a reply")).ToHaveValueAsync("Half a sentence");
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Reply", Exact = true }).ClickAsync();
        await Expect(Said(first.Page, "Half a sentence")).ToBeVisibleAsync();
        await Expect(Said(first.Page, "Second of all")).ToBeVisibleAsync();
        Assert.Empty(first.Errors);
    }

    private static ILocator Said(IPage page, string words) => page.Locator(".words", new() { HasText = words }).First;

    private static async Task SayAsync(IPage page, string words)
    {
        await page.GetByLabel("Write a comment").FillAsync(words);
        await page.GetByRole(AriaRole.Button, new() { Name = "Comment", Exact = true }).ClickAsync();
        await Expect(page.GetByText("The comment is saved.")).ToBeVisibleAsync();
    }
}
