namespace Scorecard.Domain.Comments;

/// <summary>
/// A person whom a comment asks. It waits until the person replies below the comment or ticks it off, which is a person's own and stands in
/// no journal; that the person was named is said by the comment's words.
/// </summary>
public sealed class CommentMention : IUnjournaled
{
    private CommentMention() { }

    public CommentMention(Comment comment, long personId)
    {
        OrganizationId = comment.OrganizationId;
        CommentId = comment.Id;
        PersonId = personId;
    }

    public long OrganizationId { get; private set; }

    public long CommentId { get; private set; }

    public long PersonId { get; private set; }

    /// <summary>UTC; null while it waits.</summary>
    public DateTime? AnsweredAt { get; private set; }

    public void Answer(DateTime at) => AnsweredAt ??= at;

    public void Reopen() => AnsweredAt = null;

    /// <summary>The same for another account of the person.</summary>
    public CommentMention For(long personId) =>
        new()
        {
            OrganizationId = OrganizationId,
            CommentId = CommentId,
            PersonId = personId,
            AnsweredAt = AnsweredAt,
        };
}
