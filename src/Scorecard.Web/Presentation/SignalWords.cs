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
        var high = signal.Side == SignalSide.High;
        var side = high ? "above" : "below";
        var limits = history.Behaviour.SegmentAt(signal.Index).Limits!.Value;
        var centre = history.Options.Variant.InWords();
        var count = Enumerable.Range(signal.First, signal.Index - signal.First + 1).Count(i => !double.IsNaN(history.Values[i]));
        return signal.Rule switch
        {
            SignalRule.Outside => (high ? "Above" : "Below") + $" the normal range of {Range(history, limits)}",
            SignalRule.Run => $"{PeriodWords.Count(count, history.Kpi.Frequency)} {side} {centre}",
            SignalRule.NearLimit => $"Far {side} {centre} in most of the last {PeriodWords.Count(count, history.Kpi.Frequency)}",
            SignalRule.Trend => PeriodWords.Count(count, history.Kpi.Frequency) + (high ? " rising" : " falling"),
        };
    }

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
