using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Web.Tests.Account;

namespace Scorecard.Web.Tests.Mail;

/// <summary>What becomes of mails, and what administrators see of them.</summary>
public sealed class OutboxTests
{
    [Fact]
    public async Task An_invitation_is_mailed_and_its_link_lets_the_person_in()
    {
        await using var mail = await MailApp.StartAsync();
        var done = await InviteAsync(mail, "Ivy Invited", "ivy@example.com");
        Assert.StartsWith("https://localhost/account/welcome?", done.Link, StringComparison.Ordinal);

        Assert.Equal(1, await mail.SendAsync());
        Assert.Equal(0, await mail.SendAsync());

        var message = Assert.Single(mail.Smtp.Received);
        Assert.Equal("Ada Admin invites you to the scorecard of Acme", message.Subject);
        Assert.Contains(done.Link, message.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", message.HtmlBody, StringComparison.Ordinal);
        var ivy = await (await mail.App.Browse().GetAsync(done.Link)).Form().Type("Input.Password", "swans a-swimming").SubmitAsync();
        Assert.Equal("/enter", ivy.Path);
        var kept = Assert.Single(await mail.OutboxAsync());
        Assert.NotNull(kept.SentAt);
        Assert.Empty(kept.Text);
        Assert.StartsWith(PublicIds.Format(kept.Id), message.MessageId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_mail_server_mails_wait_where_administrators_see_and_copy_them()
    {
        await using var mail = await MailApp.StartAsync(hasMail: false);
        var done = await InviteAsync(mail, "Ivy Invited", "ivy@example.com");

        Assert.Equal(0, await mail.SendAsync());
        var page = await (await mail.App.SignInAsync(mail.App.Companies.Administrator)).GetAsync("/admin/mail");

        Assert.Contains("No mail server is set up, so mails wait here", page.Words, StringComparison.Ordinal);
        Assert.Contains("To ivy@example.com. Written on 12 Nov 2026", page.Words, StringComparison.Ordinal);
        Assert.Contains(done.Link, page.Document.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        var dropped = await page.Form("form[action*=Drop]").SubmitAsync("mail");
        Assert.Equal("It is dropped and will not be sent.", dropped.Message);
        Assert.Contains("No mails yet", dropped.Words, StringComparison.Ordinal);
        Assert.Equal(
            "No mails yet",
            (await (await mail.App.SignInAsync(mail.App.Companies.Stranger)).GetAsync("/admin/mail"))
                .Document.QuerySelector(".blank b")!
                .TextContent
        );
    }

    [Fact]
    public async Task An_address_that_bounces_is_given_up_with_the_way_on_and_tried_again_when_told()
    {
        await using var mail = await MailApp.StartAsync();
        mail.Smtp.Refused = "ivy@";
        await InviteAsync(mail, "Ivy Invited", "ivy@example.com");
        await InviteAsync(mail, "Ben Begin", "ben@example.com");

        Assert.Equal(1, await mail.SendAsync());
        mail.Clock.Wait(TimeSpan.FromDays(2));
        Assert.Equal(0, await mail.SendAsync());

        Assert.Single(mail.Smtp.To("ben@example.com"));
        var admin = mail.App.Browse();
        await admin.SignInAsync(mail.App.Companies.Administrator.Email!);
        var page = await admin.GetAsync("/admin/mail");
        Assert.Contains("The mail server refuses the address ivy@example.com: 550", page.Words, StringComparison.Ordinal);
        Assert.Contains("Ask the person for their present address", page.Words, StringComparison.Ordinal);
        mail.Smtp.Refused = null;
        Assert.Equal("It is tried again.", (await page.Form("form[action*=Again]").SubmitAsync("mail")).Message);
        Assert.Equal(1, await mail.SendAsync());
        Assert.Single(mail.Smtp.To("ivy@example.com"));
    }

    [Fact]
    public async Task A_server_that_hangs_loses_nothing_and_is_tried_again_later()
    {
        await using var mail = await MailApp.StartAsync();
        mail.Smtp.Hangs = true;
        await InviteAsync(mail, "Ivy Invited", "ivy@example.com");

        Assert.Equal(0, await mail.SendAsync());

        var waiting = Assert.Single(await mail.OutboxAsync());
        Assert.Equal((1, (Guid?)null, (DateTime?)null), (waiting.Tries, waiting.Claim, waiting.GivenUpAt));
        Assert.Contains("did not answer in time", waiting.LastError, StringComparison.Ordinal);
        mail.Smtp.Hangs = false;
        Assert.Equal(0, await mail.SendAsync());
        mail.Clock.Wait(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await mail.SendAsync());
        Assert.Single(mail.Smtp.Received);
    }

    private static async Task<TestPage> InviteAsync(MailApp mail, string name, string email)
    {
        var admin = await mail.App.SignInAsync(mail.App.Companies.Administrator);
        return await (await admin.GetAsync("/admin/people/invite"))
            .Form()
            .Type("Input.Name", name)
            .Type("Input.Email", email)
            .Type("Role", nameof(Role.Updater))
            .Type("Unit", PublicIds.Format(mail.App.Companies.Acme.Unit("NORTH").Id))
            .SubmitAsync();
    }
}
