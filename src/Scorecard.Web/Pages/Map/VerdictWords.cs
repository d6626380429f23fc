using Scorecard.Domain.Strategy;

namespace Scorecard.Web.Pages.Map;

/// <summary>How a verdict looks and reads: a line of its own kind, always with the word.</summary>
public static class VerdictWords
{
    /// <summary>In the order of the key.</summary>
    public static readonly IReadOnlyList<Verdict> All = [Verdict.Supported, Verdict.NoEvidence, Verdict.NotYetTestable, Verdict.Reversed];

    public static string CssClass(this Verdict verdict) => verdict switch
    {
        Verdict.Supported => "yes",
        Verdict.NoEvidence => "no",
        Verdict.Reversed => "rev",
        _ => "wait",
    };

    public static string Word(this Verdict verdict) => verdict switch
    {
        Verdict.Supported => "Supported",
        Verdict.NoEvidence => "No evidence",
        Verdict.Reversed => "Reversed",
        _ => "Not yet testable",
    };
}
