using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Notices;
using Scorecard.Domain;
using Scorecard.Domain.Units;
using Scorecard.Web.Frame;
using Scorecard.Web.Notices;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Admin.Mail;

/// <summary>The organization's mails, and when people are written to.</summary>
public sealed class IndexModel(
    OrganizationReader reader,
    OrganizationWriter writer,
    SignedInPerson me,
    MailSettings settings,
    TimeProvider time
) : AdminPage(reader, me, Administration, new WayPoint("Mail"))
{
    public const int Most = 100;

    [BindProperty]
    public int From { get; set; }

    [BindProperty]
    public int Until { get; set; }

    [BindProperty]
    public WorkWeek Week { get; set; }

    public string? Host => settings.Host;

    public string? Sender => settings.From?.Address;

    public IReadOnlyList<OutboxMail> Mails { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        ShowAsync(cancel, () => (From, Until, Week) = Organization.WorkingHours);

    public Task<IActionResult> OnPostHoursAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await using var write = await writer.BeginAsync(cancel);
                (await writer.Db.Organizations.PresentAsync(cancel)).Work(new(From, Until, Week));
                await write.CommitAsync(cancel);
                return Done("Saved. Mails that wait already keep their time.", "~/admin/mail");
            },
            cancel
        );

    /// <summary>Has a mail sent that was given up.</summary>
    public Task<IActionResult> OnPostAgainAsync([FromForm] string? mail, CancellationToken cancel) =>
        OtherAsync(
            mail,
            async found =>
            {
                found.TryAgain(time.GetUtcNow().UtcDateTime);
                await Db.SaveChangesAsync(cancel);
                return "It is tried again.";
            },
            cancel
        );

    /// <summary>Takes a mail out that is not to be sent.</summary>
    public Task<IActionResult> OnPostDropAsync([FromForm] string? mail, CancellationToken cancel) =>
        OtherAsync(
            mail,
            async found =>
            {
                var free = Own.Where(m => m.Id == found.Id && m.SentAt == null && m.Claim == null);
                return await Db.InTurnAsync(() => free.ExecuteDeleteAsync(cancel), cancel) == 1
                    ? "It is dropped and will not be sent."
                    : "It is being sent at this moment.";
            },
            cancel
        );

    /// <summary>How a mail stands, as a sentence.</summary>
    public static string State(OutboxMail mail, string zone, bool isSetUp) =>
        mail switch
        {
            { SentAt: { } sent } => $"Sent on {PeriodWords.Moment(sent, zone)}.",
            { GivenUpAt: { } over } => $"Given up on {PeriodWords.Moment(over, zone)}.",
            _ when !isSetUp => $"Written on {PeriodWords.Moment(mail.At, zone)}; it waits for a mail server.",
            { Tries: > 0 } =>
                $"Waits until {PeriodWords.Moment(mail.NotBefore, zone)}, after {(mail.Tries == 1 ? "one try" : $"{mail.Tries} tries")}.",
            _ => $"Waits until {PeriodWords.Moment(mail.NotBefore, zone)}.",
        };

    private Task<IActionResult> OtherAsync(string? mail, Func<OutboxMail, Task<string>> act, CancellationToken cancel) =>
        SaveAsync(
            async () =>
                PublicIds.TryParse(mail, out var id)
                && await Own.SingleOrDefaultAsync(m => m.Id == id && m.SentAt == null, cancel) is { } found
                    ? Done(await act(found), "~/admin/mail")
                    : Done("That mail is gone or sent already.", "~/admin/mail"),
            cancel
        );

    private IQueryable<OutboxMail> Own
    {
        get
        {
            var organization = Organization.Id;
            return Db.OutboxMails.Where(m => m.OrganizationId == organization);
        }
    }

    protected override async Task<bool> LoadMoreAsync(CancellationToken cancel)
    {
        Mails = await Own.AsNoTracking()
            .OrderBy(m => m.GivenUpAt == null)
            .ThenBy(m => m.SentAt != null)
            .ThenByDescending(m => m.Id)
            .Take(Most)
            .ToListAsync(cancel);
        return true;
    }
}
