using Scorecard.Domain.Changes;

namespace Scorecard.Domain.Comments;

/// <summary>
/// What somebody says about a thing, or a reply to that. Replies are one list below their comment, which alone is resolved and reopened.
/// </summary>
public sealed class Comment : IOwned, IJournaled, IVersioned
{
    /// <summary>How long its author may put other words in its place.</summary>
    public static readonly TimeSpan Editable = TimeSpan.FromHours(1);

    private Comment() { }

    /// <param name="at">UTC.</param>
    /// <exception cref="RuleViolation">Nothing is said, or too much.</exception>
    public Comment(long id, CommentTopic about, long authorId, string? words, DateTime at)
    {
        Id = id;
        OrganizationId = about.OrganizationId;
        On = about.On;
        StoryId = about.StoryId;
        Period = about.On == CommentOn.Kpi ? about.Period : null;
        ObjectiveId = about.On == CommentOn.Objective ? about.Id : null;
        KpiId = about.On == CommentOn.Kpi ? about.Id : null;
        InitiativeId = about.On == CommentOn.Initiative ? about.Id : null;
        LinkId = about.On == CommentOn.Evidence ? about.Id : null;
        AuthorId = authorId;
        At = at;
        Words = Checked(words);
    }

    /// <summary>A reply, which opens a resolved comment again.</summary>
    /// <param name="to">A comment, or a reply: then it stands below the same comment.</param>
    /// <inheritdoc cref="Comment(long, CommentTopic, long, string, DateTime)"/>
    public Comment(long id, Comment to, long authorId, string? words, DateTime at)
        : this(id, to.Topic, authorId, words, at)
    {
        ParentId = to.ThreadId;
        to.Reopen();
    }

    /// <summary>A comment, or a reply, that was written in another organization, as it stands there.</summary>
    /// <param name="to">The comment that it replies to; null for a comment.</param>
    /// <exception cref="RuleViolation">
    /// It says something though it is withdrawn or nothing though it is not, or a reply is resolved.
    /// </exception>
    public static Comment Brought(long id, CommentTopic about, Comment? to, CommentState state)
    {
        var isWithdrawn = state.WithdrawnAt is not null;
        RuleViolation.Unless(!isWithdrawn || string.IsNullOrWhiteSpace(state.Words), nameof(Words), "A withdrawn comment says nothing.");
        RuleViolation.Unless(
            to is null || state.ResolvedAt is null,
            nameof(ResolvedAt),
            "A reply is resolved with the comment that it stands below."
        );
        return new(id, about, state.AuthorId, isWithdrawn ? "-" : state.Words, state.At)
        {
            ParentId = to?.ThreadId,
            Words = isWithdrawn ? "" : Checked(state.Words),
            EditedAt = state.EditedAt,
            WithdrawnAt = state.WithdrawnAt,
            WithdrawnBy = state.WithdrawnBy,
            ResolvedAt = state.ResolvedAt,
            ResolvedBy = state.ResolvedBy,
        };
    }

    public long Id { get; private set; }

    public long OrganizationId { get; private set; }

    Subject IJournaled.Subject => Subject.Comment;

    long IJournaled.SubjectId => StoryId;

    FormattableString IJournaled.Label => ParentId is null ? (FormattableString)$"comment: {Words}" : $"reply: {Words}";

    public CommentOn On { get; private set; }

    /// <inheritdoc cref="CommentTopic.StoryId"/>
    public long StoryId { get; private set; }

    // One of these four.
    public long? ObjectiveId { get; private set; }

    public long? KpiId { get; private set; }

    public long? InitiativeId { get; private set; }

    public long? LinkId { get; private set; }

    /// <summary>First day of the KPI's period whose value is meant.</summary>
    public DateOnly? Period { get; private set; }

    /// <summary>The comment that it replies to; null for a comment.</summary>
    public long? ParentId { get; private set; }

    public long AuthorId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Empty once it is withdrawn; the journal keeps what it said.</summary>
    public string Words { get; private set; } = "";

    public DateTime? EditedAt { get; private set; }

    public DateTime? WithdrawnAt { get; private set; }

    public long? WithdrawnBy { get; private set; }

    public DateTime? ResolvedAt { get; private set; }

    public long? ResolvedBy { get; private set; }

    public int Version { get; private set; }

    /// <summary>The comment at the head of the list in which this one stands.</summary>
    public long ThreadId => ParentId ?? Id;

    public bool IsWithdrawn => WithdrawnAt is not null;

    public bool IsResolved => ResolvedAt is not null;

    public CommentTopic Topic => new(OrganizationId, On, ObjectiveId ?? KpiId ?? InitiativeId ?? LinkId ?? 0, StoryId, Period);

    /// <summary>Whether a person may put other words in its place.</summary>
    public bool MayEdit(long personId, DateTime now) => personId == AuthorId && !IsWithdrawn && now - At < Editable;

    /// <exception cref="RuleViolation">It is withdrawn or too old, or the words do not fit; nothing has changed.</exception>
    public void Edit(string? words, DateTime at)
    {
        RuleViolation.Unless(!IsWithdrawn, "This comment is withdrawn. Write a new one.");
        RuleViolation.Unless(
            at - At < Editable,
            "A comment is edited within an hour, so that replies still fit it. Write a reply below it."
        );
        var said = Checked(words);
        if (said == Words)
            return;
        Words = said;
        EditedAt = at;
    }

    /// <summary>Takes the words back; that there was a comment stays to be seen.</summary>
    public void Withdraw(long by, DateTime at)
    {
        if (IsWithdrawn)
            return;
        Words = "";
        WithdrawnAt = at;
        WithdrawnBy = by;
    }

    /// <exception cref="RuleViolation">It is a reply.</exception>
    public void Resolve(long by, DateTime at)
    {
        RuleViolation.Unless(ParentId is null, "A reply is resolved with the comment that it stands below.");
        if (IsResolved)
            return;
        ResolvedAt = at;
        ResolvedBy = by;
    }

    public void Reopen()
    {
        ResolvedAt = null;
        ResolvedBy = null;
    }

    private static string Checked(string? words)
    {
        var said = TextRules.Description(words, "The comment");
        RuleViolation.Unless(said is not null, nameof(Words), "Write what there is to say.");
        return said!;
    }
}
