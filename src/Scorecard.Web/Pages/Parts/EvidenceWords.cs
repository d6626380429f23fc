using System.Globalization;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Periods;
using Scorecard.Web.Forms;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Parts;

/// <summary>What the values say of a link, in words: first a sentence, then the numbers in a line.</summary>
public static class EvidenceWords
{
    /// <summary>“Best fit +3 mo (r 0.52, p 0.019)”, “17 months of values, 23 needed”, “36 months, r 0.12, p 0.61”.</summary>
    public static string Brief(LinkEvidence evidence) => evidence.Best is { } best ? Brief(best) : "One is computed from the other";

    /// <inheritdoc cref="Brief(LinkEvidence)"/>
    public static string Brief(JudgedPair pair)
    {
        var found = pair.Judgement;
        var result = pair.Result;
        var months = PeriodWords.Count(result.Stretch.Both, pair.Frequency);
        var numbers = Numbers(found.R, found.P);
        return pair.Verdict switch
        {
            Verdict.Supported or Verdict.Opposite => $"Best fit {new Lag(found.Lag ?? 0, pair.Frequency).Brief} ({numbers})",
            Verdict.Reversed => $"Best fit {new Lag(-found.Lag ?? 0, pair.Frequency).Brief} from effect to cause ({numbers})",
            Verdict.Together => $"Best fit in the same {pair.Frequency.InWords()} ({numbers})",
            Verdict.NoEvidence => $"{months}, {numbers}",
            Verdict.NotYetTestable => result.Outcome switch
            {
                LeadLagOutcome.NothingInCommon => $"No {pair.Frequency.InWords()} has values of both",
                LeadLagOutcome.CauseConstant => "The cause does not move",
                LeadLagOutcome.EffectConstant => "The effect does not move",
                LeadLagOutcome.SameNumbers => "The same figures twice",
                LeadLagOutcome.Tested => $"{PeriodWords.Count(pair.ClaimedLag, pair.Frequency)} claimed, lags of up to {result.Lags} tried",
                LeadLagOutcome.TooShort => $"{months} of values, {Needed(result)} needed",
            },
        };
    }

    /// <summary>
    /// What was found, in a line without statistics: “Best fit +3 mo”, “Reported yearly: testable in 2046. Measure it quarterly?”.
    /// </summary>
    public static string Finding(LinkEvidence evidence, FiscalCalendar calendar)
    {
        if (evidence.Best is not { } pair)
            return "One is computed from the other";
        var lag = pair.Judgement.Lag ?? 0;
        return pair.Verdict switch
        {
            Verdict.Supported or Verdict.Opposite => $"Best fit {new Lag(lag, pair.Frequency).Brief}",
            Verdict.Reversed => $"Best fit {new Lag(-lag, pair.Frequency).Brief} from effect to cause",
            Verdict.Together => $"Best fit in the same {pair.Frequency.InWords()}",
            Verdict.NoEvidence => $"{PeriodWords.Count(pair.Result.Stretch.Both, pair.Frequency)} of values show no lead",
            Verdict.NotYetTestable => pair.Result.Outcome == LeadLagOutcome.TooShort ? WhenTestable(pair, calendar) : Brief(pair),
        };
    }

    /// <summary>The statistics behind a finding; null where nothing was tested.</summary>
    public static string? Numbers(LinkEvidence evidence) =>
        evidence.Best switch
        {
            null => null,
            { Verdict: Verdict.NotYetTestable } pair => pair.Result.Outcome == LeadLagOutcome.TooShort ? Brief(pair) : null,
            { } pair => Numbers(pair.Judgement.R, pair.Judgement.P),
        };

    /// <param name="cause">In quotation marks, or “the score of …”.</param>
    /// <param name="pair">Null where one is computed from the other.</param>
    public static string Sentence(string cause, string effect, JudgedPair? pair)
    {
        if (pair is null)
            return $"{cause.Capital()} and {effect} cannot be tested: one is computed from the other.";
        var months = PeriodWords.Count(pair.Result.Stretch.Both, pair.Frequency);
        var lag = PeriodWords.Count(Math.Abs(pair.Judgement.Lag ?? 0), pair.Frequency);
        var claimed = pair.ClaimedLag == 0 ? "the same " + pair.Frequency.InWords() : PeriodWords.Count(pair.ClaimedLag, pair.Frequency);
        var consistent = $"consistent with the values of {months}";
        return pair.Verdict switch
        {
            Verdict.Supported when pair.Judgement.LagAsClaimed => $"{cause.Capital()} leads {effect} by {lag}, as claimed: {consistent}.",
            Verdict.Supported => $"{cause.Capital()} leads {effect} by {lag}, where {claimed} is claimed: {consistent}.",
            Verdict.Opposite => $"{cause.Capital()} leads {effect} by {lag}, but {effect} goes the other way than claimed: {consistent}.",
            Verdict.Reversed => $"{effect.Capital()} leads {cause} by {lag}, not the other way round as claimed: {consistent}.",
            Verdict.Together =>
                $"{cause.Capital()} and {effect} move in the same {pair.Frequency.InWords()}, and neither leads: {consistent}.",
            Verdict.NoEvidence => $"The values of {months} do not show that {cause} leads {effect}.",
            Verdict.NotYetTestable => $"{cause.Capital()} and {effect} cannot be tested yet: {WhyNot(cause, effect, pair)}.",
        };
    }

    /// <summary>
    /// “It rests on one pair of months, April and May 2020: without that it would not be found.”
    /// Null where it rests on more than one event.
    /// </summary>
    public static string? RestsOn(JudgedPair? pair, FiscalCalendar calendar)
    {
        if (pair?.Judgement.RestsOn is not { } one)
            return null;
        var first = calendar.Shift(pair.First, one.Leading);
        var last = calendar.Shift(pair.First, one.Following + one.Length - 1);
        var from = PeriodWords.Beside(Window.Of(first), Window.Of(last), calendar);
        var until = PeriodWords.Of(last, calendar);
        var periods = one.Length == 1 ? $"one pair of {pair.Frequency.InWords()}s, {from} and {until}" : $"one event, {from} to {until}";
        return $"It rests on {periods}: without that it would not be found.";
    }

    /// <summary>“r 0.52, p 0.019”.</summary>
    public static string Numbers(double? r, double? p) => $"r {Figures.Correlation(r)}, {Figures.P(p)}";

    /// <summary>Periods that it takes to test, those that are there included.</summary>
    public static int Needed(LeadLagResult result) => result.Stretch.Length + result.PeriodsMissing;

    private static string WhenTestable(JudgedPair pair, FiscalCalendar calendar)
    {
        var stretch = pair.Result.Stretch;
        var last = calendar.Shift(pair.First, stretch.Start + stretch.Length - 1 + Math.Max(1, pair.Result.PeriodsMissing));
        var when = $"testable in {PeriodWords.Of(last, calendar)}";
        return pair.Frequency switch
        {
            Frequency.Year => $"Reported yearly: {when}. Measure it quarterly?",
            Frequency.HalfYear => $"Reported twice a year: {when}. Measure it monthly?",
            Frequency.Quarter => $"Reported quarterly: {when}. Measure it monthly?",
            Frequency.Month or Frequency.Week or Frequency.Day =>
                $"{PeriodWords.Count(stretch.Both, pair.Frequency)} of values, {Needed(pair.Result)} needed: {when}",
        };
    }

    private static string WhyNot(string cause, string effect, TestedPair pair) =>
        pair.Result.Outcome switch
        {
            LeadLagOutcome.NothingInCommon => $"no {pair.Frequency.InWords()} has values of both",
            LeadLagOutcome.CauseConstant => $"{cause} does not move",
            LeadLagOutcome.EffectConstant => $"{effect} does not move",
            LeadLagOutcome.SameNumbers => "they are the same figures under two names",
            LeadLagOutcome.Tested => NotTried(pair),
            LeadLagOutcome.TooShort => TooFew(pair),
        };

    private static string TooFew(TestedPair pair)
    {
        var (stretch, period) = (pair.Result.Stretch, pair.Frequency.InWords());
        var have = stretch.Both == 1 ? "has" : "have";
        return stretch.IsWhole
            ? $"{Counted.Of(stretch.Both, period)} {have} values of both, and {Needed(pair.Result)} are needed"
            : $"{stretch.Both} of {PeriodWords.Count(stretch.Length, pair.Frequency)} {have} values of both, "
                + $"and {PeriodWords.Count(Needed(pair.Result), pair.Frequency)} are needed";
    }

    private static string NotTried(TestedPair pair)
    {
        var tried = PeriodWords.Count(pair.Result.Lags, pair.Frequency);
        var claimed = PeriodWords.Count(pair.ClaimedLag, pair.Frequency);
        return pair.Result.PeriodsUntil(pair.ClaimedLag) is { } missing
            ? $"{claimed} are claimed, and so far lags of up to {tried} can be tried; {missing} more are needed"
            : $"{claimed} are claimed, and no lags longer than {PeriodWords.Count(pair.Result.LongestLag, pair.Frequency)} are tried";
    }
}
