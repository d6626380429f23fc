using System.Collections.Immutable;
using Scorecard.Domain.Leads;

namespace Scorecard.Web.Pages.Parts;

/// <summary>How a verdict looks and reads: a line of its own kind, always with the word.</summary>
public static class VerdictWords
{
    /// <summary>In the order of the key.</summary>
    public static readonly ImmutableArray<Verdict> All =
    [
        Verdict.Supported,
        Verdict.Opposite,
        Verdict.Reversed,
        Verdict.Together,
        Verdict.NoEvidence,
        Verdict.NotYetTestable,
    ];

    public static string CssClass(this Verdict verdict) =>
        verdict switch
        {
            Verdict.Supported => "yes",
            Verdict.Opposite => "opp",
            Verdict.Together => "tog",
            Verdict.NoEvidence => "no",
            Verdict.Reversed => "rev",
            Verdict.NotYetTestable => "wait",
        };

    /// <summary>What the word means, in a few more.</summary>
    public static string Meaning(this Verdict verdict) =>
        verdict switch
        {
            Verdict.Supported => "the cause moves first and the effect follows, as claimed",
            Verdict.Opposite => "the cause moves first, and the effect goes the other way",
            Verdict.Reversed => "the effect moves before the cause",
            Verdict.Together => "both move in the same period, and neither leads",
            Verdict.NoEvidence => "there are values enough, and they show no lead",
            Verdict.NotYetTestable => "too few values, or values that cannot tell",
        };

    /// <summary>What must not be read into it; empty where nothing was tested.</summary>
    public static string Caution(this Verdict verdict) =>
        verdict switch
        {
            Verdict.NoEvidence => "That does not rule the link out: one that is weak or slow would not be found in so few values.",
            Verdict.NotYetTestable => "",
            Verdict.Supported or Verdict.Opposite or Verdict.Reversed or Verdict.Together =>
                "It is not proved by that: something else may move both.",
        };

    public static string Word(this Verdict verdict) =>
        verdict switch
        {
            Verdict.Supported => "Supported",
            Verdict.NoEvidence => "No evidence",
            Verdict.Reversed => "Reversed",
            Verdict.Opposite => "Opposite",
            Verdict.Together => "Together",
            Verdict.NotYetTestable => "Not yet testable",
        };
}
