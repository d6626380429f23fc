using MailKit.Net.Smtp;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using Scorecard.Data;
using Scorecard.Data.Notices;
using Scorecard.Domain;

namespace Scorecard.Web.Notices;

/// <summary>
/// Sends the mails that are due. Each is claimed in one statement before, so that of several nodes one sends it; a claim is taken over only
/// where its program has ended. See docs/mail.md.
/// </summary>
public sealed partial class MailSender(
    IDbContextFactory<ScorecardDbContext> contexts,
    MailSettings settings,
    ResetMails resets,
    SignedLinks links,
    TimeProvider time,
    ILogger<MailSender> log
)
{
    private const int AtOnce = 50;

    private readonly ClaimWatch watch = new(time, settings.Lease);

    /// <returns>How many were sent.</returns>
    public async Task<int> SendDueAsync(CancellationToken cancel)
    {
        if (!settings.IsSet)
            return 0;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        var due = await db
            .OutboxMails.Where(m => m.SentAt == null && m.GivenUpAt == null && m.NotBefore <= now)
            .OrderBy(m => m.NotBefore)
            .ThenBy(m => m.Id)
            .Take(AtOnce)
            .Select(m => new { m.Id, m.Claim })
            .ToListAsync(cancel);
        using var client = new SmtpClient { Timeout = (int)settings.Patience.TotalMilliseconds };
        var sent = 0;
        foreach (var waiting in due)
        {
            if (waiting.Claim is { } other && !watch.IsLeft(other))
                continue;
            var claim = Guid.NewGuid();
            if (!await ClaimAsync(db, waiting.Id, waiting.Claim, claim, cancel))
                continue;
            var mail = await db.OutboxMails.AsNoTracking().SingleAsync(m => m.Id == waiting.Id, cancel);
            if (await TrySendAsync(db, client, mail, claim, cancel) is not { } failure)
                sent++;
            else if (failure.IsServer)
                break;
        }
        if (client.IsConnected)
            await client.DisconnectAsync(quit: true, CancellationToken.None);
        return sent;
    }

    private static async Task<bool> ClaimAsync(ScorecardDbContext db, long id, Guid? known, Guid claim, CancellationToken cancel) =>
        await db.InTurnAsync(
            () =>
                db
                    .OutboxMails.Where(m => m.Id == id && m.Claim == known && m.SentAt == null && m.GivenUpAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(m => m.Claim, claim), cancel),
            cancel
        ) == 1;

    /// <returns>Null where the server has taken it.</returns>
    private async Task<MailFailure?> TrySendAsync(
        ScorecardDbContext db,
        SmtpClient client,
        OutboxMail mail,
        Guid claim,
        CancellationToken cancel
    )
    {
        var own = db.OutboxMails.Where(m => m.Id == mail.Id && m.Claim == claim);
        if (mail.Purpose == MailPurpose.Reset && !await resets.WriteAsync(db, mail, cancel))
        {
            await db.InTurnAsync(() => own.ExecuteDeleteAsync(cancel), cancel);
            return null;
        }
        try
        {
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            enough.CancelAfter(2 * settings.Patience);
            await ConnectAsync(client, enough.Token);
            await client.SendAsync(Message(mail), enough.Token);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            var failure = MailFailure.Of(fault, mail, settings);
            Failed(fault, PublicIds.Format(mail.Id), failure.Sentence);
            await NoteAsync(db, own, mail, failure);
            if (client.IsConnected)
                await client.DisconnectAsync(quit: false, CancellationToken.None);
            return failure;
        }
        // The server has it: this is noted although the program is about to end.
        await SentAsync(db, own, mail);
        return null;
    }

    private async Task ConnectAsync(SmtpClient client, CancellationToken cancel)
    {
        if (client.IsConnected)
            return;
        await client.ConnectAsync(settings.Host!, settings.Port, settings.Tls, cancel);
        if (settings.User is { } user)
            await client.AuthenticateAsync(user, settings.Password!, cancel);
    }

    /// <summary>Its Message-Id is the same whenever it is sent, so that a receiver knows a second one.</summary>
    private MimeMessage Message(OutboxMail mail)
    {
        var message = new MimeMessage { Subject = mail.Subject, Date = new(mail.At, TimeSpan.Zero) };
        message.From.Add(settings.From!);
        message.To.Add(new MailboxAddress("", mail.To));
        message.MessageId = $"{PublicIds.Format(mail.Id)}@{settings.From!.Address.Split('@')[1]}";
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (mail is { OrganizationId: { } organization, PersonId: { } person, Kind: { } kind })
        {
            message.Headers.Add("List-Unsubscribe", $"<{links.Unsubscribe(organization, person, kind)}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        message.Body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html }.ToMessageBody();
        return message;
    }

    /// <summary>A link that lets somebody in is not kept once it is on its way.</summary>
    private Task<int> SentAsync(ScorecardDbContext db, IQueryable<OutboxMail> own, OutboxMail mail)
    {
        var keeps = mail.Purpose == MailPurpose.Notice;
        var (text, html) = keeps ? (mail.Text, mail.Html) : ("", "");
        DateTime? now = time.GetUtcNow().UtcDateTime;
        return db.InTurnAsync(
            () =>
                own.ExecuteUpdateAsync(set =>
                    set.SetProperty(m => m.SentAt, now)
                        .SetProperty(m => m.Claim, (Guid?)null)
                        .SetProperty(m => m.LastError, (string?)null)
                        .SetProperty(m => m.Text, text)
                        .SetProperty(m => m.Html, html)
                ),
            CancellationToken.None
        );
    }

    private Task<int> NoteAsync(ScorecardDbContext db, IQueryable<OutboxMail> own, OutboxMail mail, MailFailure failure)
    {
        var now = time.GetUtcNow().UtcDateTime;
        DateTime? over = failure.IsFinal ? now : null;
        var next = now + MailFailure.WaitAfter(mail.Tries + 1);
        var said = failure.Sentence.Length <= OutboxMail.ErrorLength ? failure.Sentence : failure.Sentence[..OutboxMail.ErrorLength];
        return db.InTurnAsync(
            () =>
                own.ExecuteUpdateAsync(set =>
                    set.SetProperty(m => m.Tries, mail.Tries + 1)
                        .SetProperty(m => m.NotBefore, next)
                        .SetProperty(m => m.GivenUpAt, over)
                        .SetProperty(m => m.LastError, said)
                        .SetProperty(m => m.Claim, (Guid?)null)
                ),
            CancellationToken.None
        );
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail {Mail} was not sent. {Sentence}")]
    private partial void Failed(Exception fault, string mail, string sentence);
}
