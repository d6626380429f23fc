using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Access;
using Scorecard.Domain.Units;

namespace Scorecard.Web.Tests.Account;

public sealed class SecondFactorTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Page = "/account/second-factor";

    [Fact]
    public async Task With_codes_on_a_password_alone_lets_nobody_in_and_each_code_works_once()
    {
        var (key, _) = await TurnOnAsync("max@example.com");
        var browser = app.Browse();

        var asked = await browser.SignInAsync("max@example.com");
        Assert.Equal("/account/code", asked.Path.Split('?')[0]);
        Assert.False(await browser.IsSignedInAsync());

        var wrong = await asked.Form().Type("Input.Code", "000000").SubmitAsync();
        Assert.StartsWith("This code does not fit", wrong.Problems, StringComparison.Ordinal);

        var code = Totp.CodeOf(key, stepsLater: 1);
        Assert.Equal(app.Companies.HomeOf("SALES"), (await wrong.Form().Type("Input.Code", code).SubmitAsync()).Path);

        var again = await (await app.Browse().SignInAsync("max@example.com")).Form().Type("Input.Code", code).SubmitAsync();
        Assert.StartsWith("This code does not fit", again.Problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recovery_code_lets_in_once()
    {
        var (_, codes) = await TurnOnAsync("olga@example.com");

        var entered = await (await app.Browse().SignInAsync("olga@example.com")).Form().Type("Input.Code", codes[3]).SubmitAsync();
        Assert.Equal(app.Companies.HomeOf("OPS"), entered.Path);
        var again = await (await app.Browse().SignInAsync("olga@example.com")).Form().Type("Input.Code", codes[3]).SubmitAsync();
        Assert.StartsWith("This code does not fit", again.Problems, StringComparison.Ordinal);
        Assert.Equal(10, codes.Length);
    }

    [Fact]
    public async Task Five_wrong_codes_and_the_right_one_is_refused_too()
    {
        var (key, _) = await TurnOnAsync("pia@example.com");
        var page = await app.Browse().SignInAsync("pia@example.com");
        for (var i = 0; i < 5; i++)
            page = await page.Form().Type("Input.Code", $"00000{i}").SubmitAsync();

        page = await page.Form().Type("Input.Code", Totp.CodeOf(key, stepsLater: 1)).SubmitAsync();

        Assert.StartsWith("This code does not fit", page.Problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Codes_are_turned_off_with_the_password_only()
    {
        await TurnOnAsync("vic@example.com");
        var browser = await app.SignInAsync(await app.NowAsync(app.Companies.Viewer));

        var page = await (await browser.GetAsync(Page)).Form().Type("Input.Current", "not it").SubmitTo("?handler=Off");
        Assert.Contains("This is not your present password", page.Problems, StringComparison.Ordinal);

        page = await page.Form().Type("Input.Current", TestApp.Password).SubmitTo("?handler=Off");
        Assert.Contains("Codes are off", page.Message, StringComparison.Ordinal);
        Assert.NotEqual("/account/code", (await app.Browse().SignInAsync("vic@example.com")).Path.Split('?')[0]);
    }

    [Fact]
    public async Task The_database_holds_no_key_and_no_recovery_code_that_could_be_used()
    {
        var (key, codes) = await TurnOnAsync("ada@example.com");

        var kept = await app.ReadAsync(0, db => db.UserTokens.Select(t => t.Value).ToListAsync());

        Assert.NotEmpty(kept);
        Assert.All(kept, value => Assert.DoesNotContain(key, value, StringComparison.Ordinal));
        Assert.All(codes, code => Assert.All(kept, value => Assert.DoesNotContain(code, value, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_organization_that_asks_for_a_second_factor_lets_nobody_past_without()
    {
        await app.WriteAsync(
            app.Companies.Globex.Model.Organization.Id,
            async db => (await db.Organizations.SingleAsync()).RequireSignIn(SignInRule.SecondFactor)
        );
        var browser = app.Browse();

        var page = await browser.SignInAsync("eve@example.com");
        Assert.Contains("Globex asks for a second step", page.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/admin")).Status);

        await TurnOnAsync(browser);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/admin")).Status);
    }

    private async Task<(string Key, string[] Codes)> TurnOnAsync(string email)
    {
        var browser = app.Browse();
        await browser.SignInAsync(email);
        return await TurnOnAsync(browser);
    }

    private static async Task<(string Key, string[] Codes)> TurnOnAsync(TestBrowser browser)
    {
        var page = await (await browser.GetAsync(Page)).Form().Type("Input.Current", TestApp.Password).SubmitAsync();
        var key = page.Document.QuerySelector("#key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        page = await page.Form().Type("Input.Code", Totp.CodeOf(key)).SubmitAsync();
        Assert.Contains("Codes are on", page.Message, StringComparison.Ordinal);
        return (key, page.Document.QuerySelector("#codes")!.TextContent.Split(' '));
    }
}
