namespace Scorecard.Domain.Statistics;

/// <summary>Small steps that several tests take on a series; NaN is missing, and stays so.</summary>
internal static class Series
{
    /// <summary>The series divided by its largest value, so that no square of it can overflow.</summary>
    public static double[] Scaled(ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        foreach (var value in values)
            if (Math.Abs(value) > largest)
                largest = Math.Abs(value);
        var scaled = values.ToArray();
        if (largest > 0)
            for (var t = 0; t < scaled.Length; t++)
                scaled[t] /= largest;
        return scaled;
    }

    /// <summary>What changes from a period to the one <paramref name="step"/> later; missing where either is.</summary>
    public static double[] Difference(ReadOnlySpan<double> values, int step)
    {
        var changes = new double[Math.Max(0, values.Length - step)];
        for (var t = 0; t < changes.Length; t++)
            changes[t] = values[t + step] - values[t];
        return changes;
    }

    /// <summary>What values with gaps differ from the straight line through them (least squares); NaN for missing.</summary>
    public static double[] WithoutTrend(ReadOnlySpan<double> values)
    {
        var left = InDeviations(values);
        var times = 0.0;
        var count = 0;
        for (var t = 0; t < left.Length; t++)
            if (!double.IsNaN(left[t]))
            {
                times += t;
                count++;
            }
        var middle = times / count;
        var (product, square) = (0.0, 0.0);
        for (var t = 0; t < left.Length; t++)
            if (!double.IsNaN(left[t]))
            {
                product += (t - middle) * left[t];
                square += (t - middle) * (t - middle);
            }
        for (var t = 0; t < left.Length && square > 0; t++)
            left[t] -= product / square * (t - middle);
        return left;
    }

    /// <summary>Whether nothing but rounding moves a series that was scaled to 1 before it was differenced.</summary>
    public static bool IsConstant(ReadOnlySpan<double> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
            if (!double.IsNaN(value))
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return !(high - low > Values.Rounding);
    }

    /// <summary>The series less its mean, and with squares that sum to 1; all 0 where it is constant. None may be missing.</summary>
    public static double[] Standardized(ReadOnlySpan<double> values)
    {
        var standard = new double[values.Length];
        if (IsConstant(values))
            return standard;
        var mean = Values.Mean(values);
        for (var t = 0; t < standard.Length; t++)
            standard[t] = values[t] - mean;
        var norm = Math.Sqrt(Dot.Of(standard, standard));
        for (var t = 0; t < standard.Length; t++)
            standard[t] /= norm;
        return standard;
    }

    /// <summary>The series in standard deviations from the mean of what is present; NaN for missing, and 0 where all are equal.</summary>
    public static double[] InDeviations(ReadOnlySpan<double> values)
    {
        var present = Values.Present(values);
        var isFlat = present.Length == 0 || Values.AreEqual(present);
        var mean = isFlat ? 0 : Values.Mean(present);
        var deviation = Math.Sqrt(present.Sum(v => (v - mean) * (v - mean)) / Math.Max(1, present.Length));
        var deviations = new double[values.Length];
        for (var t = 0; t < deviations.Length; t++)
            deviations[t] =
                !Values.IsPresent(values[t]) ? double.NaN
                : isFlat ? 0
                : (values[t] - mean) / deviation;
        return deviations;
    }
}
