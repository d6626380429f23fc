using Scorecard.Domain.Evidence;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Signals;
using Scorecard.Domain.Units;

namespace Scorecard.Web.Presentation;

/// <summary>Signals and assurance in words. An arrow stands only beside a signal.</summary>
public static class SignalWords
{
    public static string Word(this SignalMeaning meaning) => meaning.InWords().Capital();

    public static string CssClass(this SignalMeaning meaning) =>
        meaning switch
        {
            SignalMeaning.Improvement => "good",
            SignalMeaning.Concern => "bad",
            SignalMeaning.Neither => "none",
        };

    public static string Icon(this SignalSide side) => side == SignalSide.High ? "arrow-up-right" : "arrow-down-right";

    /// <summary>“Below the normal range of 94.7% to 97.5%”, “8 months below average”.</summary>
    public static string Sentence(KpiHistory history, Signal signal)
    {
        var count = Enumerable.Range(signal.First, signal.Index - signal.First + 1).Count(i => !double.IsNaN(history.Values[i]));
        var range = history.LimitsAt(signal.Index) is { } limits ? Range(history, limits) : "";
        return Sentence(signal, PeriodWords.Count(count, history.Kpi.Frequency), CentreOf(history), range);
    }

    /// <summary>The same of a score among those of its node.</summary>
    public static string Sentence(ScoreSignal score, Frequency frequency, LimitVariant variant) =>
        score is { Mark: { } mark, Limits: { } limits }
            ? Sentence(
                mark.Signal,
                PeriodWords.Count(mark.Count, frequency),
                variant.InWords(),
                $"{Figures.Tenth(limits.Lower)} to {Figures.Tenth(limits.Upper)}"
            )
            : "";

    /// <summary>“8 above average”, as it stands in a cell.</summary>
    public static string Brief(SignalMark mark, string centre)
    {
        var side = Above(mark.Signal.Side);
        return mark.Signal.Rule switch
        {
            SignalRule.Outside => $"{side} its range",
            SignalRule.Run => $"{mark.Count} {side} {centre}",
            SignalRule.NearLimit => $"far {side} {centre}",
            SignalRule.Trend => $"{mark.Count} {Rising(mark.Signal.Side)}",
        };
    }

    /// <summary>What lies in the middle of the limits.</summary>
    public static string CentreOf(KpiHistory history) =>
        history.Behaviour.YearBefore > 0 ? "the usual change in a year" : history.Options.Variant.InWords();

    /// <summary>Why the rules raise false alarms on a chart, and on what it is charted; one sentence each.</summary>
    public static IEnumerable<string> Cautions(KpiHistory history)
    {
        if (history.Values.Count == 0)
            yield break;
        var unit = history.Kpi.Frequency.InWords();
        var isSeasonal = history.Behaviour.YearBefore > 0;
        if (isSeasonal)
            yield return "It follows the year, so each value is held against that of a year before: "
                + "the normal range lies around that value, and a signal is a change in a year that is more than usual.";
        foreach (var alike in history.Behaviour.SegmentAt(history.Values.Count - 1).Resemblances)
        {
            var seen =
                $"autocorrelation {alike.Correlation:0.00} in the {PeriodWords.Count(alike.Count, history.Kpi.Frequency)} "
                + "that the limits are drawn from";
            if (alike.Lag == 1)
                yield return $"The rules raise false alarms here: a {unit} resembles the {unit} before ({seen}), "
                    + "so that rows on one side of the centre come by themselves.";
            else
                yield return $"The rules raise false alarms here: a {unit} resembles that of a year before ({seen})"
                    + (isSeasonal ? "." : ", so that the time of year looks like a signal.");
        }
    }

    private static string Sentence(Signal signal, string count, string centre, string range)
    {
        var side = Above(signal.Side);
        return signal.Rule switch
        {
            SignalRule.Outside => $"{side.Capital()} the normal range of {range}",
            SignalRule.Run => $"{count} {side} {centre}",
            SignalRule.NearLimit => $"Far {side} {centre} in most of the last {count}",
            SignalRule.Trend => $"{count} {Rising(signal.Side)}",
        };
    }

    private static string Above(SignalSide side) => side == SignalSide.High ? "above" : "below";

    private static string Rising(SignalSide side) => side == SignalSide.High ? "rising" : "falling";

    /// <summary>When a value is a signal.</summary>
    public static string Sentence(RuleSet rules) =>
        rules switch
        {
            RuleSet.Wheeler => "A signal is a value outside the limits, 8 in a row on one side of the centre, "
                + "or 3 of 4 nearer a limit than the centre.",
            RuleSet.Nhs => "A signal is a value outside the limits, 7 in a row on one side of the centre, 2 of 3 in the outer third, "
                + "or 7 that each rise or each fall.",
        };

    public static string Range(KpiHistory history, Limits limits) => $"{Value(history, limits.Lower)} to {Value(history, limits.Upper)}";

    /// <summary>What was worked out from a KPI's values, with as many decimals as they have.</summary>
    public static string Value(KpiHistory history, double value, int more = 0) =>
        KpiWords.Measured(history.Kpi, value, Math.Min(4, history.Decimals + more));

    /// <summary>Null where there is nothing to say.</summary>
    public static string? Sentence(Assurance assurance, Frequency frequency) =>
        assurance switch
        {
            Assurance.AlwaysMeets => "The whole normal range meets the target.",
            Assurance.HitOrMiss =>
                $"The target lies inside the normal range: some {frequency.InWords()}s meet it and some miss it, and neither says much.",
            Assurance.NeverMeets => "The target lies outside the normal range. Better effort will not reach it; a changed process can.",
            Assurance.None => null,
        };
}
