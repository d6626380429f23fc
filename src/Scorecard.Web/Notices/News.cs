using System.Globalization;
using Scorecard.Data.Notices;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Notices;

/// <summary>Something that people are to be told.</summary>
/// <param name="Key">Names it from one look to the next: whoever was told of a kind and key is not told again.</param>
/// <param name="Words">A sentence on the first line; details on those after it. Numbers are in the culture of the moment.</param>
/// <param name="Path">The page that shows more.</param>
/// <param name="People">Who is told; those who are no members any more are left out.</param>
/// <param name="UnitId">The unit whose webhooks, and those of units above it, are told too; null for none.</param>
public sealed record News(
    NoticeKind Kind,
    string Key,
    Func<string> Words,
    string Path,
    IReadOnlyCollection<long> People,
    long? UnitId = null
)
{
    public News(NoticeKind kind, string key, string text, string path, IReadOnlyCollection<long> people, long? unitId = null)
        : this(kind, key, () => text, path, people, unitId) { }

    /// <summary>It is told in the application alone, whatever people chose.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>The text as somebody reads numbers.</summary>
    /// <param name="culture">Such as “de-DE”; null, or one that is not known here, is the usual.</param>
    public string In(string? culture)
    {
        var present = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = Localization.Of(culture);
        try
        {
            return Words();
        }
        finally
        {
            CultureInfo.CurrentCulture = present;
        }
    }
}
