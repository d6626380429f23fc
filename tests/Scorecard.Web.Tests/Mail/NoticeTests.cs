using System.Net;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Data.Notices;
using Scorecard.Web.Notices;
using Scorecard.Web.Tests.Account;

namespace Scorecard.Web.Tests.Mail;

/// <summary>Reminders, digests and alerts: who is told of what, how, and only once.</summary>
public sealed class NoticeTests : IAsyncLifetime
{
    private readonly Lazy<TestSmtp> smtp = new(() => new());
    private readonly MovedClock clock = new();
    private ScoredCompany company = null!;

    private TestApp App => company.App;

    public async Task InitializeAsync()
    {
        company = new()
        {
            App = new()
            {
                Host = host => host.Mail(smtp.Value).ConfigureTestServices(services => services.AddSingleton<TimeProvider>(clock)),
            },
        };
        await company.InitializeAsync();
        await company.App.StopPostmanAsync();
    }

    public async Task DisposeAsync()
    {
        await company.DisposeAsync();
        await smtp.Value.DisposeAsync();
    }

    [Fact]
    public async Task What_is_overdue_is_told_once_to_who_owes_it_and_to_the_head_of_the_unit()
    {
        for (var i = 0; i < 3; i++)
            await LookAsync();

        var reminder = Assert.Single(await OfAsync(company.Clerk, NoticeKind.Overdue));
        Assert.StartsWith("A value of yours was due on 10 Nov 2026.", reminder.Text, StringComparison.Ordinal);
        Assert.Contains("PUNCTUALITY", reminder.Text, StringComparison.Ordinal);
        var digest = Assert.Single(await OfAsync(company.Head, NoticeKind.Digest));
        Assert.Contains("PUNCTUALITY", digest.Text, StringComparison.Ordinal);
        Assert.Empty(await OfAsync(company.Head, NoticeKind.Overdue));
        Assert.Single(
            smtp.Value.To(company.Clerk.Email!),
            m => m.Subject!.StartsWith("A value of yours was due", StringComparison.Ordinal)
        );
        Assert.Single(smtp.Value.To(company.Head.Email!), m => m.Subject!.Contains("overdue", StringComparison.Ordinal));

        clock.Wait(TimeSpan.FromDays(7));
        await LookAsync();
        await LookAsync();

        Assert.Single(await OfAsync(company.Clerk, NoticeKind.Overdue));
        Assert.Equal(2, (await OfAsync(company.Head, NoticeKind.Digest)).Count);
    }

    [Fact]
    public async Task A_value_that_is_due_is_told_before_and_nobody_is_reminded_of_what_they_reported()
    {
        await App.RecordAsync(company.World.Kpi("PUNCTUALITY"), "2026-10", 95);
        await LookAsync();
        Assert.Empty(await OfAsync(company.Clerk, NoticeKind.Overdue));

        clock.Wait(TimeSpan.FromDays(26));
        await LookAsync();

        var due = Assert.Single(await OfAsync(company.Clerk, NoticeKind.Due));
        Assert.Contains("due on 10 Dec 2026", due.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mails_wait_for_working_hours_and_the_bell_does_not()
    {
        // Thursday evening.
        clock.Wait(TimeSpan.FromHours(12));
        await TellAsync("late");

        Assert.Single(await OfAsync(company.Clerk, NoticeKind.Red));
        Assert.Equal(0, await SendAsync());
        clock.Wait(TimeSpan.FromHours(12));
        Assert.Equal(1, await SendAsync());
    }

    [Fact]
    public async Task The_bell_counts_what_is_unread_and_the_list_leads_on()
    {
        await TellAsync("one", "two");
        var browser = await App.SignInAsync(company.Clerk);
        var page = await browser.GetAsync("/notices");
        Assert.Equal("2 unread", page.Document.QuerySelector(".side .bell .count")!.TextContent);

        var there = await page.Form("form[action*=Open]").SubmitAsync("notice");
        Assert.Equal("/enter", there.Path);
        Assert.Equal("1 unread", there.Document.QuerySelector(".side .bell .count")!.TextContent);
        var all = await (await browser.GetAsync("/notices")).Form("form[action*=ReadAll]").SubmitAsync();
        Assert.Null(all.Document.QuerySelector(".side .bell .count"));
        Assert.Contains(
            "Nothing yet",
            (await (await App.SignInAsync(company.Reader)).GetAsync("/notices")).Words,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Each_person_chooses_how_they_are_told_and_one_click_ends_the_mails()
    {
        await TellAsync("one");
        await SendAsync();
        var message = Assert.Single(smtp.Value.To(company.Clerk.Email!));
        Assert.Equal("List-Unsubscribe=One-Click", message.Headers["List-Unsubscribe-Post"]);
        var address = message.Headers["List-Unsubscribe"]!.Trim('<', '>');
        Assert.StartsWith("https://localhost/account/unsubscribe?token=", address, StringComparison.Ordinal);
        // As a mail program does: no cookie, no page before, from elsewhere.
        using var body = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        using var answer = await App.Browse().Client.PostAsync(address, body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        await TellAsync("two");
        Assert.Equal(0, await SendAsync());
        Assert.Equal(2, (await OfAsync(company.Clerk, NoticeKind.Red)).Count);

        var page = await (await App.SignInAsync(company.Clerk)).GetAsync("/account/notices");
        Assert.False(page.Document.QuerySelector("input[name=Mail][value=Red]")!.HasAttribute("checked"));
        Assert.True(page.Document.QuerySelector("input[name=Here][value=Red]")!.HasAttribute("checked"));
        Assert.True(page.Document.QuerySelector("input[name=Mail][value=Digest]")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task Opening_the_link_of_a_mail_asks_once_more_and_then_ends_them()
    {
        var link = App
            .Services.GetRequiredService<SignedLinks>()
            .Unsubscribe(company.World.Model.Organization.Id, company.Clerk.Id, NoticeKind.Digest);
        var page = await App.Browse().GetAsync(link);
        Assert.Equal("No more mails about “Who has not reported”?", page.Heading);
        Assert.Equal("No more mails of this kind", (await page.Form().SubmitAsync()).Heading);
        Assert.Equal("This link is not complete", (await App.Browse().GetAsync("/account/unsubscribe?token=AAAA")).Heading);
    }

    [Fact]
    public async Task Numbers_are_written_as_the_browser_of_the_last_sign_in_has_them()
    {
        Assert.StartsWith("/units/", (await App.Browse("de-DE").SignInAsync(company.Head.Email!)).Path, StringComparison.Ordinal);
        await company.CorrectAsync("SAFETY", "2026-10", 0.55m, "An accident");
        await LookAsync();

        var german = Assert.Single(
            smtp.Value.To(company.Head.Email!),
            m => m.Subject!.StartsWith("SAFETY is red", StringComparison.Ordinal)
        );
        Assert.Contains("Its score is 5,5. It was 74,0 in the period before.", german.TextBody, StringComparison.Ordinal);
        Assert.Contains("Its score is 5,5. It was 74,0 in the period before.", german.HtmlBody, StringComparison.Ordinal);
        Assert.Contains(await OfAsync(company.Head, NoticeKind.Red), n => n.Text.Contains("is 5,5.", StringComparison.Ordinal));

        await App.Browse("en-GB").SignInAsync(company.Head.Email!);
        await company.CorrectAsync("SAFETY", "2026-09", 0, "Another one");
        await company.CorrectAsync("SAFETY", "2026-10", 9.55m, "Counted again");
        await LookAsync();

        var english = Assert.Single(smtp.Value.To(company.Head.Email!), m => m.Subject!.Contains("no longer", StringComparison.Ordinal));
        Assert.Contains("Its score is 95.5. It was 0.0 in the period before.", english.TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("xx-YY-nonsense")]
    [InlineData("ar-SA")]
    public void What_is_no_culture_that_pages_have_is_the_usual(string? culture) =>
        Assert.Equal("1,234.5", new News(NoticeKind.Red, "k", () => $"{1234.5:N1}", "/", []).In(culture));

    /// <summary>Tells the clerk of things that are red.</summary>
    private Task<int> TellAsync(params string[] keys) =>
        App
            .Services.GetRequiredService<NoticeTeller>()
            .TellAsync(
                company.World.Model.Organization,
                [.. keys.Select(key => new News(NoticeKind.Red, key, "Something is red.\nLook.", "/enter", [company.Clerk.Id]))],
                CancellationToken.None
            );

    private async Task LookAsync()
    {
        await App.Services.GetRequiredService<NoticeKeeper>().TellAllAsync(CancellationToken.None);
        await SendAsync();
    }

    private Task<int> SendAsync() => App.Services.GetRequiredService<MailSender>().SendDueAsync(CancellationToken.None);

    private Task<List<Notice>> OfAsync(Person person, NoticeKind kind) =>
        App.ReadAsync(
            company.World.Model.Organization.Id,
            db => db.Notices.AsNoTracking().Where(n => n.PersonId == person.Id && n.Kind == kind).ToListAsync()
        );
}
