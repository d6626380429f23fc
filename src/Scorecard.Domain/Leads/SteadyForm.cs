using Scorecard.Domain.Statistics;

namespace Scorecard.Domain.Leads;

/// <summary>A series after its differences, with all that a comparison needs of it alone.</summary>
internal sealed class SteadyForm
{
    private const int LongestMemory = 12;

    /// <param name="values">After differences.</param>
    /// <param name="season">Periods over which they were differenced; 0 where they were not. The difference leaves an echo of −½ there,
    /// which the effective sample size has to take in: without it unrelated series with a season are found twice as often as
    /// others.</param>
    public SteadyForm(ReadOnlySpan<double> values, int season)
    {
        Values = Series.Standardized(values);
        IsConstant = Series.IsConstant(values);
        Weighted = EffectiveSampleSize.Weighted(Values, Math.Max(values.Length / 4, season));
        if (season > 0 || IsConstant)
            return;
        var longest = Math.Min(LongestMemory, values.Length / 4);
        var memory = AutoRegression.Fit(Autocorrelation.OfStandardized(Values, longest), values.Length, longest);
        Innovations = memory.Order == 0 ? Values : Series.Standardized(memory.Innovations(Values));
    }

    public bool IsConstant { get; }

    /// <summary>With mean 0 and squares that sum to 1.</summary>
    public double[] Values { get; }

    /// <summary>Its share in the effective sample size.</summary>
    public double[] Weighted { get; }

    /// <summary>
    /// What its own past does not foretell, standardized; empty after a seasonal difference, whose echo no short memory takes out.
    /// </summary>
    public double[] Innovations { get; } = [];
}
