using System.Text.RegularExpressions;

namespace Scorecard.Web.Tests.Mail;

/// <summary>Choosing a new password by oneself.</summary>
public sealed class ResetTests
{
    private const string Chosen = "eleven pipers piping";

    [Fact]
    public async Task Somebody_who_forgot_gets_a_link_that_works_once_and_ends_other_sign_ins()
    {
        await using var mail = await MailApp.StartAsync();
        var vic = mail.App.Companies.Viewer;
        var other = await mail.App.SignInAsync(vic);
        var link = await LinkAsync(mail, vic.Email!);
        var browser = mail.App.Browse();

        var done = await (await browser.GetAsync(link)).Form().Type("Input.Password", Chosen).SubmitAsync();

        Assert.Equal("/account/sign-in", done.Path);
        Assert.Equal("Your password is changed. Sign in with it.", done.Message);
        Assert.StartsWith("/account/sign-in", (await other.GetAsync("/account")).Path, StringComparison.Ordinal);
        Assert.Equal("This link does not work any more", (await mail.App.Browse().GetAsync(link)).Heading);
        var signedIn = await (await browser.GetAsync("/account/sign-in"))
            .Form()
            .Type("Input.Email", vic.Email!)
            .Type("Input.Password", Chosen)
            .SubmitAsync();
        Assert.StartsWith("/units/", signedIn.Path, StringComparison.Ordinal);
        await mail.App.SaveSecurityAsync();
        var events = await mail.App.ReadAsync(
            0,
            db => Task.FromResult(db.SecurityEvents.Where(e => e.PersonId == vic.Id).Select(e => e.What).ToList())
        );
        Assert.Contains("link made", events);
        Assert.Contains("link used", events);
        Assert.Contains("password changed", events);
    }

    [Fact]
    public async Task The_link_ends_after_an_hour()
    {
        await using var mail = await MailApp.StartAsync();
        var link = await LinkAsync(mail, mail.App.Companies.Viewer.Email!);
        mail.Clock.Wait(TimeSpan.FromMinutes(61));
        Assert.Equal("This link does not work any more", (await mail.App.Browse().GetAsync(link)).Heading);
    }

    [Fact]
    public async Task An_unknown_address_is_answered_the_same_and_gets_nothing()
    {
        await using var mail = await MailApp.StartAsync();
        var known = await AskAsync(mail, mail.App.Companies.Viewer.Email!);
        var unknown = await AskAsync(mail, "who@example.com");
        Assert.Equal(known.Words, unknown.Words);

        await mail.SendAsync();

        Assert.Equal(mail.App.Companies.Viewer.Email, Assert.Single(mail.Smtp.Received).To.Mailboxes.Single().Address);
    }

    [Fact]
    public async Task An_address_gets_one_mail_however_often_it_is_asked_for_and_one_sender_asks_for_few()
    {
        await using var mail = await MailApp.StartAsync();
        for (var i = 0; i < 3; i++)
            await AskAsync(mail, mail.App.Companies.Viewer.Email!);
        for (var i = 0; i < 5; i++)
            await AskAsync(mail, $"who{i}@example.com");

        Assert.Equal(3, (await mail.OutboxAsync()).Count);
        await mail.SendAsync();
        Assert.Single(mail.Smtp.Received);
    }

    [Fact]
    public async Task Without_a_mail_server_the_page_says_whom_to_ask()
    {
        await using var mail = await MailApp.StartAsync(hasMail: false);
        var page = await mail.App.Browse().GetAsync("/account/forgot");
        Assert.Contains("Ask an administrator of your organization for a new link", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("%00%ff")]
    public async Task A_token_that_nobody_made_opens_nothing(string token)
    {
        await using var mail = await MailApp.StartAsync();
        var page = await mail.App.Browse().GetAsync($"/account/reset?token={token}");
        Assert.Equal("This link does not work any more", page.Heading);
    }

    private static async Task<TestPage> AskAsync(MailApp mail, string email) =>
        await (await mail.App.Browse().GetAsync("/account/forgot")).Form().Type("Input.Email", email).SubmitAsync();

    private static async Task<string> LinkAsync(MailApp mail, string email)
    {
        await AskAsync(mail, email);
        await mail.SendAsync();
        return Regex.Match(Assert.Single(mail.Smtp.Received).TextBody!, @"https://localhost/account/reset\?token=\S+").Value;
    }
}
