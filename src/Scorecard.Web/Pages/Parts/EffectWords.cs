using Scorecard.Domain.Evidence;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Signals;
using Scorecard.Web.Forms;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Parts;

/// <summary>What a KPI did after an initiative began, in words. They do not say why it did.</summary>
public static class EffectWords
{
    /// <summary>“Shifted the right way: +2.9 points since November 2025 (95% between 2.1 and 3.7)”.</summary>
    public static string Sentence(InitiativeEffect effect)
    {
        var verb = effect.Intervention?.Before == 1 ? "is" : "are";
        return effect.Intervention switch
        {
            null => effect.History.Values.Count == 0 ? "No values yet"
            : effect.Start < 0 ? "Cannot be told: there are no values from before it began"
            : "Too early to tell: no value since it began",
            { MissingBefore: > 0 } early => $"Cannot be told: there {verb} {Counted.Of(early.Before, "value")} from before it began, "
                + $"and it takes {early.Before + early.MissingBefore}",
            { Verdict: InterventionVerdict.TooEarly } early => $"Too early to tell: {Counted.Of(early.MissingAfter, "more value")}",
            { Verdict: InterventionVerdict.ShiftedRightWay } => $"Shifted the right way: {Measure(effect)}",
            { Verdict: InterventionVerdict.ShiftedWrongWay } => $"Shifted the wrong way: {Measure(effect)}",
            { Verdict: InterventionVerdict.Shifted } => $"Shifted: {Measure(effect)}",
            { Verdict: InterventionVerdict.NoDetectableShift } => "No detectable shift",
            { Verdict: InterventionVerdict.CannotTell, Before: var before, After: var after } =>
                $"Cannot be told: its values resemble those before them so much that {before} before and {after} since say too little",
        };
    }

    /// <summary>“+2.9, shift confirmed”, as it stands beside a status.</summary>
    public static string Brief(InitiativeEffect effect) =>
        effect.Intervention switch
        {
            { Verdict: InterventionVerdict.ShiftedRightWay or InterventionVerdict.Shifted, Shift: { } shift } =>
                $"{Signed(effect, shift)}, shift confirmed",
            { Verdict: InterventionVerdict.ShiftedWrongWay, Shift: { } shift } => $"{Signed(effect, shift)}, shifted the wrong way",
            { Verdict: InterventionVerdict.NoDetectableShift } => "no detectable shift",
            { MissingBefore: > 0 } or { Verdict: InterventionVerdict.CannotTell } => "cannot be told",
            null when effect.Start < 0 || effect.History.Values.Count == 0 => "cannot be told",
            null or { Verdict: InterventionVerdict.TooEarly } => "too early to tell",
        };

    public static Tone ToneOf(InitiativeEffect effect) =>
        effect.Intervention?.Verdict switch
        {
            InterventionVerdict.ShiftedRightWay => Tone.Good,
            InterventionVerdict.ShiftedWrongWay => Tone.Bad,
            InterventionVerdict.TooEarly
            or InterventionVerdict.NoDetectableShift
            or InterventionVerdict.CannotTell
            or InterventionVerdict.Shifted
            or null => Tone.None,
        };

    public static string WayOf(Tone tone) =>
        tone switch
        {
            Tone.Good => "The right way",
            Tone.Bad => "The wrong way",
            Tone.None or Tone.Watch => "Nothing to say yet",
        };

    /// <summary>A difference of two values, as exact as the shift has to say: percentages differ by points.</summary>
    public static string Difference(InitiativeEffect effect, double value) =>
        effect.Kpi.UnitOfMeasure == "%"
            ? $"{Plain(effect, value)} points"
            : Figures.Value(Rounded(effect, value), effect.Kpi.UnitOfMeasure);

    /// <summary>A value of the KPI, a digit more exact than the shift.</summary>
    public static string Level(InitiativeEffect effect, double value) =>
        KpiWords.Measured(effect.Kpi, value, Math.Min(Places(effect) + 1, 4));

    private static string Measure(InitiativeEffect effect)
    {
        var it = effect.Intervention!;
        var sign = it.Shift > 0 ? "+" : "";
        var start = PeriodWords.Of(effect.History.PeriodAt(effect.Start), effect.History.Calendar);
        return $"{sign}{Difference(effect, it.Shift!.Value)} since {start} "
            + $"(95% between {Plain(effect, it.Low!.Value)} and {Plain(effect, it.High!.Value)})";
    }

    private static string Signed(InitiativeEffect effect, double value) =>
        (value > 0 ? "+" : "")
        + (effect.Kpi.UnitOfMeasure == "%" ? Plain(effect, value) : Figures.Value(Rounded(effect, value), effect.Kpi.UnitOfMeasure));

    private static string Plain(InitiativeEffect effect, double value) => Figures.Value(Rounded(effect, value));

    private static decimal Rounded(InitiativeEffect effect, double value) =>
        Math.Round((decimal)Math.Clamp(value, -1e27, 1e27), Places(effect), MidpointRounding.AwayFromZero);

    /// <summary>Two digits of the shift: a mean has no more to say.</summary>
    private static int Places(InitiativeEffect effect) =>
        effect.Intervention?.Shift is { } shift && shift != 0 ? Math.Clamp(1 - (int)Math.Floor(Math.Log10(Math.Abs(shift))), 0, 4) : 1;
}
