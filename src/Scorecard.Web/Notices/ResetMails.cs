using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Notices;
using Scorecard.Domain;
using Scorecard.Web.Demo;
using Scorecard.Web.People;

namespace Scorecard.Web.Notices;

/// <summary>
/// Mails with which somebody who forgot chooses a new password. Asking puts a line into the outbox, whoever asks: whether there is such an
/// account is looked up only when it is sent, so that neither the answer nor the wait for it tells. The link is made then too, and so
/// stands in no table.
/// </summary>
public sealed class ResetMails(SignedLinks links, NewIds ids, DemoMode demo, SecurityLog log, TimeProvider time)
{
    /// <summary>Within so long an address gets one.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(15);

    /// <summary>Nobody waits for it longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private const int MostAccounts = 4;

    private const string NotByMail =
        "An account that several organizations know, or that runs the installation, is not opened by a mail alone: "
        + "ask an administrator of an organization of yours to remove you and invite you anew, or whoever runs the program for a link.";

    /// <summary>Takes down that somebody asked for an address, once a while.</summary>
    public async Task AskAsync(ScorecardDbContext db, string email, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var key = $"reset {Hash(EmailAddress.Normalize(email))} {(now.Ticks / Rest.Ticks).ToString(CultureInfo.InvariantCulture)}";
        db.Add(new OutboxMail(ids.Next(), key, MailPurpose.Reset, email.Trim(), now));
        await db.TrySaveNewAsync(cancel);
    }

    /// <summary>Fills the mail in; false where there is nobody to write to.</summary>
    public async Task<bool> WriteAsync(ScorecardDbContext db, OutboxMail mail, CancellationToken cancel)
    {
        if (time.GetUtcNow().UtcDateTime - mail.At > Longest)
            return false;
        var email = EmailAddress.Normalize(mail.To);
        var found = await db
            .Users.AsNoTracking()
            .Where(p => p.NormalizedEmail == email && p.PasswordHash != null && p.DisabledAt == null)
            .OrderByDescending(p => p.Id)
            .Take(MostAccounts)
            .ToListAsync(cancel);
        var people = found.Where(p => demo.Admits(p.IsDemo)).ToList();
        if (people.Count == 0)
            return false;
        var linked = new List<Person>();
        foreach (var person in people)
            if (await MayByMailAsync(db, person, cancel))
                linked.Add(person);
        foreach (var person in linked)
            log.Tell(SecurityKind.LinkMade, person.Id, detail: "asked for by mail");
        new MailText(
            "Choose a new password",
            [
                $"Hello {people[0].DisplayName},",
                "somebody, probably you, asked for a new password for your Scorecard account.",
                .. linked.Count > 0 ? ["The link below works once, for an hour."] : Array.Empty<string>(),
                .. linked.Count < people.Count ? [NotByMail] : Array.Empty<string>(),
                "If it was not you, do nothing: your password stays as it is.",
            ],
            [
                .. linked.Select(p =>
                    (people.Count > 1 ? $"Choose a new password for {p.DisplayName}" : "Choose a new password", links.Reset(p))
                ),
            ],
            []
        ).WriteTo(mail);
        return true;
    }

    /// <summary>
    /// Whether a mailbox alone may open an account. Who invited somebody wrote the address down, and could make a link for the account as
    /// well; where a second organization knows it, or it runs the installation, they could not.
    /// </summary>
    public static async Task<bool> MayByMailAsync(ScorecardDbContext db, Person person, CancellationToken cancel) =>
        !person.RunsInstallation && await db.OrganizationsOf(person.Id).CountAsync(cancel) <= 1;

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
