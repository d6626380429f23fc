using System.Globalization;
using Scorecard.Data;
using Scorecard.Data.Import;
using Scorecard.Domain.Feeds;

namespace Scorecard.Web.Sources;

/// <summary>What is said of sources.</summary>
public static class SourceWords
{
    /// <summary>Where files come from; what follows ? in an address may be a secret.</summary>
    public static string Where(FileSource source) =>
        source.Kind switch
        {
            FileSourceKind.Folder => source.Place.Length == 0 ? "the organization’s folder" : $"the folder {source.Place}",
            FileSourceKind.Https => Uri.TryCreate(source.Place, UriKind.Absolute, out var uri)
                ? uri.GetLeftPart(UriPartial.Path) + (uri.Query.Length > 0 ? "?…" : "")
                : source.Place,
        };

    public static string Pace(FeedPace pace) =>
        pace switch
        {
            FeedPace.Hour => "every hour",
            FeedPace.Day => "every day",
        };

    /// <summary>“values: 12 added, 3 changed”.</summary>
    public static string Did(ImportReport report)
    {
        var kinds = report.Counts.Where(c => c.ChangesAnything).Select(Said).ToList();
        return kinds.Count == 0 ? "nothing new." : string.Join("; ", kinds) + ".";
    }

    private static string Said(ImportCount count)
    {
        var parts = new[] { (count.Added, "added"), (count.Changed, "changed"), (count.Removed, "removed") }
            .Where(part => part.Item1 > 0)
            .Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Item1:N0} {part.Item2}"));
        return $"{count.Kind} {string.Join(", ", parts)}";
    }
}
