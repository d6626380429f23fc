using System.Net;
using AngleSharp.Dom;

namespace Scorecard.Web.Tests.Account;

public sealed class SignInTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Refusal = "This e-mail and password do not fit together.";

    [Fact]
    public async Task A_person_signs_in_with_e_mail_and_password_and_out_again()
    {
        var browser = app.Browse();

        Assert.Equal("/enter", (await browser.SignInAsync("UNA@example.com")).Path);
        Assert.True(await browser.IsSignedInAsync());

        var left = await (await browser.GetAsync("/account/sign-out")).Form().SubmitAsync();
        Assert.Equal(("/account/sign-in", "You are signed out."), (left.Path, left.Message));
        Assert.False(await browser.IsSignedInAsync());
    }

    [Theory]
    [InlineData("una@example.com", "not the right one")]
    [InlineData("una@example.com", "")]
    [InlineData("nobody.at.all@example.com", TestApp.Password)]
    [InlineData("", "")]
    public async Task A_wrong_password_and_an_unknown_e_mail_get_the_same_sentence(string email, string password)
    {
        var page = await app.Browse().SignInAsync(email, password);

        Assert.Equal("/account/sign-in", page.Path);
        Assert.StartsWith(Refusal, page.Problems, StringComparison.Ordinal);
        Assert.Equal((email, ""), (page.Form()["Input.Email"], page.Form()["Input.Password"]));
    }

    [Fact]
    public async Task After_five_wrong_tries_the_right_password_is_refused_with_the_same_sentence()
    {
        for (var i = 0; i < 5; i++)
            await app.Browse().SignInAsync("vic@example.com", $"wrong {i}");

        var page = await app.Browse().SignInAsync("vic@example.com");

        Assert.StartsWith(Refusal, page.Problems, StringComparison.Ordinal);
        Assert.Contains("rests for 15 minutes", page.Problems, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/account/password", "/account/password")]
    [InlineData("https://evil.example/account", null)]
    [InlineData("//evil.example/account", null)]
    [InlineData("/\\evil.example/account", null)]
    public async Task The_way_back_stays_on_this_site(string wanted, string? reached)
    {
        var page = await app.Browse().SignInAsync("pia@example.com", query: $"?returnUrl={Uri.EscapeDataString(wanted)}");

        Assert.Equal(reached ?? app.Companies.HomeOf("PLANT"), page.Path);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_sign_in_outlives_the_browser_only_where_asked_to(bool keep)
    {
        var browser = new TestBrowser(app.CreateClient(new() { BaseAddress = TestBrowser.Home, AllowAutoRedirect = false }));
        var form = (await browser.GetAsync("/account/sign-in"))
            .Form()
            .Type("Input.Email", "pia@example.com")
            .Type("Input.Password", TestApp.Password);

        var cookie = (await (keep ? form.Type("Input.Keep", "true") : form).SubmitAsync()).Cookies.Single(c =>
            c.StartsWith("scorecard=", StringComparison.Ordinal)
        );

        Assert.Equal(keep, cookie.Contains("expires=", StringComparison.Ordinal));
        Assert.Contains("secure; samesite=lax; httponly", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_was_open_for_too_long_is_refused_with_a_sentence()
    {
        var page = await app.Browse()
            .PostAsync("/account/sign-in", [new("Input.Email", "una@example.com"), new("Input.Password", TestApp.Password)]);

        Assert.Equal((HttpStatusCode.BadRequest, "This page was open for too long"), (page.Status, page.Heading));
    }

    [Fact]
    public async Task A_form_with_characters_that_no_database_takes_is_not_read() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await app.Browse().SignInAsync("una@example.com\0")).Status);

    [Fact]
    public async Task Outside_demo_mode_no_password_is_offered()
    {
        var page = await app.Browse().GetAsync("/account/sign-in");

        // One for e-mail and password, and one for a passkey.
        Assert.Equal(2, page.Document.QuerySelectorAll("main form").Length);
        Assert.DoesNotContain("Demo", page.Words, StringComparison.Ordinal);
        Assert.Equal("Sign in", page.Heading);
    }
}
