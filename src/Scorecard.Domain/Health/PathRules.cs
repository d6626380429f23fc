namespace Scorecard.Domain.Health;

/// <summary>An objective whose score reaches another along two ways counts there twice.</summary>
internal static class PathRules
{
    public static void Check(Survey survey)
    {
        var graph = survey.Graph;
        // For the objective looked at: by which of its links another is reached.
        var (reachedFrom, reachedBy) = (new int[graph.ObjectiveCount], new int[graph.ObjectiveCount]);
        Array.Fill(reachedFrom, -1);
        var open = new Stack<int>();
        for (var node = 0; node < graph.ObjectiveCount; node++)
        {
            if (CountLinks(graph.UsedBy[node]) < 2 || !survey.IsOpen(survey.Shape.UnitOf[node]))
                continue;
            foreach (var first in graph.UsedBy[node])
                if (first < graph.ObjectiveCount && Meet(first) is >= 0 and var top)
                {
                    survey.Add(
                        HealthRule.DoubleCounting,
                        survey.Shape.UnitOf[node],
                        FindingSubject.Objective,
                        graph.Objectives[node].Id,
                        graph.Objectives[top].Id
                    );
                    break;
                }

            // The first objective that this link reaches and an earlier one has reached, or -1.
            int Meet(int first)
            {
                open.Clear();
                open.Push(first);
                while (open.TryPop(out var next))
                {
                    if (reachedFrom[next] == node && reachedBy[next] != first)
                        return next;
                    if (reachedFrom[next] == node)
                        continue;
                    reachedFrom[next] = node;
                    reachedBy[next] = first;
                    foreach (var further in graph.UsedBy[next])
                        if (further < graph.ObjectiveCount)
                            open.Push(further);
                }
                return -1;
            }
        }

        int CountLinks(int[] users)
        {
            var links = 0;
            foreach (var user in users)
                if (user < graph.ObjectiveCount)
                    links++;
            return links;
        }
    }
}
