using System.Globalization;
using Scorecard.Data.Hosting;
using Scorecard.Domain;
using Scorecard.Domain.Feeds;

namespace Scorecard.Web.Feeds;

/// <summary>
/// Which databases may be read, as whoever runs the program says: servers by Feeds:Hosts, with commas between them and * for any; SQLite
/// files by the folder Feeds:Folder. Without them there is none. Feeds:Seconds says how long one is waited for.
/// </summary>
public sealed record FeedSettings(IReadOnlyList<string> Hosts, string? Folder, TimeSpan Patience)
{
    public static FeedSettings Of(IConfiguration settings) =>
        new(
            (settings["Feeds:Hosts"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            settings["Feeds:Folder"] is { Length: > 0 } folder ? Path.GetFullPath(folder) : null,
            TimeSpan.FromSeconds(
                double.TryParse(
                    settings["Feeds:Seconds"] is { Length: > 0 } text ? text : "30",
                    CultureInfo.InvariantCulture,
                    out var seconds
                ) && seconds is > 0 and <= 300
                    ? seconds
                    : throw new CannotStart($"Feeds:Seconds is {settings["Feeds:Seconds"]}. Set it to a number up to 300.")
            )
        );

    public bool AllowsAny => Hosts.Count > 0 || Folder is not null;

    /// <exception cref="RuleViolation">The database may not be read; the sentence says who allows it and how.</exception>
    public void RefuseUnlessAllowed(DatabaseKind kind, FeedAddress address)
    {
        if (kind == DatabaseKind.Sqlite)
            _ = FileOf(address.Database);
        else if (!Hosts.Any(host => host == "*" || Same(host, address)))
            throw new RuleViolation($"{address.Server} may not be read from here. Whoever runs the program allows it by Feeds:Hosts.");
    }

    /// <summary>The path of a SQLite file.</summary>
    /// <exception cref="RuleViolation">There is none, or none may be read.</exception>
    public string FileOf(string name)
    {
        if (Folder is null)
            throw new RuleViolation("No SQLite file may be read from here. Whoever runs the program allows a folder by Feeds:Folder.");
        RuleViolation.Unless(
            name.Length > 0 && Path.GetFileName(name) == name && name.IndexOfAny(Path.GetInvalidFileNameChars()) < 0,
            "Write the name of a file, without a folder."
        );
        var file = new FileInfo(Path.Combine(Folder, name));
        RuleViolation.Unless(file.Exists && file.LinkTarget is null, $"There is no file {name} in the folder that may be read.");
        return file.FullName;
    }

    private static bool Same(string host, FeedAddress address) =>
        host.Equals(address.Server, StringComparison.OrdinalIgnoreCase)
        || host.Equals($"{address.Server}:{address.Port}", StringComparison.OrdinalIgnoreCase);
}
