using Scorecard.Data.Notices;

namespace Scorecard.Web.Notices;

/// <summary>Something that people are to be told.</summary>
/// <param name="Key">Names it from one look to the next: whoever was told of a kind and key is not told again.</param>
/// <param name="Text">A sentence on the first line; details on those after it.</param>
/// <param name="Path">The page that shows more.</param>
/// <param name="People">Who is told; those who are no members any more are left out.</param>
/// <param name="UnitId">The unit whose webhooks, and those of units above it, are told too; null for none.</param>
public sealed record News(NoticeKind Kind, string Key, string Text, string Path, IReadOnlyCollection<long> People, long? UnitId = null)
{
    /// <summary>It is told in the application alone, whatever people chose.</summary>
    public bool IsQuiet { get; init; }
}
