namespace Scorecard.Domain.Forecasts;

/// <summary>A KPI of an objective, as its chance sees it.</summary>
/// <param name="Outlook">What its value may be at the due period; null without a forecast.</param>
/// <param name="Weight">0 or more.</param>
/// <param name="Score">The score of a value, 0 to 100.</param>
/// <param name="History">Its values, one per period and over the same periods for all KPIs, so that changes can be held against each other;
/// NaN for missing.</param>
public sealed record ChanceKpi(Outlook? Outlook, double Weight, Func<double, double> Score, double[] History);

/// <summary>The chance that an objective ends green, and what it rests on.</summary>
/// <param name="Chance">0 to 1; null where no KPI with weight has a forecast.</param>
/// <param name="LeftOut">Indexes of the KPIs that have no forecast. The chance is that of the others.</param>
/// <param name="Shrinkage">By how much the correlations were pulled towards none, 0 to 1.</param>
public sealed record ObjectiveChance(double? Chance, int Draws, int Seed, IReadOnlyList<int> LeftOut, double Shrinkage)
{
    private const double Rounding = 1e-9;

    /// <summary>
    /// Draws the values of all KPIs together many times, scores them and counts how often the objective is green. What moves together in
    /// the history of changes moves together in the draws (a Gaussian copula over the KPIs' own outlooks).
    /// The same seed gives the same chance.
    /// </summary>
    /// <param name="greenFrom">The least green score.</param>
    /// <param name="rollUp">How the scores of the KPIs that have a forecast, in order, become the objective's;
    /// their weighted mean where null.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="draws"/> is below 1.</exception>
    public static ObjectiveChance Of(
        IReadOnlyList<ChanceKpi> kpis,
        double greenFrom,
        int seed,
        int draws = 10_000,
        Func<IReadOnlyList<double>, double>? rollUp = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        int[] leftOut = [.. Enumerable.Range(0, kpis.Count).Where(k => kpis[k].Outlook is null)];
        ChanceKpi[] known = [.. kpis.Where(k => k.Outlook is not null)];
        var weight = known.Sum(k => k.Weight);
        if (weight <= 0)
            return new(null, draws, seed, leftOut, 0);
        rollUp ??= scores => scores.Select((score, k) => score * known[k].Weight).Sum() / weight;
        var copula = new Copula([.. known.Select(k => k.History)], [.. known.Select(k => k.Outlook!.Value)], seed);
        var values = new double[known.Length];
        var scores = new double[known.Length];
        var green = 0;
        for (var draw = 0; draw < draws; draw++)
        {
            copula.Draw(values);
            for (var k = 0; k < scores.Length; k++)
                scores[k] = known[k].Score(values[k]);
            if (rollUp(scores) >= greenFrom - Rounding)
                green++;
        }
        return new((double)green / draws, draws, seed, leftOut, copula.Shrinkage);
    }
}
