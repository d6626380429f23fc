namespace Scorecard.Web.Tests.Account;

public sealed class SignInTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Refusal = "This e-mail and password do not fit together.";

    [Fact]
    public async Task A_person_signs_in_with_e_mail_and_password()
    {
        var browser = app.Browse();

        await SignInAsync(browser, "una@example.com", TestApp.Password);

        Assert.Equal("/enter", (await browser.GetAsync("/account/sign-in")).Path);
    }

    [Theory]
    [InlineData("una@example.com", "not the right one")]
    [InlineData("una@example.com", "")]
    [InlineData("nobody.at.all@example.com", TestApp.Password)]
    [InlineData("", "")]
    public async Task A_wrong_password_and_an_unknown_e_mail_get_the_same_sentence(string email, string password)
    {
        var page = await SignInAsync(app.Browse(), email, password);

        Assert.Equal("/account/sign-in", page.Path);
        Assert.StartsWith(Refusal, page.Problems, StringComparison.Ordinal);
        Assert.Equal(email, page.Form()["Input.Email"]);
        Assert.Equal("", page.Form()["Input.Password"]);
    }

    [Fact]
    public async Task After_five_wrong_tries_the_right_password_is_refused_too()
    {
        for (var i = 0; i < 5; i++)
            await SignInAsync(app.Browse(), "vic@example.com", $"wrong {i}");

        var page = await SignInAsync(app.Browse(), "vic@example.com", TestApp.Password);

        Assert.StartsWith(Refusal, page.Problems, StringComparison.Ordinal);
        Assert.Contains("rests for 15 minutes", page.Problems, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    public async Task The_way_back_stays_on_this_site(string wanted)
    {
        var page = await (await app.Browse().GetAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(wanted)}"))
            .Form().Type("Input.Email", "pia@example.com").Type("Input.Password", TestApp.Password).SubmitAsync();

        Assert.Equal(app.Companies.HomeOf("PLANT"), page.Path);
    }

    [Fact]
    public async Task A_form_that_was_open_for_too_long_is_refused_with_a_sentence()
    {
        var page = await app.Browse().PostAsync("/account/sign-in", [new("Input.Email", "una@example.com"), new("Input.Password", TestApp.Password)]);

        Assert.Equal((System.Net.HttpStatusCode.BadRequest, "This page was open for too long"), (page.Status, page.Heading));
    }

    private static async Task<TestPage> SignInAsync(TestBrowser browser, string email, string password) =>
        await (await browser.GetAsync("/account/sign-in")).Form().Type("Input.Email", email).Type("Input.Password", password).SubmitAsync();
}
