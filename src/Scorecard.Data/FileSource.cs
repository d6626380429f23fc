using Scorecard.Domain;
using Scorecard.Domain.Feeds;

namespace Scorecard.Data;

/// <summary>Where the files of a mapping come from by themselves.</summary>
public enum FileSourceKind
{
    /// <summary>A folder that the server watches.</summary>
    Folder,

    /// <summary>An address over HTTPS.</summary>
    Https,
}

/// <summary>A place that is looked into by a schedule for the next file of a mapping, and what came of it.</summary>
public sealed class FileSource : IUnjournaled
{
    public const int PlaceLength = 1000;
    public const int HeaderLength = 100;
    public const int SecretLength = 1000;
    public const int WordsLength = 1000;

    /// <summary>Of one organization.</summary>
    public const int Most = 50;

    private FileSource() { }

    /// <param name="place">A folder below the organization's own, or an address.</param>
    /// <param name="header">The name of the header that holds the secret; empty for none.</param>
    /// <param name="secret">Encrypted; empty for none.</param>
    public FileSource(long id, SavedMapping mapping, FileSourceKind kind, string place, string header, string secret, FeedPace pace)
    {
        (Id, OrganizationId, MappingId) = (id, mapping.OrganizationId, mapping.Id);
        (Kind, Place, Header, Secret, Pace) = (kind, place, header, secret, pace);
    }

    public long Id { get; private set; }

    public long OrganizationId { get; private set; }

    public long MappingId { get; private set; }

    public FileSourceKind Kind { get; private set; }

    public string Place { get; private set; } = "";

    public string Header { get; private set; } = "";

    /// <summary>Encrypted; empty for none.</summary>
    public string Secret { get; private set; } = "";

    public FeedPace Pace { get; private set; }

    /// <summary>When it is due, UTC.</summary>
    public DateTime NotBefore { get; private set; }

    /// <summary>When it was looked into last, UTC.</summary>
    public DateTime? ReadAt { get; private set; }

    /// <summary>When a file of it was taken last, UTC.</summary>
    public DateTime? TookAt { get; private set; }

    /// <summary>What that changed; null before the first.</summary>
    public string? Took { get; private set; }

    /// <summary>What stands in the way now; null where nothing does.</summary>
    public string? Problem { get; private set; }

    /// <summary>Since when something has stood in the way at each look, UTC; null where nothing does.</summary>
    public DateTime? BrokenSince { get; private set; }

    /// <summary>The file that somebody has to look at; null where there is none.</summary>
    public string? StuckOn { get; private set; }

    /// <summary>The ETag of what was read last; null where the server gives none.</summary>
    public string? Tag { get; private set; }

    /// <summary>When what was read last was changed there, UTC; null where the server does not say.</summary>
    public DateTime? ChangedAt { get; private set; }

    /// <summary>Notes how a reading went.</summary>
    /// <param name="now">UTC.</param>
    /// <param name="took">What it changed; null where nothing was taken.</param>
    public void Look(DateTime now, string? took, string? problem, string? stuckOn)
    {
        ReadAt = now;
        NotBefore = Pace.After(now);
        if (took is not null)
            (TookAt, Took) = (now, TextRules.Shortened(took, WordsLength));
        Problem = problem is null ? null : TextRules.Shortened(problem, WordsLength);
        BrokenSince = problem is null ? null : BrokenSince ?? now;
        StuckOn = stuckOn;
    }

    /// <summary>Remembers what the server says of what it gave.</summary>
    public void Remember(string? tag, DateTime? changedAt) =>
        (Tag, ChangedAt) = (tag is { Length: <= HeaderLength } ? tag : null, changedAt);
}

/// <summary>A file that came from a source, so that it is not read twice.</summary>
public sealed class SourceFile : IUnjournaled
{
    public const int NameLength = 255;
    public const int HashLength = 64;

    private SourceFile() { }

    public SourceFile(long id, FileSource source) => (Id, OrganizationId, SourceId) = (id, source.OrganizationId, source.Id);

    public long Id { get; private set; }

    public long OrganizationId { get; private set; }

    public long SourceId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>SHA-256 in hexadecimal.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Why it was not taken; null where it was.</summary>
    public string? Problem { get; private set; }

    public void Read(string name, string hash, DateTime at, string? problem)
    {
        (Name, Hash, At) = (TextRules.Shortened(name, NameLength), hash, at);
        Problem = problem is null ? null : TextRules.Shortened(problem, FileSource.WordsLength);
    }
}
