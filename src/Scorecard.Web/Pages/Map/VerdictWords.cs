using Scorecard.Domain.Evidence;

namespace Scorecard.Web.Pages.Map;

/// <summary>How a verdict looks and reads: a line of its own kind, always with the word.</summary>
public static class VerdictWords
{
    /// <summary>In the order of the key.</summary>
    public static readonly IReadOnlyList<Verdict> All = [Verdict.Supported, Verdict.NoEvidence, Verdict.NotYetTestable, Verdict.Reversed];

    public static string CssClass(this Verdict verdict) => verdict switch
    {
        Verdict.Supported => "yes",
        Verdict.NoEvidence or Verdict.Opposite or Verdict.Together => "no",
        Verdict.Reversed => "rev",
        _ => "wait",
    };

    public static string Word(this Verdict verdict) => verdict switch
    {
        Verdict.Supported => "Supported",
        Verdict.NoEvidence => "No evidence",
        Verdict.Reversed => "Reversed",
        Verdict.Opposite => "Opposite",
        Verdict.Together => "Together",
        _ => "Not yet testable",
    };
}
