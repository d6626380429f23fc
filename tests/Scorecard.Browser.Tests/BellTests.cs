using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Scorecard.Web.Notices;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.Browser.Tests;

/// <summary>Somebody is asked at a desk, hears of it under the bell of a phone, and answers there.</summary>
public sealed class BellTests(Chromium chromium) : IClassFixture<Chromium>
{
    [SkippableFact]
    public async Task A_mention_is_answered_from_the_bell_on_a_phone()
    {
        await using var desk = await chromium.DesktopAsync();
        await desk.SignInAsync("jonas", $"/objectives/{await chromium.App.IdOfAsync("LM-C")}");
        await desk.Page.GetByLabel("Write a comment").FillAsync("@Inês Duarte why the second attempts?");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Comment", Exact = true }).ClickAsync();
        await Expect(desk.Page.GetByText("The comment is saved.")).ToBeVisibleAsync();
        var keeper = chromium.App.Services.GetRequiredService<NoticeKeeper>();
        await keeper.TellAllAsync(CancellationToken.None);
        await keeper.TellAllAsync(CancellationToken.None);

        await using var phone = await chromium.PhoneAsync();
        await phone.SignInAsync("ines", "/enter");
        var page = phone.Page;
        var bell = page.Locator(".phonebar .bell");
        await Expect(bell).ToHaveAccessibleNameAsync(new Regex("^Notices, [0-9]+ unread$"));
        var unread = await UnreadAsync(bell);
        await bell.TapAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Notices");
        var notice = page.Locator(".notices li", new() { HasText = "why the second attempts?" });
        await Expect(notice).ToHaveCountAsync(1);
        Assert.Empty(await phone.FaultsAsync());

        await notice.GetByRole(AriaRole.Button).TapAsync();
        await page.Locator(".settle summary").First.TapAsync();
        await page.GetByLabel("Write a reply").FillAsync("Nobody was at home");
        Assert.Empty(await phone.FaultsAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Reply", Exact = true }).TapAsync();
        await Expect(page.GetByText("The reply is saved.")).ToBeVisibleAsync();

        await page.GotoAsync("/notices");
        await Expect(notice).Not.ToHaveClassAsync("unread");
        Assert.Equal(unread - 1, await UnreadAsync(bell));
        await page.GotoAsync("/comments");
        await Expect(page.GetByText("Nothing waits for your answer")).ToBeVisibleAsync();
        await Expect(desk.Page.Locator(".words", new() { HasText = "Nobody was at home" }).First).ToBeVisibleAsync();
        Assert.Empty(desk.Errors);
        Assert.Empty(phone.Errors);
    }

    private static async Task<int> UnreadAsync(ILocator bell) =>
        await bell.Locator(".count").CountAsync() == 0
            ? 0
            : int.Parse((await bell.Locator(".count").TextContentAsync())!, CultureInfo.InvariantCulture);
}
