using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Health;

/// <summary>Green over red, red that nobody works on, and work that no KPI follows.</summary>
internal sealed class ActionRules
{
    private readonly Survey survey;
    private readonly HashSet<long> servedObjectives = [];
    private readonly HashSet<long> servedKpis = [];

    public ActionRules(Survey survey)
    {
        this.survey = survey;
        foreach (var initiative in survey.Model.Initiatives)
            if (initiative.IsOpen)
            {
                servedObjectives.UnionWith(initiative.ObjectiveIds);
                servedKpis.UnionWith(initiative.KpiIds);
            }
    }

    public void CheckObjective(int node)
    {
        var graph = survey.Graph;
        var shape = survey.Shape;
        var unit = survey.Shape.UnitOf[node];
        var id = survey.Shape.ObjectiveIds[node];
        var status = survey.StatusOf(node);
        var served = servedObjectives.Count > 0 && servedObjectives.Contains(id);
        var red = 0;
        var which = 0L;
        var anyServed = served;
        for (var row = graph.KpiStart[node]; row < graph.KpiStart[node + 1]; row++)
        {
            var kpi = shape.Kpis[row].Id;
            var kpiServed = servedKpis.Count > 0 && servedKpis.Contains(kpi);
            anyServed |= kpiServed;
            if (survey.StatusOfKpi(row) != Status.Red)
                continue;
            if (graph.KpiWeights[row] > 0)
            {
                red++;
                which ^= kpi;
            }
            // A red objective is told once, not again for each of its KPIs.
            if (status != Status.Red && !served && !kpiServed)
                survey.AddKpi(HealthRule.RedWithoutInitiative, unit, row);
        }
        if (status == Status.Red && !anyServed)
            survey.Add(HealthRule.RedWithoutInitiative, unit, FindingSubject.Objective, id);
        if (status != Status.Green)
            return;
        for (var i = graph.InputStart[node]; i < graph.InputStart[node + 1]; i++)
            if (graph.Weights[i] > 0 && survey.StatusOf(graph.Inputs[i]) == Status.Red)
            {
                red++;
                which ^= shape.ObjectiveIds[graph.Inputs[i]];
            }
        if (red > 0)
            survey.Add(HealthRule.Watermelon, unit, FindingSubject.Objective, id, which, red);
    }

    /// <summary>A unit that is green while units directly below are red.</summary>
    public void CheckUnits()
    {
        var red = new int[survey.Units.Count];
        var which = new long[survey.Units.Count];
        // From the last to the first: children come after their parents.
        for (var unit = survey.Units.Count - 1; unit >= 0; unit--)
        {
            if (!survey.IsOpen(unit))
                continue;
            var status = survey.StatusOf(survey.Shape.FirstUnitNode + unit);
            var id = survey.Units[unit].Id;
            var parent = survey.Shape.ParentOf[unit];
            if (status == Status.Red && parent >= 0)
            {
                red[parent]++;
                which[parent] ^= id;
            }
            if (status == Status.Green && red[unit] > 0)
                survey.Add(HealthRule.Watermelon, unit, FindingSubject.Unit, id, which[unit], red[unit]);
        }
    }

    public void CheckInitiatives()
    {
        foreach (var initiative in survey.Model.Initiatives)
            if (initiative.IsOpen && !initiative.KpiIds.Any() && survey.IndexOf(initiative.UnitId) is var unit && survey.IsOpen(unit))
                survey.Add(HealthRule.InitiativeWithoutKpi, unit, FindingSubject.Initiative, initiative.Id);
    }
}
