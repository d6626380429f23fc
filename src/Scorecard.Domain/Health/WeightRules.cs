namespace Scorecard.Domain.Health;

/// <summary>One input that makes most of a score.</summary>
internal static class WeightRules
{
    /// <summary>The share above which one of several inputs weighs too much.</summary>
    public const double MostShare = 0.6;

    public static void CheckObjective(Survey survey, int node)
    {
        var graph = survey.Graph;
        var (from, to) = (graph.KpiStart[node], graph.KpiStart[node + 1]);
        double kpiSum = 0,
            linkSum = 0,
            heaviestKpi = 0,
            heaviestLink = 0;
        var count = 0;
        var row = 0;
        var link = 0;
        for (var r = from; r < to; r++)
            if (graph.KpiWeights[r] is var weight and > 0 && survey.Measures(r))
            {
                count++;
                kpiSum += weight;
                if (weight > heaviestKpi)
                {
                    heaviestKpi = weight;
                    row = r;
                }
            }
        for (var i = graph.InputStart[node]; i < graph.InputStart[node + 1]; i++)
            if (graph.Weights[i] is var weight and > 0)
            {
                count++;
                linkSum += weight;
                if (weight > heaviestLink)
                {
                    heaviestLink = weight;
                    link = graph.Inputs[i];
                }
            }
        if (count < 2)
            return;
        // A side without weight passes its share to the other.
        var share =
            linkSum == 0 ? 0
            : kpiSum == 0 ? 1
            : graph.CascadeShares[node];
        var (ofKpi, ofLink) = (kpiSum == 0 ? 0 : (1 - share) * heaviestKpi / kpiSum, linkSum == 0 ? 0 : share * heaviestLink / linkSum);
        if (Math.Max(ofKpi, ofLink) > MostShare)
            survey.Add(
                HealthRule.HeavyInput,
                survey.Shape.UnitOf[node],
                FindingSubject.Objective,
                survey.Shape.ObjectiveIds[node],
                ofKpi >= ofLink ? survey.Shape.Kpis[row].Id : survey.Shape.ObjectiveIds[link],
                Percent(Math.Max(ofKpi, ofLink))
            );
    }

    public static void CheckPerspective(Survey survey, int node, int unit, long perspectiveId)
    {
        if (Heaviest(survey, node, out var input) is var share and > MostShare)
            survey.Add(
                HealthRule.HeavyInput,
                unit,
                FindingSubject.Perspective,
                perspectiveId,
                survey.Shape.ObjectiveIds[input],
                Percent(share)
            );
    }

    /// <summary>Perspectives weigh the same in every unit, so only the organization's own is told.</summary>
    public static void CheckRoot(Survey survey, int node)
    {
        if (Heaviest(survey, node, out var input) is var share and > MostShare)
            survey.Add(
                HealthRule.HeavyInput,
                0,
                FindingSubject.Unit,
                survey.Units[0].Id,
                survey.Graph.PerspectiveIds[input - survey.Graph.ObjectiveCount],
                Percent(share)
            );
    }

    private static double Heaviest(Survey survey, int node, out int input)
    {
        var graph = survey.Graph;
        var sum = 0.0;
        var heaviest = 0.0;
        var count = 0;
        input = 0;
        for (var i = graph.InputStart[node]; i < graph.InputStart[node + 1]; i++)
        {
            var weight = graph.Weights[i];
            if (weight == 0)
                continue;
            sum += weight;
            count++;
            if (weight > heaviest)
            {
                heaviest = weight;
                input = graph.Inputs[i];
            }
        }
        return count < 2 ? 0 : heaviest / sum;
    }

    private static double Percent(double share) => Math.Round(100 * share);
}
