namespace Scorecard.Domain.Statistics;

/// <summary>Which numbers of a series count, and averages that stay finite.</summary>
internal static class Values
{
    /// <summary>
    /// Numbers beyond it are taken as missing, as infinity is: no measurement is that large (a decimal ends below 1e29), and their squares
    /// stay finite.
    /// </summary>
    public const double Largest = 1e100;

    /// <summary>Differences below this share of the largest value are what is left of rounding.</summary>
    public const double Rounding = 1e-12;

    public static bool IsPresent(double value) => Math.Abs(value) <= Largest;

    /// <summary>The value; missing ones as NaN, and those too small to be divided by as 0.</summary>
    public static double Clean(double value) =>
        !IsPresent(value) ? double.NaN
        : Math.Abs(value) < 1 / Largest ? 0
        : value;

    public static double[] Clean(ReadOnlySpan<double> values)
    {
        var clean = new double[values.Length];
        for (var i = 0; i < clean.Length; i++)
            clean[i] = Clean(values[i]);
        return clean;
    }

    public static double[] Present(ReadOnlySpan<double> values)
    {
        var present = new double[values.Length];
        var count = 0;
        foreach (var value in values)
            if (IsPresent(value))
                present[count++] = Clean(value);
        return present[..count];
    }

    /// <summary>The natural logs of positive values; NaN stays.</summary>
    public static double[] Logs(ReadOnlySpan<double> values)
    {
        var logs = new double[values.Length];
        for (var i = 0; i < logs.Length; i++)
            logs[i] = Math.Log(values[i]);
        return logs;
    }

    /// <summary>The difference that two numbers of this size may have and still be the same.</summary>
    public static double RoundingOf(ReadOnlySpan<double> present)
    {
        var largest = 0.0;
        foreach (var value in present)
            largest = Math.Max(largest, Math.Abs(value));
        return largest * Rounding;
    }

    public static bool AreEqual(ReadOnlySpan<double> present)
    {
        var rounding = RoundingOf(present);
        foreach (var value in present)
            if (Math.Abs(value - present[0]) > rounding)
                return false;
        return true;
    }

    public static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum / values.Length;
    }

    public static double Median(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Sum of the squared differences from the mean, divided by one less than their number; 0 for a single value.</summary>
    public static double Variance(ReadOnlySpan<double> values)
    {
        var mean = Mean(values);
        var sum = 0.0;
        foreach (var value in values)
            sum += (value - mean) * (value - mean);
        return values.Length < 2 ? 0 : sum / (values.Length - 1);
    }
}
