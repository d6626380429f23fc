namespace Scorecard.Web.Hosting;

/// <summary>Ends a call of a program with a status and a sentence.</summary>
/// <param name="status">Such as 404.</param>
/// <param name="sentence">What is wrong, where, and what to do.</param>
public sealed class Refused(int status, string sentence) : Exception(sentence)
{
    public int Status => status;

    public static Refused NotThere(string what, string? name) =>
        new(404, $"There is no {what} “{TypedText.Cut(name ?? "")}” that you see.");

    public static Refused Bad(string sentence) => new(400, sentence);
}
