using MathNet.Numerics.Distributions;

namespace Scorecard.Domain.Evidence;

/// <summary>What is unusual about how values were reported.</summary>
public enum WatchTest
{
    /// <summary>Some last digits come more often than others.</summary>
    LastDigits,

    /// <summary>More values lie exactly on their target than close beside it.</summary>
    OnTarget,

    /// <summary>More revisions come shortly before a period closes.</summary>
    LateRevisions,
}

/// <summary>Whether a test could be made.</summary>
public enum WatchState
{
    TooFewValues,

    /// <summary>The values move over too few steps of what they are reported to, so that some digits must come more often.</summary>
    TooNarrow,
    Tested,
}

/// <summary>The outcome of a test. It says that a pattern is unlikely by chance, and nothing of why it is there.</summary>
/// <param name="Count">n: the values or revisions that the test looked at.</param>
/// <param name="Missing">How many more it needs.</param>
/// <param name="Observed">How many had the most frequent last digit, lay on target, or were late; 0 unless tested.</param>
/// <param name="Expected">How many of them chance would make so.</param>
/// <param name="P">The chance of at least as unusual a pattern; null unless tested.</param>
public sealed record WatchResult(WatchTest Test, WatchState State, int Count, int Missing, int Observed, double Expected, double? P)
{
    private const double WorthALookBelow = 0.01;

    public bool IsWorthALook => P < WorthALookBelow;
}

/// <summary>
/// Patterns in reported values and their revisions that are worth a look. Each test is neutral: there are good reasons for every pattern.
/// </summary>
public static class ReportingPatterns
{
    /// <summary>Values from which last digits are tested: five for each digit.</summary>
    public const int LeastValues = 50;

    /// <summary>Values near the target, or revisions, from which those are tested.</summary>
    public const int LeastCases = 10;

    /// <summary>Steps of the last digit that the middle half of the values must span.</summary>
    private const int LeastSpan = 10;

    /// <summary>How many steps on each side of the target stand for what is usual there.</summary>
    private const int NearTarget = 3;

    /// <summary>The last part of the window before closing that counts as late.</summary>
    private const double LatePart = 0.1;

    /// <summary>
    /// Last digits, at the place that the series is reported to. By chance each of the ten comes as often (chi-squared, 9 degrees of
    /// freedom), which holds where the values span many tens of that place.
    /// </summary>
    public static WatchResult LastDigits(IReadOnlyList<decimal> values)
    {
        if (values.Count < LeastValues)
            return TooFew(WatchTest.LastDigits, values.Count, LeastValues);
        var unit = ReportedTo.Of(values);
        if (Span([.. values.Select(v => (double)v)]) < LeastSpan * (double)unit)
            return new(WatchTest.LastDigits, WatchState.TooNarrow, values.Count, 0, 0, 0, null);
        var digits = new int[10];
        foreach (var value in values)
            digits[ReportedTo.LastDigit(value, unit)]++;
        var expected = values.Count / 10.0;
        var distance = digits.Sum(d => (d - expected) * (d - expected)) / expected;
        return new(WatchTest.LastDigits, WatchState.Tested, values.Count, 0, digits.Max(), expected, 1 - ChiSquared.CDF(9, distance));
    }

    /// <summary>
    /// Values on their target, among those within three steps of it. By chance each of the seven steps is as likely (binomial, one in
    /// seven): the local density around the target is taken as flat, which holds where the values spread much wider than that.
    /// </summary>
    /// <param name="values">With the target that was in force for each; those without are left out.</param>
    public static WatchResult OnTarget(IReadOnlyList<(decimal Value, decimal? Target)> values)
    {
        (decimal Value, decimal Target)[] aimed = [.. values.Where(v => v.Target is not null).Select(v => (v.Value, v.Target!.Value))];
        var unit = ReportedTo.Of([.. aimed.Select(v => v.Value)]);
        var near = aimed.Where(v => Math.Abs((double)v.Value - (double)v.Target) < (NearTarget + 0.5) * (double)unit).ToList();
        if (near.Count < LeastCases)
            return TooFew(WatchTest.OnTarget, near.Count, LeastCases);
        if (Span([.. aimed.Select(v => (double)v.Value - (double)v.Target)]) < LeastSpan * (double)unit)
            return new(WatchTest.OnTarget, WatchState.TooNarrow, near.Count, 0, 0, 0, null);
        return AtLeast(
            WatchTest.OnTarget,
            near.Count,
            near.Count(v => Math.Abs(v.Value - v.Target) < unit / 2),
            1.0 / (2 * NearTarget + 1)
        );
    }

    /// <summary>
    /// Revisions in the last tenth of the window between a period's end and its closing. By chance they come at any time of it (binomial,
    /// one in ten).
    /// </summary>
    /// <param name="positions">When each revision came, from 0 at the period's end to 1 at its closing; others are no revisions before
    /// closing and left out.</param>
    public static WatchResult LateRevisions(IReadOnlyList<double> positions)
    {
        var (all, late) = (positions.Count(p => p is >= 0 and <= 1), positions.Count(p => p is >= 1 - LatePart and <= 1));
        return all < LeastCases ? TooFew(WatchTest.LateRevisions, all, LeastCases) : AtLeast(WatchTest.LateRevisions, all, late, LatePart);
    }

    private static WatchResult TooFew(WatchTest test, int count, int least) =>
        new(test, WatchState.TooFewValues, count, least - count, 0, 0, null);

    private static WatchResult AtLeast(WatchTest test, int count, int observed, double share) =>
        new(test, WatchState.Tested, count, 0, observed, count * share, observed == 0 ? 1 : 1 - Binomial.CDF(share, count, observed - 1));

    /// <summary>What the middle half spans.</summary>
    private static double Span(double[] values)
    {
        Array.Sort(values);
        return values[3 * (values.Length - 1) / 4] - values[(values.Length - 1) / 4];
    }
}
