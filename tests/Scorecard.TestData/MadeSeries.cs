namespace Scorecard.TestData;

/// <summary>Series of which the truth is known, made from a seed.</summary>
public sealed class MadeSeries(int seed)
{
    public static IReadOnlyList<string> Kinds { get; } = ["white noise", "AR 0.5", "AR 0.8", "AR 0.95", "random walk", "season", "trend"];

    private readonly Random random = new(seed);

    public int Between(int least, int most) => random.Next(least, most + 1);

    /// <summary>Independent, normal, deviation 1.</summary>
    public double[] White(int n)
    {
        var values = new double[n];
        for (var t = 0; t < n; t++)
            values[t] = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return values;
    }

    /// <summary>Each value keeps this share of the one before; deviation 1 from the first on.</summary>
    public double[] Slow(int n, double keeps)
    {
        var values = White(n);
        for (var t = 1; t < n; t++)
            values[t] = keeps * values[t - 1] + Math.Sqrt(1 - keeps * keeps) * values[t];
        return values;
    }

    public double[] Walk(int n)
    {
        var values = White(n);
        for (var t = 1; t < n; t++)
            values[t] += values[t - 1];
        return values;
    }

    /// <summary>A pattern of twelve months, as large as the noise around it and half as much again.</summary>
    public double[] Season(int n)
    {
        var (values, pattern) = (White(n), White(12));
        for (var t = 0; t < n; t++)
            values[t] += 1.5 * pattern[t % 12];
        return values;
    }

    /// <summary>A smooth wave of twelve months, half as high again as the noise around it.</summary>
    public double[] Wave(int n)
    {
        var (values, phase) = (White(n), random.Next(12));
        for (var t = 0; t < n; t++)
            values[t] += 1.5 * Math.Cos(2 * Math.PI * (t + phase) / 12);
        return values;
    }

    /// <summary>Rises or falls by up to a tenth of the noise's deviation each month.</summary>
    public double[] Trend(int n)
    {
        var (values, slope) = (White(n), 0.1 * (2 * random.NextDouble() - 1));
        for (var t = 0; t < n; t++)
            values[t] += slope * t;
        return values;
    }

    public double[] Kind(string kind, int n) =>
        kind switch
        {
            "white noise" => White(n),
            "AR 0.5" => Slow(n, 0.5),
            "AR 0.8" => Slow(n, 0.8),
            "AR 0.95" => Slow(n, 0.95),
            "random walk" => Walk(n),
            "season" => Season(n),
            "trend" => Trend(n),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    /// <summary>The series with one value moved so far, up or down.</summary>
    public double[] Struck(double[] values, double far)
    {
        values[random.Next(values.Length)] += random.Next(2) == 0 ? far : -far;
        return values;
    }

    /// <summary>The series with this share of its values moved so far, up or down.</summary>
    public double[] Spiked(double[] values, double share, double far)
    {
        for (var t = 0; t < values.Length; t++)
            if (random.NextDouble() < share)
                values[t] += random.Next(2) == 0 ? far : -far;
        return values;
    }

    /// <summary>The series at another level from some period on, up or down.</summary>
    public double[] Stepped(double[] values, double far)
    {
        var (from, step) = (random.Next(1, values.Length), random.Next(2) == 0 ? far : -far);
        for (var t = from; t < values.Length; t++)
            values[t] += step;
        return values;
    }

    /// <summary>The series with this share of its values missing.</summary>
    public double[] Holed(double[] values, double share)
    {
        for (var t = 0; t < values.Length; t++)
            if (random.NextDouble() < share)
                values[t] = double.NaN;
        return values;
    }

    /// <summary>Counts of independent events (Poisson) whose mean goes from the first to the last.</summary>
    public double[] Counts(int n, double first, double? last = null)
    {
        var values = new double[n];
        for (var t = 0; t < n; t++)
        {
            var mean = first + ((last ?? first) - first) * t / n;
            for (var left = random.NextDouble(); left > Math.Exp(-mean); left *= random.NextDouble())
                values[t]++;
        }
        return values;
    }

    /// <summary>Grows by a share of itself each month, with noise that is a share of it too.</summary>
    public double[] Growth(int n, double rate, double noise) => Grown(White(n), rate, noise);

    /// <summary>The same around a series.</summary>
    public double[] Grown(double[] values, double rate, double noise)
    {
        for (var t = 0; t < values.Length; t++)
            values[t] = 100 * Math.Exp(Math.Log(1 + rate) * t + noise * values[t]);
        return values;
    }

    /// <summary>Student's t with two degrees of freedom: values far out are common.</summary>
    public double[] Heavy(int n)
    {
        var values = White(n);
        for (var t = 0; t < n; t++)
            values[t] /= Math.Sqrt(-Math.Log(1 - random.NextDouble()));
        return values;
    }

    public double[] Slowed(double[] values, double keeps)
    {
        for (var t = 1; t < values.Length; t++)
            values[t] += keeps * values[t - 1];
        return values;
    }

    /// <summary>A cause of a kind with deviation 1 and an effect that follows it.</summary>
    public (double[] Cause, double[] Effect) Led(string kind, int n, int lag, double r)
    {
        var (lead, noise) = (Kind(kind, n + lag), White(n));
        for (var t = 0; t < n; t++)
            noise[t] = r * lead[t] + Math.Sqrt(1 - r * r) * noise[t];
        return (lead[lag..], noise);
    }
}
