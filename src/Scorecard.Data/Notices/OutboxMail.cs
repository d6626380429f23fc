using Scorecard.Domain;

namespace Scorecard.Data.Notices;

/// <summary>What a mail is for.</summary>
public enum MailPurpose
{
    Invitation,

    /// <summary>Somebody asked for a new password. Whose account it is, and the link, is settled only when it is sent.</summary>
    Reset,

    Notice,
}

/// <summary>
/// A mail that waits, was sent, or cannot be sent. A node that sends it puts a claim on it first; see docs/mail.md.
/// </summary>
public sealed class OutboxMail
{
    public const int KeyLength = 200;
    public const int AddressLength = 256;
    public const int SubjectLength = 200;
    public const int ErrorLength = 500;

    private OutboxMail() { }

    /// <param name="key">Unique: the same mail is never made twice.</param>
    /// <param name="notBefore">UTC.</param>
    public OutboxMail(long id, string key, MailPurpose purpose, string to, DateTime at, DateTime? notBefore = null)
    {
        Id = id;
        Key = key;
        Purpose = purpose;
        To = to;
        At = at;
        NotBefore = notBefore ?? at;
    }

    public long Id { get; private set; }

    public string Key { get; private set; } = "";

    public MailPurpose Purpose { get; private set; }

    /// <summary>The address.</summary>
    public string To { get; private set; } = "";

    /// <summary>The organization that it comes from; null where it is about an account as a whole.</summary>
    public long? OrganizationId { get; init; }

    public long? PersonId { get; init; }

    public NoticeKind? Kind { get; init; }

    public string Subject { get; private set; } = "";

    public string Text { get; private set; } = "";

    public string Html { get; private set; } = "";

    /// <summary>When it was written, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>It is not sent earlier, UTC.</summary>
    public DateTime NotBefore { get; private set; }

    public int Tries { get; private set; }

    /// <summary>Who sends it at the moment: made anew with each claim.</summary>
    public Guid? Claim { get; private set; }

    /// <summary>UTC; null while it was not.</summary>
    public DateTime? SentAt { get; private set; }

    /// <summary>Since when it is tried no more, UTC.</summary>
    public DateTime? GivenUpAt { get; private set; }

    /// <summary>Why the last try failed, with the way on.</summary>
    public string? LastError { get; private set; }

    public void Write(string subject, string text, string html) =>
        (Subject, Text, Html) = (TextRules.Shortened(subject, SubjectLength), text, html);

    /// <summary>Begins anew after it was given up.</summary>
    public void TryAgain(DateTime at)
    {
        (NotBefore, GivenUpAt, Tries, LastError) = (at, null, 0, null);
    }
}
