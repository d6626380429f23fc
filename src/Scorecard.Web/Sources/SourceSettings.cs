using System.Globalization;
using Scorecard.Data;
using Scorecard.Data.Hosting;
using Scorecard.Domain;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Sources;

/// <summary>
/// From where files may be read by a schedule, as whoever runs the program says: below the folder Sources:Folder, where each organization
/// has a folder that is called as its id, and from the servers of Sources:Hosts, with commas between them and * for any. Without them
/// there is nothing. Sources:AllowPrivate allows addresses of this network, Sources:Seconds says how long a server is waited for.
/// </summary>
public sealed record SourceSettings(IReadOnlyList<string> Hosts, string? Folder, Outward Net)
{
    public static SourceSettings Of(IConfiguration settings) =>
        new(
            (settings["Sources:Hosts"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            settings["Sources:Folder"] is { Length: > 0 } folder ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) : null,
            new Outward(
                bool.TryParse(settings["Sources:AllowPrivate"] is { Length: > 0 } text ? text : "false", out var allowed)
                    ? allowed
                    : throw new CannotStart($"Sources:AllowPrivate is {settings["Sources:AllowPrivate"]}. Set it to true or false."),
                TimeSpan.FromSeconds(
                    double.TryParse(
                        settings["Sources:Seconds"] is { Length: > 0 } number ? number : "60",
                        CultureInfo.InvariantCulture,
                        out var seconds
                    ) && seconds is > 0 and <= 600
                        ? seconds
                        : throw new CannotStart($"Sources:Seconds is {settings["Sources:Seconds"]}. Set it to a number up to 600.")
                ),
                "sources of files",
                "Sources:AllowPrivate"
            )
        );

    /// <summary>The address, checked.</summary>
    /// <exception cref="RuleViolation">It may not be read; the sentence says who allows it and how.</exception>
    public Uri AddressOf(string? place)
    {
        var text = (place ?? "").Trim();
        if (Net.Problem(text) is { } problem)
            throw new RuleViolation(problem);
        var uri = new Uri(text);
        RuleViolation.Unless(
            uri.AbsoluteUri.Length <= FileSource.PlaceLength,
            $"The address is longer than {FileSource.PlaceLength} characters. Shorten it."
        );
        if (!Hosts.Any(host => host == "*" || IsCalled(host, uri)))
            throw new RuleViolation($"{uri.IdnHost} may not be read from here. Whoever runs the program allows it by Sources:Hosts.");
        return uri;
    }

    /// <summary>The folder of an organization, or one below it; each on the way is a folder and no link to another.</summary>
    /// <param name="place">Without a beginning, such as sales/monthly; empty for the organization's own.</param>
    /// <exception cref="RuleViolation">It may not be read, or is not there.</exception>
    public DirectoryInfo FolderOf(long organizationId, string? place)
    {
        if (Folder is null)
            throw new RuleViolation("No folder may be read from here. Whoever runs the program allows one by Sources:Folder.");
        var parts = new[] { PublicIds.Format(organizationId) }.Concat(Parts(place));
        var at = new DirectoryInfo(Folder);
        foreach (var part in parts)
        {
            at = new DirectoryInfo(Path.Combine(at.FullName, part));
            RuleViolation.Unless(
                at.Exists && at.LinkTarget is null,
                $"There is no folder {Path.GetRelativePath(Folder, at.FullName)} in the folder that the server watches. Make it there."
            );
        }
        return at;
    }

    /// <summary>How a folder is kept: its names with / between them.</summary>
    /// <exception cref="RuleViolation">It leads elsewhere.</exception>
    public static string Tidy(string? place) => string.Join('/', Parts(place));

    private static string[] Parts(string? place)
    {
        var parts = (place ?? "").Split(['/', '\\'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        RuleViolation.Unless(
            Array.TrueForAll(
                parts,
                part => part.Trim('.').Length > 0 && !part.Contains(':', StringComparison.Ordinal) && !part.Any(IsNoLetter)
            )
                && parts.Sum(part => part.Length + 1) <= 300,
            "Write the name of a folder such as sales/monthly, without .. and not from the top."
        );
        return parts;

        static bool IsNoLetter(char letter) => char.IsControl(letter) || Path.GetInvalidFileNameChars().Contains(letter);
    }

    private static bool IsCalled(string host, Uri uri) =>
        host.Equals(uri.IdnHost, StringComparison.OrdinalIgnoreCase)
        || host.Equals($"{uri.IdnHost}:{uri.Port}", StringComparison.OrdinalIgnoreCase);
}
