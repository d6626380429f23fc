using System.Globalization;
using Scorecard.Domain;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Periods;
using Scorecard.Web.Forms;
using Scorecard.Web.Pages.Map;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Evidence;

/// <summary>What the values say of a link, in words: first a sentence, then the numbers in a line.</summary>
public static class EvidenceWords
{
    /// <summary>“Best fit +3 mo (r 0.52, p 0.019)”, “17 months of values, 23 needed”, “36 months, r 0.12, p 0.61”.</summary>
    public static string Brief(LinkEvidence evidence) => evidence.Best is { } best ? Brief(best) : "One is computed from the other";

    /// <inheritdoc cref="Brief(LinkEvidence)"/>
    public static string Brief(TestedPair pair)
    {
        var (verdict, result) = (pair.Verdict, pair.Result);
        var months = PeriodWords.Count(result.Stretch.Length, pair.Frequency);
        return verdict.Verdict switch
        {
            Verdict.Supported or Verdict.Opposite => $"Best fit {new Lag(verdict.Lag ?? 0, pair.Frequency).Brief} ({Numbers(verdict.R, verdict.P)})",
            Verdict.Reversed => $"Best fit {new Lag(-verdict.Lag ?? 0, pair.Frequency).Brief} from effect to cause ({Numbers(verdict.R, verdict.P)})",
            Verdict.Together => $"Best fit in the same {Words.Of(pair.Frequency)} ({Numbers(verdict.R, verdict.P)})",
            Verdict.NoEvidence => $"{months}, {Numbers(verdict.R, verdict.P)}",
            _ => result.Outcome switch
            {
                LeadLagOutcome.NothingInCommon => $"No {Words.Of(pair.Frequency)} has values of both",
                LeadLagOutcome.CauseConstant => "The cause does not move",
                LeadLagOutcome.EffectConstant => "The effect does not move",
                LeadLagOutcome.SameNumbers => "The same figures twice",
                _ => $"{months} of values, {Needed(result)} needed",
            },
        };
    }

    /// <param name="cause">In quotation marks, or “the score of …”.</param>
    /// <param name="pair">Null where one is computed from the other.</param>
    public static string Sentence(string cause, string effect, TestedPair? pair)
    {
        if (pair is null)
            return $"{cause.Capital()} and {effect} cannot be tested: one is computed from the other.";
        var (verdict, months) = (pair.Verdict, PeriodWords.Count(pair.Result.Stretch.Length, pair.Frequency));
        var lag = PeriodWords.Count(Math.Abs(verdict.Lag ?? 0), pair.Frequency);
        var consistent = $"consistent with the values of {months}";
        return verdict.Verdict switch
        {
            Verdict.Supported when verdict.LagAsClaimed => $"{cause.Capital()} leads {effect} by {lag}, as claimed: {consistent}.",
            Verdict.Supported => $"{cause.Capital()} leads {effect} by {lag}, where {(pair.ClaimedLag == 0 ? "the same " + Words.Of(pair.Frequency) : PeriodWords.Count(pair.ClaimedLag, pair.Frequency))} is claimed: {consistent}.",
            Verdict.Opposite => $"{cause.Capital()} leads {effect} by {lag}, but {effect} goes the other way than claimed: {consistent}.",
            Verdict.Reversed => $"{effect.Capital()} leads {cause} by {lag}, not the other way round as claimed: {consistent}.",
            Verdict.Together => $"{cause.Capital()} and {effect} move in the same {Words.Of(pair.Frequency)}, and neither leads: {consistent}.",
            Verdict.NoEvidence => $"The values of {months} do not show that {cause} leads {effect}.",
            _ => $"{cause.Capital()} and {effect} cannot be tested yet: {WhyNot(cause, effect, pair)}.",
        };
    }

    /// <summary>“r 0.52, p 0.019”.</summary>
    public static string Numbers(double? r, double? p) => $"r {Figures.Correlation(r)}, {P(p)}";

    /// <summary>“p 0.019”, “p under 0.001”.</summary>
    public static string P(double? p) => p switch
    {
        null => $"p {Figures.None}",
        < 0.001 => "p under 0.001",
        < 0.1 => string.Create(CultureInfo.CurrentCulture, $"p {p:0.###}"),
        _ => string.Create(CultureInfo.CurrentCulture, $"p {p:0.00}"),
    };

    /// <summary>Periods that it takes to test, those that are there included.</summary>
    public static int Needed(LeadLagResult result) => result.Stretch.Length + result.PeriodsMissing;

    private static string WhyNot(string cause, string effect, TestedPair pair) => pair.Result.Outcome switch
    {
        LeadLagOutcome.NothingInCommon => $"no {Words.Of(pair.Frequency)} has values of both",
        LeadLagOutcome.CauseConstant => $"{cause} does not move",
        LeadLagOutcome.EffectConstant => $"{effect} does not move",
        LeadLagOutcome.SameNumbers => "they are the same figures under two names",
        _ => $"{Counted.Of(pair.Result.Stretch.Length, Words.Of(pair.Frequency))} in a row {(pair.Result.Stretch.Length == 1 ? "has" : "have")} values of both, and {Needed(pair.Result)} are needed",
    };
}
