namespace Scorecard.Domain.Cascading;

/// <summary>How a target is given to the units below.</summary>
public enum SplitMethod
{
    /// <summary>Each gets the whole target: right for rates and averages.</summary>
    Same,
    Equal,

    /// <summary>By the shares that a person gives.</summary>
    ByShare,

    /// <summary>By what each unit reached last year.</summary>
    ByLastYear,

    /// <summary>As a person writes them.</summary>
    ByHand,
}

/// <summary>
/// Splits a target so that the parts add up to it to the last digit: each part is rounded down to the step of the target's decimals, and
/// what is left goes, a step at a time, to those whose remainder was largest (Hamilton's method; among equals the earlier one).
/// </summary>
public static class TargetSplit
{
    private const int MostDecimals = TextRules.MostDecimals;

    /// <param name="target">Either sign; at most six decimals.</param>
    /// <param name="shares">One for each part, 0 or more; all 0 counts as equal.</param>
    /// <returns>The parts, in the order of the shares; their sum is exactly the target.</returns>
    /// <exception cref="RuleViolation">There is no part, or a share is negative.</exception>
    public static IReadOnlyList<decimal> Split(decimal target, IReadOnlyList<decimal> shares)
    {
        RuleViolation.Unless(shares.Count > 0, "Choose at least one unit to split the target over.");
        RuleViolation.Unless(shares.All(s => s >= 0), "A share cannot be negative. Write 0 or more.");
        if (shares.All(s => s == 0))
            shares = [.. shares.Select(_ => 1m)];
        var step = StepFor(target, shares.Count);
        var steps = Math.Abs(target) / step;
        var total = shares.Sum();
        var exact = shares.Select(s => steps * (s / total)).ToList();
        var parts = exact.Select(decimal.Floor).ToList();
        var left = (int)(steps - parts.Sum());
        foreach (var i in Enumerable.Range(0, parts.Count).OrderByDescending(i => exact[i] - parts[i]).ThenBy(i => i).Take(left))
            parts[i]++;
        return [.. parts.Select(p => p * step * Math.Sign(target))];
    }

    /// <summary>
    /// Parts of a later target in the proportion of those of the one before, which a person wrote by hand. Parts that added up to the
    /// target do so again; others are rounded to the decimals in use, 2 at least.
    /// </summary>
    /// <param name="before">The target that the parts are of; where it is 0, each gets the whole later one.</param>
    public static IReadOnlyList<decimal> InProportion(decimal before, decimal after, IReadOnlyList<decimal> parts)
    {
        if (before == 0)
            return [.. parts.Select(_ => after)];
        if (parts.Sum() == before && parts.All(p => p >= 0))
            return Split(after, parts);
        var decimals = parts.Append(before).Append(after).Append(0.01m).Max(Decimals);
        return [.. parts.Select(p => Math.Round(p * (after / before), decimals, MidpointRounding.AwayFromZero))];
    }

    /// <summary>The decimals of the target, and more where so coarse a step would leave parts of nothing.</summary>
    private static decimal StepFor(decimal target, int parts)
    {
        var decimals = Decimals(target);
        var step = 1m;
        for (var i = 0; i < decimals || (i < MostDecimals && Math.Abs(target) < 10 * parts * step); i++)
            step /= 10;
        return step;
    }

    private static int Decimals(decimal number) =>
        Math.Min(MostDecimals, Math.Max(0, (int)(number / 1.000000000000000000000000000000m).Scale));
}
