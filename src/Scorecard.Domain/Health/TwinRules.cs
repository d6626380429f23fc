using Scorecard.Domain.Kpis;

namespace Scorecard.Domain.Health;

/// <summary>The same KPI further down, measured in another unit or direction, or less often than above.</summary>
internal static class TwinRules
{
    public static void Check(Survey survey, int row, int unit)
    {
        var kpis = survey.Shape.Kpis;
        var upper = survey.Shape.Above[row];
        if (upper >= 0 && survey.Measures(upper) && Differ(survey.Graph.Kpis[row].Kpi, survey.Graph.Kpis[upper].Kpi))
            survey.AddKpi(HealthRule.DifferentBelow, unit, row, kpis[upper].Id);
        // What is fed is compared as well: a parent that is asked more often than its children cannot be reconciled with them.
        var finer = upper >= 0 ? upper : kpis[row].Parent;
        if (finer >= 0 && kpis[finer].Frequency < kpis[row].Frequency && survey.Measures(finer))
            survey.AddKpi(HealthRule.FinerAbove, unit, row, kpis[finer].Id, (int)kpis[row].Frequency, (int)kpis[finer].Frequency);
    }

    private static bool Differ(Kpi here, Kpi above) => here.Direction != above.Direction || here.UnitOfMeasure != above.UnitOfMeasure;
}
