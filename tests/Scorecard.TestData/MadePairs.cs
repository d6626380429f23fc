namespace Scorecard.TestData;

/// <summary>
/// Two series of which neither leads the other, in kinds that fool a test for leads: single events, steps, rare counts, growth, seasons, a
/// driver of both, gaps, and mixtures of them.
/// </summary>
public sealed class MadePairs(int seed)
{
    /// <summary>What one event moved, and not chance.</summary>
    public const string Dip = "a dip in both, the effect a month later";

    private static readonly Dictionary<string, Func<MadeSeries, (double[] Cause, double[] Effect)>> Makers = new()
    {
        ["outlier of 7 sd in each"] = made => Own(made, 48, 72, (m, n) => m.Struck(m.White(n), 7)),
        ["outlier of 10 sd in each"] = made => Own(made, 48, 72, (m, n) => m.Struck(m.White(n), 10)),
        ["outlier of 30 sd in each"] = made => Own(made, 48, 72, (m, n) => m.Struck(m.White(n), 30)),
        ["outliers in 5 % of values"] = made => Own(made, 48, 72, (m, n) => m.Spiked(m.White(n), 0.05, 10)),
        ["level shift of 2 sd in each"] = made => Own(made, 48, 72, (m, n) => m.Stepped(m.White(n), 2)),
        ["level shift of 4 sd in each"] = made => Own(made, 48, 72, (m, n) => m.Stepped(m.White(n), 4)),
        ["level shift of 8 sd in each"] = made => Own(made, 48, 72, (m, n) => m.Stepped(m.White(n), 8)),
        ["level shift of 12 sd in each"] = made => Own(made, 48, 72, (m, n) => m.Stepped(m.White(n), 12)),
        ["level shift of 20 sd in each"] = made => Own(made, 48, 72, (m, n) => m.Stepped(m.White(n), 20)),
        ["counts, mean 0.1"] = made => Own(made, 48, 72, (m, n) => m.Counts(n, 0.1)),
        ["counts, mean 0.5"] = made => Own(made, 48, 72, (m, n) => m.Counts(n, 0.5)),
        ["growth of 2 % a month"] = made => Own(made, 48, 72, (m, n) => m.Growth(n, 0.02, 0.1)),
        ["growth of 3 % a month"] = made => Own(made, 48, 72, (m, n) => m.Growth(n, 0.03, 0.1)),
        ["growth of 3 % a month, little noise"] = made => Own(made, 48, 72, (m, n) => m.Growth(n, 0.03, 0.02)),
        ["growth of 2 % a month with season"] = made => Own(made, 48, 72, (m, n) => m.Grown(m.Season(n), 0.02, 0.07)),
        ["own season, 24 months"] = made => Own(made, 24, 24, (m, n) => m.Season(n)),
        ["own season, 36 months"] = made => Own(made, 36, 36, (m, n) => m.Season(n)),
        ["own smooth season, 36 months"] = made => Own(made, 36, 36, (m, n) => m.Wave(n)),
        ["5 % missing, all kinds"] = made => Own(made, 48, 72, (m, n) => m.Holed(m.Kind(MadeSeries.Kinds[m.Between(0, 6)], n), 0.05)),
        ["20 % missing, all kinds"] = made => Own(made, 48, 72, (m, n) => m.Holed(m.Kind(MadeSeries.Kinds[m.Between(0, 6)], n), 0.2)),
        ["outlier with season"] = made => Own(made, 48, 72, (m, n) => m.Struck(m.Season(n), 12)),
        ["outlier, AR 0.8"] = made => Own(made, 48, 72, (m, n) => m.Struck(m.Slow(n, 0.8), 10)),
        ["outlier, random walk"] = made => Own(made, 48, 72, (m, n) => m.Struck(m.Walk(n), 20)),
        ["level shift of 6 sd, AR 0.5"] = made => Own(made, 48, 72, (m, n) => m.Stepped(m.Slow(n, 0.5), 6)),
        ["level shift of 6 sd, AR 0.8"] = made => Own(made, 48, 72, (m, n) => m.Stepped(m.Slow(n, 0.8), 6)),
        ["level shift of 6 sd with season"] = made => Own(made, 48, 72, (m, n) => m.Stepped(m.Season(n), 6)),
        ["two level shifts of 6 sd"] = made => Own(made, 48, 72, (m, n) => m.Stepped(m.Stepped(m.White(n), 6), 6)),
        ["counts that rise, mean 0.5 to 4"] = made => Own(made, 48, 72, (m, n) => m.Counts(n, 0.5, 4)),
        ["counts that rise, mean 2 to 40"] = made => Own(made, 48, 72, (m, n) => m.Counts(n, 2, 40)),
        ["heavy tails"] = made => Own(made, 48, 72, (m, n) => m.Heavy(n)),
        ["heavy tails, AR 0.7"] = made => Own(made, 48, 72, (m, n) => m.Slowed(m.Heavy(n), 0.7)),
        ["lognormal"] = made => Own(made, 48, 72, (m, n) => [.. m.White(n).Select(Math.Exp)]),
        ["smooth season"] = made => Own(made, 48, 72, (m, n) => m.Wave(n)),
        ["outlier with season, 36 months"] = made => Own(made, 36, 36, (m, n) => m.Struck(m.Season(n), 10)),
        ["white noise, 36 months"] = made => Own(made, 36, 36, (m, n) => m.White(n)),
        ["common season, 24 months"] = made => SharedSeason(made, 24),
        ["common season, 36 months"] = made => SharedSeason(made, 36),
        ["common season"] = made => SharedSeason(made, made.Between(48, 72)),
        ["common driver, AR 0.5"] = made => Driven(made, "AR 0.5", 0.7),
        ["common driver, AR 0.8"] = made => Driven(made, "AR 0.8", 0.7),
        ["common driver, AR 0.8, little noise"] = made => Driven(made, "AR 0.8", 0.9),
        ["common driver, AR 0.95"] = made => Driven(made, "AR 0.95", 0.9),
        ["common driver, random walk"] = made => Driven(made, "random walk", 0.7),
        ["one stepped, one spiky"] = made => Two(made, (m, n) => m.Stepped(m.White(n), 8), (m, n) => m.Spiked(m.White(n), 0.05, 10)),
        [Dip] = DipInBoth,
    };

    private readonly MadeSeries made = new(seed);

    public static IEnumerable<string> Kinds => Makers.Keys;

    public (double[] Cause, double[] Effect) Kind(string kind) => Makers[kind](made);

    private static (double[], double[]) Own(MadeSeries made, int least, int most, Func<MadeSeries, int, double[]> make)
    {
        var n = made.Between(least, most);
        return (make(made, n), make(made, n));
    }

    private static (double[], double[]) Two(MadeSeries made, Func<MadeSeries, int, double[]> one, Func<MadeSeries, int, double[]> other)
    {
        var n = made.Between(48, 72);
        return (one(made, n), other(made, n));
    }

    /// <summary>One pattern of twelve months in both, two months later in the effect.</summary>
    private static (double[], double[]) SharedSeason(MadeSeries made, int n)
    {
        var (pattern, cause, effect) = (made.White(12), made.White(n), made.White(n));
        for (var t = 0; t < n; t++)
        {
            cause[t] += 1.5 * pattern[t % 12];
            effect[t] += 1.5 * pattern[(t + 10) % 12];
        }
        return (cause, effect);
    }

    /// <summary>Something that moves both in the same month, each with noise of its own.</summary>
    private static (double[], double[]) Driven(MadeSeries made, string kind, double share)
    {
        var n = made.Between(48, 72);
        var (driver, cause, effect) = (made.Kind(kind, n), made.White(n), made.White(n));
        for (var t = 0; t < n; t++)
        {
            cause[t] = share * driver[t] + Math.Sqrt(1 - share * share) * cause[t];
            effect[t] = share * driver[t] + Math.Sqrt(1 - share * share) * effect[t];
        }
        return (cause, effect);
    }

    private static (double[], double[]) DipInBoth(MadeSeries made)
    {
        var n = made.Between(48, 72);
        var (cause, effect, at) = (made.White(n), made.White(n), made.Between(12, n - 8));
        for (var month = 0; month < 3; month++)
        {
            cause[at + month] -= 10 - 3 * month;
            effect[at + month + 1] -= 8 - 2 * month;
        }
        return (cause, effect);
    }
}
