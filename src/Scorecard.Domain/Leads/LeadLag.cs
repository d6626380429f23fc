using Scorecard.Domain.Statistics;

namespace Scorecard.Domain.Leads;

/// <summary>
/// Does the cause lead the effect? Both series are made steady by the same steps; then the largest correlation over the lags is tested
/// twice. Once on the steady series, with a sample size that their own inertia reduces (Pyper and Peterman, 1998), and once on what is left
/// when each is freed of its own past (Haugh, 1976). The first is cautious with slow series, the second sharp; the smaller p counts,
/// doubled. docs/evidence.md shows how often it is wrong.
/// </summary>
public static class LeadLag
{
    /// <summary>Values after differences that leave one lag to test.</summary>
    public const int FewestValues = 23;

    public const int LongestLag = 12;

    /// <summary>Correlations at lag 0 this near to 1 are the same figures.</summary>
    private const double Same = 1 - 1e-9;

    /// <summary>Tests both directions at once.</summary>
    /// <param name="cause">A value for each period; NaN and infinities are missing.</param>
    /// <param name="effect">The values of the same periods; what is shorter is missing at its end.</param>
    /// <param name="season">Periods in a year's cycle: 12 for months, 4 for quarters, 1 for none.</param>
    /// <param name="causeLowerIsBetter">Turns the sign, so that a correlation above 0 reads “better cause, better effect”.</param>
    /// <param name="effectLowerIsBetter">The same of the effect.</param>
    public static LeadLagResult Test(
        ReadOnlySpan<double> cause,
        ReadOnlySpan<double> effect,
        int season,
        bool causeLowerIsBetter = false,
        bool effectLowerIsBetter = false
    )
    {
        var stretch = CommonStretch.Of(cause, effect);
        if (stretch.Length < FewestValues)
            return new(stretch.Length == 0 ? LeadLagOutcome.NothingInCommon : LeadLagOutcome.TooShort)
            {
                Stretch = stretch,
                N = stretch.Length,
                PeriodsMissing = FewestValues - stretch.Length,
            };
        var result = Compare(
            new(cause.Slice(stretch.Start, stretch.Length), season),
            new(effect.Slice(stretch.Start, stretch.Length), season),
            season,
            causeLowerIsBetter == effectLowerIsBetter ? 1 : -1
        );
        result.Stretch = stretch;
        return result;
    }

    /// <summary>
    /// L for so many values after differences; 0 or less where nothing can be tested. The difference over a season echoes at the season, so
    /// lags stay below it.
    /// </summary>
    internal static int Lags(int n, bool seasonal, int season) =>
        Math.Min(seasonal ? season - 1 : LongestLag, Math.Min(LongestLag, (n - 20) / 3));

    /// <param name="cause">A stretch of <see cref="FewestValues"/> or more.</param>
    /// <param name="effect">The same periods.</param>
    /// <param name="season">As both were prepared with.</param>
    /// <param name="sign">−1 where one of the two, and only one, is better when lower.</param>
    internal static LeadLagResult Compare(SteadyForms cause, SteadyForms effect, int season, int sign)
    {
        var seasonal = cause.Seasonal || effect.Seasonal;
        var first = cause.Wanders(seasonal) || effect.Wanders(seasonal);
        var (x, y) = (cause.Form(seasonal, first), effect.Form(seasonal, first));
        var n = x.Values.Length;
        var lags = Lags(n, seasonal, season);
        var correlations = lags < 1 ? [] : CrossCorrelation.OfStandardized(x.Values, y.Values, lags);
        var outcome =
            lags < 1 ? LeadLagOutcome.TooShort
            : x.IsConstant ? LeadLagOutcome.CauseConstant
            : y.IsConstant ? LeadLagOutcome.EffectConstant
            : Math.Abs(correlations[lags]) > Same ? LeadLagOutcome.SameNumbers
            : LeadLagOutcome.Tested;
        if (outcome != LeadLagOutcome.Tested)
            return new(outcome)
            {
                N = n,
                PeriodsMissing = Math.Max(0, FewestValues - n),
                SeasonalDifference = seasonal,
                FirstDifference = first,
            };

        var innovations = seasonal ? [] : CrossCorrelation.OfStandardized(x.Innovations, y.Innovations, lags);
        foreach (ref var r in correlations.AsSpan())
            r *= sign;
        foreach (ref var r in innovations.AsSpan())
            r *= sign;
        var effective = EffectiveSampleSize.Of(n, x.Weighted, y.Weighted);
        return new(LeadLagOutcome.Tested, x, y)
        {
            N = n,
            SeasonalDifference = seasonal,
            FirstDifference = first,
            Lags = lags,
            EffectiveN = effective,
            Correlations = correlations,
            InnovationCorrelations = innovations,
            Forward = LeadAt(correlations, innovations, 1, lags, effective, n),
            Backward = LeadAt(correlations, innovations, -1, lags, effective, n),
        };
    }

    private static Lead LeadAt(double[] correlations, double[] innovations, int direction, int lags, double effective, int n)
    {
        var lag = Furthest(correlations, direction, lags);
        var r = correlations[lags + direction * lag];
        var single = CorrelationTest.P(r, effective);
        if (innovations.Length == 0)
            return new(lag, r, Math.Min(1, lags * single), Math.Min(1, lags * single), null, effective, lags);
        var innovationLag = Furthest(innovations, direction, lags);
        var innovationR = innovations[lags + direction * innovationLag];
        var innovationSingle = CorrelationTest.P(innovationR, n);
        var p = Math.Min(1, 2 * lags * Math.Min(single, innovationSingle));
        return innovationSingle < single
            ? new(innovationLag, innovationR, p, Math.Min(1, lags * single), Math.Min(1, lags * innovationSingle), n, 2 * lags)
            : new(lag, r, p, Math.Min(1, lags * single), Math.Min(1, lags * innovationSingle), effective, 2 * lags);
    }

    /// <summary>The lag, 1 to L in this direction, where the correlation is furthest from 0.</summary>
    private static int Furthest(double[] correlations, int direction, int lags)
    {
        var best = 1;
        for (var lag = 2; lag <= lags; lag++)
            if (Math.Abs(correlations[lags + direction * lag]) > Math.Abs(correlations[lags + direction * best]))
                best = lag;
        return best;
    }
}
