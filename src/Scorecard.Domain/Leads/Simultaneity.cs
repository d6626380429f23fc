namespace Scorecard.Domain.Leads;

/// <summary>
/// How two series move within the same period, by that of the two tests of <see cref="LeadLag"/> which has the smaller p.
/// </summary>
/// <param name="R">−1 to 1, above 0 where better goes with better.</param>
/// <param name="P">Probability of one as large where they do not move together, 0 to 1.</param>
/// <param name="IsLargest">Whether <paramref name="R"/> is further from 0 than at any lag, either way.</param>
public sealed record Simultaneity(double R, double P, bool IsLargest)
{
    internal static Simultaneity Of(IReadOnlyList<double> correlations, double p)
    {
        var middle = correlations.Count / 2;
        return new(
            correlations[middle],
            p,
            correlations.Where((_, i) => i != middle).All(r => Math.Abs(r) < Math.Abs(correlations[middle]))
        );
    }
}
