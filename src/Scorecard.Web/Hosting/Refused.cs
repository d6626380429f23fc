namespace Scorecard.Web.Hosting;

/// <summary>Ends a call of a program with a status and a sentence.</summary>
/// <param name="status">Such as 404.</param>
/// <param name="sentence">What is wrong, where, and what to do.</param>
public sealed class Refused(int status, string sentence) : Exception(sentence)
{
    public int Status => status;

    /// <summary>What is wrong in the file that was sent.</summary>
    public IReadOnlyList<FileFault> Faults { get; init; } = [];

    public static Refused NotThere(string what, string? name) =>
        new(404, $"There is no {what} “{TypedText.Cut(name ?? "")}” that you see.");

    public static Refused Bad(string sentence) => new(400, sentence);
}

/// <summary>A cell or row of a file that cannot be taken.</summary>
/// <param name="Row">From 1; null where the file as a whole is meant.</param>
/// <param name="Column">Null where the row as a whole is meant.</param>
/// <param name="More">How many more there are like it that are not listed.</param>
/// <param name="File">Of several that were sent at once; null where there is only one.</param>
public sealed record FileFault(int? Row, string? Column, string Sentence, int More, string? File);
