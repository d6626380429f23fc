namespace Scorecard.Domain.Comments;

/// <summary>Who said what when, and what became of it; times in UTC.</summary>
/// <param name="Words">Null once it is withdrawn.</param>
/// <param name="WithdrawnBy">Null where nobody can be named.</param>
/// <param name="ResolvedBy">Likewise.</param>
public sealed record CommentState(
    long AuthorId,
    DateTime At,
    string? Words,
    DateTime? EditedAt = null,
    DateTime? WithdrawnAt = null,
    long? WithdrawnBy = null,
    DateTime? ResolvedAt = null,
    long? ResolvedBy = null
);
