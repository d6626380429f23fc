using Scorecard.Domain.Objectives;

namespace Scorecard.Domain.Health;

/// <summary>Objectives that nobody measures, answers for, contributes with or supports.</summary>
internal static class ObjectiveRules
{
    /// <summary>More KPIs than this measure one objective.</summary>
    public const int MostKpis = 4;

    public static void Check(Survey survey, int node)
    {
        var shape = survey.Shape;
        var unit = survey.Shape.UnitOf[node];
        var kpis = 0;
        for (var row = survey.Graph.KpiStart[node]; row < survey.Graph.KpiStart[node + 1]; row++)
            if (survey.Measures(row))
                kpis++;
        if (kpis == 0)
            Add(HealthRule.ObjectiveWithoutKpi);
        if (kpis > MostKpis)
            Add(HealthRule.TooManyKpis, kpis);
        if (!shape.Owned[node])
            Add(HealthRule.ObjectiveWithoutOwner);
        if (shape.ParentOf[unit] >= 0 && !survey.Supports[node])
            Add(HealthRule.ObjectiveWithoutContribution);
        if (survey.HasUnitsBelow[unit] && !survey.SupportedFromBelow[node] && !IsAnswered(survey, survey.Graph.Objectives[node]))
            Add(HealthRule.Unsupported);

        void Add(HealthRule rule, double figure = 0) =>
            survey.Add(rule, unit, FindingSubject.Objective, shape.ObjectiveIds[node], figure: figure);
    }

    /// <summary>A unit shares it, or every unit directly below has said why it has no part in it.</summary>
    private static bool IsAnswered(Survey survey, Objective objective)
    {
        if (survey.Model.Answers.Count == 0)
            return false;
        var answers = survey.Model.AnswersTo(objective).ToList();
        return answers.Any(a => a.Kind == CascadeAnswerKind.Shared)
            || survey
                .Model.ChildrenOf(survey.Model.UnitOf(objective))
                .Where(u => survey.IsOpen(survey.IndexOf(u.Id)))
                .All(u => answers.Any(a => a.UnitId == u.Id));
    }
}
