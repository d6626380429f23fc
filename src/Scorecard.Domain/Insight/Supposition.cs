using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Insight;

/// <summary>What if a KPI had another value, weight or target? What is null stays as it is.</summary>
/// <param name="Value">In the last own period of the window; only of entered KPIs. Of a ratio the denominator stays, or is 1 where there is
/// none.</param>
/// <param name="Target">Only where the scale has one: progress and thresholds.</param>
/// <param name="Weight">Relative, among the KPIs of its objective; 0 or more.</param>
public sealed record Supposition(long KpiId, decimal? Value = null, decimal? Target = null, decimal? Weight = null)
{
    /// <summary>The own period that a supposed value is for.</summary>
    public static Period PeriodOf(ScoreBook book, Kpi kpi, Window window)
    {
        var calendar = book.Model.Organization.Calendar;
        return calendar.At(kpi.Frequency, KpiScoring.SlotsIn(kpi.Frequency, window, calendar).Last);
    }

    /// <summary>What would be recorded: for a ratio with the denominator that is there.</summary>
    /// <exception cref="RuleViolation">The value, or the numerator that it would take, is too large.</exception>
    public static MeasuredValue Measured(Kpi kpi, decimal value, decimal? denominator)
    {
        if (kpi.Aggregation != TimeAggregation.Ratio)
            return MeasuredValue.Of(TextRules.Amount(TextRules.Rounded(value), $"“{kpi.Name}”"));
        var rate = value / kpi.Multiplier;
        var below = denominator ?? 1;
        RuleViolation.Unless(
            Math.Abs(rate) <= TextRules.LargestNumber / Math.Max(1, Math.Abs(below)),
            $"“{kpi.Name}”: that value is too large for what it is divided by."
        );
        return MeasuredValue.Ratio(TextRules.Amount(TextRules.Rounded(rate * below), $"“{kpi.Name}”"), below);
    }

    /// <summary>Whether a value can be supposed: what is rolled up follows its children.</summary>
    public static bool TakesValue(Kpi kpi) => kpi.IsEntered;

    /// <summary>Whether the definition in effect has a target to suppose another for.</summary>
    public static bool TakesTarget(KpiDefinition definition) => definition.Scale.TakesTarget;

    /// <summary>What would be defined: the definition that holds in a period with another target or weight, from there on.</summary>
    /// <param name="period">Of the KPI's own, in which it exists.</param>
    /// <exception cref="RuleViolation">The target equals the baseline or the red flag, turns the direction round, or the weight is
    /// negative.</exception>
    public KpiDefinition Definition(Kpi kpi, Period period)
    {
        var now = kpi.DefinitionOn(period.End)!;
        RuleViolation.Unless(Target is null || TakesTarget(now), $"“{kpi.Name}” has no single target. Change its scale on its own page.");
        var from = now.EffectiveFrom > period.Start ? now.EffectiveFrom : period.Start;
        var supposed = new KpiDefinition(
            from,
            Target is null ? now.Scale : now.Scale with { Target = Target },
            Weight ?? now.Weight,
            now.Formula
        );
        RuleViolation.Unless(
            supposed.Scale.Agrees(kpi.Direction),
            $"“{kpi.Name}”: with that target the scale would turn round. "
                + $"Choose one on the other side of the {ScaleKinds.Of(now.Scale.Kind).Start.Label}."
        );
        return supposed;
    }
}
