namespace Scorecard.Data.Import;

/// <summary>How the writing of an upload goes or has ended, as its report keeps it. What was written has no refusal.</summary>
/// <param name="StartedAt">UTC.</param>
/// <param name="HeardAt">When the program that imports last said how far it is, UTC. Long ago, it was stopped in between.</param>
public sealed record ImportRun(DateTime StartedAt, DateTime HeardAt)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(2);

    /// <summary>0 to 100.</summary>
    public int Percent { get; init; }

    public bool CancelAsked { get; init; }

    /// <summary>UTC; null while it runs.</summary>
    public DateTime? EndedAt { get; init; }

    /// <summary>Why nothing was written, as a sentence; null while it runs and where it was.</summary>
    public string? Refusal { get; init; }

    /// <param name="now">UTC.</param>
    public bool IsHeard(DateTime now) => EndedAt is null && now - HeardAt < LongestSilence;
}

/// <summary>An upload as lists show it.</summary>
/// <param name="Report">What was last said of it.</param>
/// <param name="Bytes">How much is kept; 0 after an import.</param>
/// <param name="Who">The name of the person who sent it.</param>
public sealed record ListedUpload(ImportUpload Upload, ImportReport Report, long Bytes, string Who);
