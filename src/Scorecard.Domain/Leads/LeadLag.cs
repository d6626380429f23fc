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

    /// <summary>Periods with values of both, after differences, that are enough where others are missing.</summary>
    public const int FewestPairs = 12;

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
        if (IsTooShort(stretch, season))
            return new(stretch.Length == 0 ? LeadLagOutcome.NothingInCommon : LeadLagOutcome.TooShort)
            {
                Stretch = stretch,
                N = stretch.Both,
                PeriodsMissing = Math.Max(FewestPairs - stretch.Both, Fewest(season) - stretch.Length),
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

    /// <summary>Periods that it takes to know whether a series repeats over a season, and to difference it; 0 without a season.</summary>
    public static int FewestForSeason(int season) => season < 2 ? 0 : 2 * season + 8;

    /// <summary>Periods that it takes at the least until two series can be tested.</summary>
    public static int Fewest(int season) => Math.Max(FewestValues, FewestForSeason(season));

    internal static bool IsTooShort(CommonStretch stretch, int season) => stretch.Both < FewestPairs || stretch.Length < Fewest(season);

    /// <summary>
    /// L for so many values after differences; 0 or less where nothing can be tested. The difference over a season echoes at the season, so
    /// lags stay below it.
    /// </summary>
    internal static int Lags(int n, bool seasonal, int season) =>
        n < FewestSteady(seasonal, season) ? 0 : Math.Min(seasonal ? season - 1 : LongestLag, Math.Min(LongestLag, (n - 20) / 3));

    /// <summary>Periods that have to be left after differences. After one over the season, its echo there has to be judged again.</summary>
    private static int FewestSteady(bool seasonal, int season) => seasonal ? Fewest(season) : FewestValues;

    /// <summary>Values after differences that leave so many lags to test.</summary>
    internal static int ValuesForLag(int lag) => 20 + 3 * lag;

    /// <param name="cause">A stretch of <see cref="FewestValues"/> or more.</param>
    /// <param name="effect">The same periods.</param>
    /// <param name="season">As both were prepared with.</param>
    /// <param name="sign">−1 where one of the two, and only one, is better when lower.</param>
    internal static LeadLagResult Compare(SteadyForms cause, SteadyForms effect, int season, int sign)
    {
        var seasonal = cause.Seasonal || effect.Seasonal;
        var first = cause.Wanders(seasonal) || effect.Wanders(seasonal);
        var (x, y) = (cause.Form(seasonal, first), effect.Form(seasonal, first));
        var n = x.Values.Pairs(y.Values, 0);
        var length = x.Values.Length;
        var missing = Math.Max(n < FewestPairs ? FewestPairs - n : 0, FewestSteady(seasonal, season) - length);
        var lags = missing > 0 ? 0 : Lags(length, seasonal, season);
        var outcome =
            lags < 1 ? LeadLagOutcome.TooShort
            : x.IsConstant ? LeadLagOutcome.CauseConstant
            : y.IsConstant ? LeadLagOutcome.EffectConstant
            : AreSame(x.Values, y.Values) ? LeadLagOutcome.SameNumbers
            : LeadLagOutcome.Tested;
        if (outcome != LeadLagOutcome.Tested)
            return new(outcome)
            {
                N = n,
                PeriodsMissing = Math.Max(0, missing),
                CauseLog = cause.IsLog,
                EffectLog = effect.IsLog,
                SeasonalDifference = seasonal,
                FirstDifference = first,
            };

        var search = new LagSearch(x, y, lags, sign);
        return new(search)
        {
            N = n,
            CauseLog = cause.IsLog,
            EffectLog = effect.IsLog,
            SeasonalDifference = seasonal,
            FirstDifference = first,
            Lags = lags,
            LongestLag = Lags(int.MaxValue, seasonal, season),
        };
    }

    private static bool AreSame(StandardSeries x, StandardSeries y)
    {
        if (x.IsWhole && y.IsWhole)
            return Math.Abs(x.With(y, 0)) > Same;
        var (both, other) = (new List<double>(), new List<double>());
        for (var t = 0; t < x.Length; t++)
            if (x.Has(t) && y.Has(t))
            {
                both.Add(x.Values[t]);
                other.Add(y.Values[t]);
            }
        return Math.Abs(CrossCorrelation.Of([.. both], [.. other], 0)[0]) > Same;
    }
}
