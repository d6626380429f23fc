using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Data.Notices;
using Scorecard.Web.Notices;
using Scorecard.Web.Tests.Account;
using Scorecard.Web.Tests.Mail;

namespace Scorecard.Web.Tests.Approvals;

/// <summary>Who is told of a value that waits, comes back or is approved: once, and each in the way that fits.</summary>
public sealed class ApprovalNoticeTests : IAsyncLifetime
{
    private readonly Lazy<TestSmtp> smtp = new(() => new());
    private readonly MovedClock clock = new();
    private ScoredCompany company = null!;

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
        await company.NeedApprovalAsync();
    }

    public async Task DisposeAsync()
    {
        await company.DisposeAsync();
        await smtp.Value.DisposeAsync();
    }

    [Fact]
    public async Task A_value_that_waits_is_told_once_to_who_approves_it_and_again_after_some_days()
    {
        await company.SubmitAsync(company.Clerk, "PUNCTUALITY", "95");
        await LookAsync();
        await LookAsync();

        var told = Assert.Single(await OfAsync(company.Head));
        Assert.StartsWith("A value of PUNCTUALITY waits for your approval.", told.Text, StringComparison.Ordinal);
        Assert.Equal("/approvals", told.Path);
        Assert.Single(smtp.Value.To(company.Head.Email!), m => m.Subject!.Contains("waits for your approval", StringComparison.Ordinal));
        Assert.Empty(await OfAsync(company.Clerk));
        Assert.Empty(await OfAsync(company.Chief));

        clock.Wait(TimeSpan.FromDays(7));
        await LookAsync();
        await LookAsync();
        Assert.Equal(2, (await OfAsync(company.Head)).Count);
    }

    [Fact]
    public async Task Who_submitted_it_reads_the_reason_by_mail_and_that_it_was_approved_under_the_bell()
    {
        await company.SubmitAsync(company.Clerk, "PUNCTUALITY", "95");
        var head = await company.App.SignInAsync(company.Head);
        await (await head.GetAsync("/approvals"))
            .Form("form[action*='handler=Return']")
            .Type("Reason", "The fleet is missing.")
            .SubmitAsync();
        await LookAsync();

        var back = Assert.Single(await OfAsync(company.Clerk));
        Assert.Equal("Hel Head gave 95% of PUNCTUALITY for October 2026 back.\nThe fleet is missing.", back.Text);
        Assert.Single(smtp.Value.To(company.Clerk.Email!), m => m.Subject!.StartsWith("Hel Head gave 95%", StringComparison.Ordinal));

        await company.SubmitAsync(company.Clerk, "PUNCTUALITY", "94");
        await (await head.GetAsync("/approvals")).Form("form[action*='handler=Approve']").SubmitAsync();
        await LookAsync();
        await LookAsync();

        Assert.Contains(await OfAsync(company.Clerk), n => n.Text == "Hel Head approved 94% of PUNCTUALITY for October 2026.");
        Assert.DoesNotContain(smtp.Value.To(company.Clerk.Email!), m => m.Subject!.Contains("approved", StringComparison.Ordinal));
    }

    private async Task LookAsync()
    {
        await company.App.Services.GetRequiredService<NoticeKeeper>().TellAllAsync(CancellationToken.None);
        await company.App.Services.GetRequiredService<MailSender>().SendDueAsync(CancellationToken.None);
    }

    private Task<List<Notice>> OfAsync(Person person) =>
        company.App.ReadAsync(
            company.World.Model.Organization.Id,
            db =>
                db.Notices.AsNoTracking()
                    .Where(n => n.PersonId == person.Id && n.Kind == NoticeKind.Approval)
                    .OrderBy(n => n.At)
                    .ToListAsync()
        );
}
