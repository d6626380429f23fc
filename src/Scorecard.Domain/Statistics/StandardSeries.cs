namespace Scorecard.Domain.Statistics;

/// <summary>
/// A series less its mean and with squares that sum to 1, on which every correlation here rests. What is missing is 0, so that each sum
/// leaves it out, and each sum is divided by what it is made of, as R does with <c>na.pass</c>. All 0 where the series is constant.
/// </summary>
internal sealed class StandardSeries
{
    /// <summary>1 where there is a value and 0 where there is none; null where none is missing.</summary>
    private readonly double[]? present;

    /// <param name="values">NaN for missing.</param>
    public StandardSeries(ReadOnlySpan<double> values)
    {
        Count = values.Length;
        foreach (var value in values)
            Count -= double.IsNaN(value) ? 1 : 0;
        if (Count == values.Length)
        {
            Values = Series.Standardized(values);
            return;
        }
        (Values, present) = (new double[values.Length], new double[values.Length]);
        var left = new double[Count];
        for (int t = 0, i = 0; t < values.Length; t++)
            if (!double.IsNaN(values[t]))
                (present[t], left[i++]) = (1, values[t]);
        left = Series.Standardized(left);
        for (int t = 0, i = 0; t < values.Length; t++)
            if (present[t] > 0)
                Values[t] = left[i++];
    }

    /// <summary>0 where one is missing.</summary>
    public double[] Values { get; }

    /// <summary>How many are there.</summary>
    public int Count { get; }

    public bool IsWhole => present is null;

    public int Length => Values.Length;

    public bool Has(int index) => present is null || present[index] > 0;

    /// <summary>NaN for missing.</summary>
    public double At(int index) => Has(index) ? Values[index] : double.NaN;

    /// <summary>The series with NaN for missing.</summary>
    public double[] WithGaps() => IsWhole ? Values : [.. Values.Select((_, t) => At(t))];

    /// <summary>In how many periods there is a value of this and, so many periods later, one of the other.</summary>
    public int Pairs(StandardSeries later, int lag)
    {
        var n = Math.Max(0, Length - lag);
        if (IsWhole && later.IsWhole)
            return n;
        if (IsWhole)
            return (int)Sum(later.present.AsSpan(lag, n));
        return later.IsWhole ? (int)Sum(present.AsSpan(0, n)) : (int)Dot.Of(present.AsSpan(0, n), later.present.AsSpan(lag, n));
    }

    /// <summary>The correlation with another that is so many periods later: −1 to 1, and 0 where nothing is left.</summary>
    /// <param name="lag">0 or more.</param>
    public double With(StandardSeries later, int lag)
    {
        var n = Length - lag;
        if (n <= 0)
            return 0;
        var sum = Dot.Of(Values.AsSpan(0, n), later.Values.AsSpan(lag, n));
        return IsWhole && later.IsWhole
            ? sum
            : Math.Clamp(sum * Math.Sqrt((double)Count * later.Count) / Math.Max(1, Pairs(later, lag) + lag), -1, 1);
    }

    /// <summary>Correlations with itself at the lags 0 to so many; 1 at lag 0, and 0 everywhere for a constant series.</summary>
    public double[] Autocorrelations(int lags)
    {
        var correlations = new double[lags + 1];
        for (var k = 0; k <= lags; k++)
            correlations[k] = With(this, k);
        return correlations;
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum;
    }
}
