using Scorecard.Domain.Statistics;

namespace Scorecard.Domain.Leads;

/// <summary>A series after its differences, with all that a comparison needs of it alone.</summary>
internal sealed class SteadyForm
{
    private const int LongestMemory = 12;

    private readonly int season;
    private SteadyForm? clipped;

    /// <param name="values">After differences; NaN for missing.</param>
    /// <param name="season">Periods over which they were differenced; 0 where they were not. The difference leaves an echo of −½ there,
    /// which the effective sample size has to take in: without it unrelated series with a season are found twice as often as
    /// others.</param>
    public SteadyForm(ReadOnlySpan<double> values, int season)
    {
        this.season = season;
        IsConstant = Series.IsConstant(values);
        Values = new(values);
        MemoryLags = Math.Max(values.Length / 4, season);
        var correlations = Values.Autocorrelations(Math.Max(MemoryLags, Math.Min(LongestMemory, values.Length / 4)));
        Weighted = EffectiveSampleSize.Weighted(correlations.AsSpan(0, MemoryLags + 1), values.Length);
        if (season > 0 || IsConstant)
            return;
        var longest = Math.Min(LongestMemory, values.Length / 4);
        var memory = AutoRegression.Fit(correlations, Values.Count, longest);
        Innovations = memory.Order == 0 ? Values : new(memory.Innovations(Values.WithGaps()));
    }

    public bool IsConstant { get; }

    /// <summary>With mean 0 and squares that sum to 1.</summary>
    public StandardSeries Values { get; }

    /// <summary>How far autocorrelation counts in the effective sample size.</summary>
    public int MemoryLags { get; }

    /// <summary>Its share in the effective sample size where nothing is missing.</summary>
    public double[] Weighted { get; }

    /// <summary>
    /// What its own past does not foretell, standardized; null after a seasonal difference, whose echo no short memory takes out.
    /// </summary>
    public StandardSeries? Innovations { get; }

    /// <summary>The form with values drawn in that lie further out than others; itself where there are none.</summary>
    public SteadyForm Clipped => clipped ??= Clipping.Of(Values.WithGaps()) is { } drawnIn ? new(drawnIn, season) : this;

    /// <summary>For each period whether its value lies further from the median than so many robust standard deviations.</summary>
    public bool[] Beyond(double reach)
    {
        var (low, high) = Clipping.Limits(Values.WithGaps(), reach);
        return [.. Values.WithGaps().Select(value => value < low || value > high)];
    }

    /// <summary>The form with some periods missing.</summary>
    public SteadyForm Without(int first, int last)
    {
        var values = Values.WithGaps().ToArray();
        values.AsSpan(first, last + 1 - first).Fill(double.NaN);
        return new(values, season);
    }
}
