using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Health;

/// <summary>
/// The health check of the whole cascade: one pass over the resident model. Closed units and KPIs are passed over. The rules stand beside
/// this file by what they look at.
/// </summary>
public static class CascadeCheck
{
    /// <summary>As <see cref="Run"/>, kept with the book until a value changes.</summary>
    public static IReadOnlyList<Finding> Of(ScoreBook book, Window window, DateOnly today) =>
        book.Remember(new Question(window, today), () => Run(book, window, today));

    /// <param name="window">The period whose scores say what is red and green.</param>
    /// <param name="today">The organization's date: what is due, begun and closed.</param>
    public static IReadOnlyList<Finding> Run(ScoreBook book, Window window, DateOnly today)
    {
        var survey = new Survey(book, window, today);
        var values = new ValueRules(survey);
        var action = new ActionRules(survey);
        var mix = new IndicatorMix(survey);
        for (var node = 0; node < survey.Graph.ObjectiveCount; node++)
        {
            var unit = survey.Shape.UnitOf[node];
            if (!survey.IsOpen(unit))
                continue;
            ObjectiveRules.Check(survey, node);
            WeightRules.CheckObjective(survey, node);
            action.CheckObjective(node);
            for (var row = survey.Graph.KpiStart[node]; row < survey.Graph.KpiStart[node + 1]; row++)
            {
                if (!survey.Measures(row))
                    continue;
                values.Check(row, unit);
                mix.Count(row, node, unit);
                TwinRules.Check(survey, row, unit);
            }
        }
        mix.Check();
        UnitRules.Check(survey);
        action.CheckUnits();
        action.CheckInitiatives();
        TargetRules.Check(survey);
        PathRules.Check(survey);
        CircleRules.Check(survey);
        survey.Shape.Expected = survey.Findings.Count;
        return survey.Findings;
    }

    private sealed record Question(Window Window, DateOnly Today) : IQuestion<IReadOnlyList<Finding>>;
}
