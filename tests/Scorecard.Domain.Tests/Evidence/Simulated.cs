namespace Scorecard.Domain.Tests.Evidence;

/// <summary>Made-up monthly KPIs of four kinds, the same ones for the same seed.</summary>
internal static class Simulated
{
    public static readonly string[] Kinds = ["level", "walk", "trend", "season"];

    /// <summary>One of the kinds; drift (a walk with a direction) and growing season (a factor of the year, on growth) besides.</summary>
    public static double[] Of(string kind, int seed, int count)
    {
        var random = new Random(seed);
        var walked = 100.0;
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(t =>
                    kind switch
                    {
                        "level" => 100 + 5 * Normal(random),
                        "walk" => walked += 2 * Normal(random),
                        "trend" => 100 + t + 4 * Normal(random),
                        "season" => 100 + 12 * Math.Sin(2 * Math.PI * t / 12) + 4 * Normal(random),
                        "drift" => walked += 1 + 2 * Normal(random),
                        "growing season" => 100 * Math.Exp(0.01 * t + 0.2 * Math.Sin(2 * Math.PI * t / 12) + 0.05 * Normal(random)),
                        _ => throw new ArgumentException(kind),
                    }
                ),
        ];
    }

    /// <summary>Values of standard deviation 1 around 0, each like the one before by so much: 0 is white noise.</summary>
    public static double[] Autoregressive(int seed, double alike, int count)
    {
        var random = new Random(seed);
        var (values, last) = (new double[count], Normal(random));
        for (var t = 0; t < count; t++)
            values[t] = last = t == 0 ? last : alike * last + Math.Sqrt(1 - alike * alike) * Normal(random);
        return values;
    }

    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
