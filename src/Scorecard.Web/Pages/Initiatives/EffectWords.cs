using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Web.Editing;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Initiatives;

/// <summary>What a KPI did after an initiative began, in words. They do not say why it did.</summary>
public static class EffectWords
{
    /// <summary>“shifted the right way: +2.9 points since November 2025 (95 % between 2.1 and 3.7)”.</summary>
    public static string Sentence(InitiativeEffect effect) => effect.Intervention switch
    {
        null => effect.History.Values.Count == 0 ? "no values yet"
            : effect.Start < 0 ? "cannot be told: there are no values from before it began"
            : "too early to tell: no value since it began",
        { MissingBefore: > 0 } early => $"cannot be told: there {(early.Before == 1 ? "is" : "are")} {Counted.Of(early.Before, "value")} from before it began, and it takes {early.Before + early.MissingBefore}",
        { Verdict: InterventionVerdict.TooEarly } early => $"too early to tell: {Counted.Of(early.MissingAfter, "more value")}",
        { Verdict: InterventionVerdict.ShiftedRightWay } => $"shifted the right way: {Measure(effect)}",
        { Verdict: InterventionVerdict.ShiftedWrongWay } => $"shifted the wrong way: {Measure(effect)}",
        { Verdict: InterventionVerdict.Shifted } => $"shifted: {Measure(effect)}",
        _ => "no detectable shift",
    };

    /// <summary>“+2.9, shift confirmed”, as it stands beside a status.</summary>
    public static string Brief(InitiativeEffect effect) => effect.Intervention switch
    {
        { Verdict: InterventionVerdict.ShiftedRightWay or InterventionVerdict.Shifted, Shift: { } shift } => $"{Signed(effect.Kpi, shift)}, shift confirmed",
        { Verdict: InterventionVerdict.ShiftedWrongWay, Shift: { } shift } => $"{Signed(effect.Kpi, shift)}, shifted the wrong way",
        { Verdict: InterventionVerdict.NoDetectableShift } => "no detectable shift",
        { MissingBefore: > 0 } => "cannot be told",
        null when effect.Start < 0 || effect.History.Values.Count == 0 => "cannot be told",
        _ => "too early to tell",
    };

    public static Tone ToneOf(InitiativeEffect effect) => effect.Intervention?.Verdict switch
    {
        InterventionVerdict.ShiftedRightWay => Tone.Good,
        InterventionVerdict.ShiftedWrongWay => Tone.Bad,
        _ => Tone.None,
    };

    /// <summary>A difference of two values: percentages differ by points.</summary>
    public static string Difference(Kpi kpi, double value) => kpi.UnitOfMeasure == "%" ? $"{Plain(value)} points" : Figures.Value(Rounded(value), kpi.UnitOfMeasure);

    private static string Measure(InitiativeEffect effect)
    {
        var (it, kpi) = (effect.Intervention!, effect.Kpi);
        return $"{(it.Shift > 0 ? "+" : "")}{Difference(kpi, it.Shift!.Value)} since {PeriodWords.Of(effect.History.PeriodAt(effect.Start), effect.History.Calendar)} (95 % between {Plain(it.Low!.Value)} and {Plain(it.High!.Value)})";
    }

    private static string Signed(Kpi kpi, double value) => (value > 0 ? "+" : "") + (kpi.UnitOfMeasure == "%" ? Plain(value) : Figures.Value(Rounded(value), kpi.UnitOfMeasure));

    private static string Plain(double value) => Figures.Value(Rounded(value));

    /// <summary>To three digits: a mean has no more to say.</summary>
    private static decimal Rounded(double value)
    {
        if (value == 0 || Math.Abs(value) >= 1e15)
            return (decimal)Math.Clamp(value, -1e27, 1e27);
        var places = Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 4);
        return Math.Round((decimal)value, places, MidpointRounding.AwayFromZero);
    }
}
