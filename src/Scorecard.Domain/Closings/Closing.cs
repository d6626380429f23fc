using Scorecard.Domain.Changes;
using Scorecard.Domain.Periods;

namespace Scorecard.Domain.Closings;

/// <summary>
/// Says that a month of an organization was closed: what it showed then is kept, and what changes it later is a restatement. Reopened, it
/// stays as what was said once; closing the month again makes another.
/// </summary>
public sealed class Closing : IOwned, IJournaled
{
    private Closing() { }

    /// <param name="month">Of the organization's calendar; over.</param>
    /// <param name="sequence">The organization's last change that is in what is kept of the month.</param>
    /// <param name="missing">Values that the month asked for and that were not there.</param>
    public Closing(long id, long organizationId, Period month, DateTime at, long? by, long sequence, int missing)
    {
        Id = id;
        OrganizationId = organizationId;
        Month = month.Start;
        Through = month.End;
        ClosedAt = at;
        ClosedBy = by;
        Sequence = sequence;
        Missing = missing;
    }

    public long Id { get; private set; }

    public long OrganizationId { get; private set; }

    Subject IJournaled.Subject => Subject.Closing;

    long IJournaled.SubjectId => Id;

    FormattableString IJournaled.Label => $"{Month} to {Through}, {Missing} values missing";

    /// <summary>The month's first day.</summary>
    public DateOnly Month { get; private set; }

    /// <summary>The month's last day.</summary>
    public DateOnly Through { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime ClosedAt { get; private set; }

    /// <summary>Who, or null for the program itself.</summary>
    public long? ClosedBy { get; private set; }

    /// <summary>The organization's last change that is in what is kept of the month.</summary>
    public long Sequence { get; private set; }

    /// <summary>Values that the month asked for and that were not there.</summary>
    public int Missing { get; private set; }

    /// <summary>When it was reopened, UTC; null while it is closed.</summary>
    public DateTime? ReopenedAt { get; private set; }

    public long? ReopenedBy { get; private set; }

    public string? ReopenedWhy { get; private set; }

    public bool IsClosed => ReopenedAt is null;

    /// <summary>Lets the month be changed again.</summary>
    /// <exception cref="RuleViolation">No reason is given, it is too long, or the month is open already.</exception>
    public void Reopen(string? why, DateTime at, long? by)
    {
        RuleViolation.Unless(IsClosed, "Someone has reopened this month already.");
        ReopenedWhy = Restatement.Checked(why, "the month is reopened");
        (ReopenedAt, ReopenedBy) = (at, by);
    }
}
