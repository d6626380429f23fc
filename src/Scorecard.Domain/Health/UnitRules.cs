namespace Scorecard.Domain.Health;

/// <summary>Scorecards without objectives or with an empty or an overloaded perspective.</summary>
internal static class UnitRules
{
    /// <summary>More objectives than this stand in one perspective.</summary>
    public const int MostObjectives = 5;

    public static void Check(Survey survey)
    {
        var graph = survey.Graph;
        var perspectives = survey.Model.Perspectives;
        for (var unit = 0; unit < survey.Units.Count; unit++)
        {
            if (!survey.IsOpen(unit))
                continue;
            var node = survey.Shape.FirstUnitNode + unit;
            // A unit's inputs are its perspectives with objectives, in their order; a gap in the order is an empty one.
            var (input, end) = (graph.InputStart[node], graph.InputStart[node + 1]);
            if (input == end)
            {
                survey.Add(HealthRule.NoObjectives, unit, FindingSubject.Unit, survey.Units[unit].Id);
                continue;
            }
            foreach (var perspective in perspectives)
            {
                if (input == end || graph.PerspectiveIds[graph.Inputs[input] - graph.ObjectiveCount] != perspective.Id)
                {
                    survey.Add(HealthRule.PerspectiveEmpty, unit, FindingSubject.Perspective, perspective.Id);
                    continue;
                }
                var at = graph.Inputs[input++];
                var objectives = graph.InputStart[at + 1] - graph.InputStart[at];
                if (objectives > MostObjectives)
                    survey.Add(HealthRule.TooManyObjectives, unit, FindingSubject.Perspective, perspective.Id, figure: objectives);
                WeightRules.CheckPerspective(survey, at, unit, perspective.Id);
            }
            if (unit == 0)
                WeightRules.CheckRoot(survey, node);
        }
    }
}
