using Scorecard.Domain.Changes;

namespace Scorecard.Domain.Closings;

/// <summary>A change that reached into closed months, with the reason that was given for it. One for each write that did.</summary>
public sealed class Restatement : IOwned, IAppendOnly
{
    /// <summary>As long as a reason may be: the journal keeps no more.</summary>
    public const int LongestReason = 500;

    private Restatement() { }

    /// <param name="sequence">The number of the write.</param>
    /// <param name="touched">At least one; the first gives the restatement its name.</param>
    public Restatement(long organizationId, long sequence, DateTime at, long? by, string reason, IReadOnlyList<Touched> touched)
    {
        OrganizationId = organizationId;
        Sequence = sequence;
        At = at;
        By = by;
        Reason = Checked(reason, "a closed month is changed");
        Subject = touched[0].Subject;
        SubjectId = touched[0].SubjectId;
        What = touched[0].What;
        Count = touched.Sum(t => t.Count);
        From = touched.Min(t => t.From);
        Through = touched.Max(t => t.Through);
    }

    public long OrganizationId { get; private set; }

    /// <summary>The write's number; its lines in the journal bear it too.</summary>
    public long Sequence { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    public long? By { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>The kind of the first thing that was changed.</summary>
    public Subject Subject { get; private set; }

    /// <summary>As in the journal.</summary>
    public long SubjectId { get; private set; }

    /// <summary>What of it was changed: “the value”.</summary>
    public string What { get; private set; } = "";

    /// <summary>How many things were changed in closed months, this one included.</summary>
    public int Count { get; private set; }

    /// <summary>The first day that was changed; <see cref="DateOnly.MinValue"/> for all months there are.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The last closed day that was changed.</summary>
    public DateOnly Through { get; private set; }

    /// <summary>Whether it changed something of a month.</summary>
    public bool Reaches(DateOnly first, DateOnly last) => From <= last && Through >= first;

    /// <summary>A reason as it is kept.</summary>
    /// <param name="of">What is to be said, such as “the month is reopened”.</param>
    /// <exception cref="RuleViolation">None is given, or it is too long.</exception>
    public static string Checked(string? reason, string of)
    {
        var text = TextRules.Reason(reason, of);
        RuleViolation.Unless(
            text.Length <= LongestReason,
            ClosedMonths.ReasonField,
            $"The reason has {text.Length} characters. Shorten it to at most {LongestReason}."
        );
        return text;
    }
}
