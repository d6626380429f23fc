namespace Scorecard.Domain.Changes;

/// <summary>What kind of thing a change is about.</summary>
public enum Subject
{
    Organization,
    Perspective,
    Unit,
    Objective,
    Contribution,
    Kpi,
    Measurement,
    Membership,
    Person,
    CauseEffectLink,
    CascadeAnswer,
    Initiative,

    /// <summary>A finding of the health check that was accepted.</summary>
    Finding,

    /// <summary>A meeting, or what was written down in it.</summary>
    Meeting,

    /// <summary>A value of a KPI that is more than noise.</summary>
    Signal,

    /// <summary>Many rows at once; the text says how many of which.</summary>
    Import,

    /// <summary>A comment on an objective, a KPI, an initiative or evidence, a reply to one, or a file on one.</summary>
    Comment,

    /// <summary>A private unit that an administrator without a role in it has looked at. Nothing was changed.</summary>
    Reading,

    /// <summary>A month that was closed or reopened.</summary>
    Closing,
}

/// <summary>
/// One line of the journal: who changed what, when, from what, to what, and why.
/// Written in the same transaction as the change and never altered.
/// </summary>
public sealed class Change : IOwned, IAppendOnly
{
    /// <summary>Stands in <see cref="What"/> between a part of the subject and the part's field: “Milestone 2: Due”.</summary>
    public const string OfPart = ": ";

    private Change() { }

    public Change(
        long organizationId,
        long sequence,
        int ordinal,
        DateTime at,
        long? by,
        Subject subject,
        long subjectId,
        string what,
        string? from,
        string? to,
        string? why
    )
    {
        OrganizationId = organizationId;
        Sequence = sequence;
        Ordinal = ordinal;
        At = at;
        By = by;
        Subject = subject;
        SubjectId = subjectId;
        What = what;
        From = from;
        To = to;
        Why = why;
    }

    public long OrganizationId { get; private set; }

    /// <summary>The organization's transaction: 1, 2, 3, … without gaps, in the order of commit.</summary>
    public long Sequence { get; private set; }

    /// <summary>Place within the transaction, from 0.</summary>
    public int Ordinal { get; private set; }

    /// <summary>When, UTC, in whole microseconds, which all databases keep.</summary>
    public DateTime At { get; private set; }

    /// <summary>The person, or null for the program itself.</summary>
    public long? By { get; private set; }

    public Subject Subject { get; private set; }

    /// <summary>
    /// The id of the subject; for measurements and signals the KPI's, for contributions the supported objective's, for cascade answers the
    /// upper objective's, for findings, meetings and readings the unit's, for an import 0.
    /// </summary>
    public long SubjectId { get; private set; }

    /// <summary>
    /// The field that changed, of a part after its name and <see cref="OfPart"/>; or “added”, “removed”; for measurements and
    /// signals the first day of the period as yyyy-MM-dd.
    /// </summary>
    public string What { get; private set; } = "";

    public string? From { get; private set; }

    public string? To { get; private set; }

    public string? Why { get; private set; }

    /// <summary>SHA-256 over the hash of the line before and this line; null for lines that an older version wrote.</summary>
    public byte[]? Hash { get; private set; }

    /// <summary>Binds the line to the one before it; see <see cref="ChangeChain"/>.</summary>
    /// <returns>Its hash, for the line after.</returns>
    public byte[] Follow(byte[] before) => Hash = ChangeChain.Next(before, this);

    /// <summary>The same line, without a hash, at another place.</summary>
    internal Change MovedTo(long sequence, int ordinal) =>
        new(OrganizationId, sequence, ordinal, At, By, Subject, SubjectId, What, From, To, Why);
}
