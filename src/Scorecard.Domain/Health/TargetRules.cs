using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Health;

/// <summary>The targets of KPIs that add up to another one's value should add up to its target.</summary>
internal static class TargetRules
{
    /// <summary>How far the sum may be off, as a share of the parent's target.</summary>
    public const double Tolerance = 0.1;

    public static void Check(Survey survey)
    {
        for (var row = 0; row < survey.Graph.Kpis.Length; row++)
        {
            var series = survey.Graph.Kpis[row];
            if (series.Children.Length == 0 || !AddsUp(series) || !survey.Measures(row))
                continue;
            var unit = survey.Shape.UnitOf[survey.Graph.ObjectiveOfRow[row]];
            if (
                survey.IsOpen(unit)
                && Target(series, series, survey.Today) is { } target
                && Sum(survey, series) is { } sum
                && Math.Abs(sum - target) > Tolerance * Math.Abs(target)
            )
                survey.AddKpi(HealthRule.TargetsDoNotAddUp, unit, row, figure: sum, against: target);
        }
    }

    /// <summary>Rolled up by sum, or entered as an amount beside children that are amounts of the same measure.</summary>
    private static bool AddsUp(KpiSeries parent) =>
        parent.IsComputed
            ? parent.Kpi.RollUp == KpiRollUp.Sum
            : parent.Aggregation == TimeAggregation.Sum
                && Array.TrueForAll(
                    parent.Children,
                    c => c.Series.Aggregation == TimeAggregation.Sum && c.Series.Kpi.UnitOfMeasure == parent.Kpi.UnitOfMeasure
                );

    private static double? Sum(Survey survey, KpiSeries parent)
    {
        double? sum = 0;
        foreach (var link in parent.Children)
            if (link.HoldsOn(survey.Graph.Day) && survey.Measures(link.Series.Row))
                sum += Target(link.Series, parent, survey.Today);
        return sum;
    }

    /// <summary>A KPI's present target over one period of another; null where it has no single one.</summary>
    private static double? Target(KpiSeries kpi, KpiSeries over, DateOnly today) =>
        kpi.Kpi.DefinitionOn(today)?.Aim()?.Value is not { } target ? null
        : kpi.Aggregation == TimeAggregation.Sum ? target * InAYear(kpi.Frequency) / InAYear(over.Frequency)
        : target;

    private static double InAYear(Frequency frequency) =>
        frequency switch
        {
            Frequency.Day => 365,
            Frequency.Week => 52,
            Frequency.Month => 12,
            Frequency.Quarter => 4,
            Frequency.HalfYear => 2,
            Frequency.Year => 1,
        };
}
