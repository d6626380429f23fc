namespace Scorecard.Domain.Health;

/// <summary>Scorecards with nothing but outcomes.</summary>
internal sealed class IndicatorMix(Survey survey)
{
    /// <summary>A scorecard with fewer KPIs is not asked for leading ones.</summary>
    public const int Fewest = 3;

    private readonly (int Lagging, int Leading, long First)[] units = new (int, int, long)[survey.Units.Count];

    public void Count(int row, int node, int unit)
    {
        ref var count = ref units[unit];
        if (survey.Shape.Kpis[row].IsLeading)
            count.Leading++;
        else if (count.Lagging++ == 0)
            count.First = survey.Shape.ObjectiveIds[node];
    }

    public void Check()
    {
        for (var unit = 0; unit < units.Length; unit++)
            if (units[unit] is { Leading: 0, Lagging: >= Fewest } count)
                survey.Add(HealthRule.OnlyLagging, unit, FindingSubject.Unit, survey.Units[unit].Id, count.First, count.Lagging);
    }
}
