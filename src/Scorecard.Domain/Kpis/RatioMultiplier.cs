namespace Scorecard.Domain.Kpis;

/// <summary>What a ratio is multiplied with, so that 3 of 4 is 75 in % and 12 accidents in 400,000 hours are 30 per million.</summary>
public static class RatioMultiplier
{
    /// <summary>Those there are, smallest first.</summary>
    public static readonly IReadOnlyList<int> All = [1, 100, 1_000, 100_000, 1_000_000];

    private static readonly string[] Percent = ["%", "percent", "per cent", "pct", "percentage", "prozent"];

    /// <summary>What a unit of measure speaks of: 100 for %, 1,000 for ‰ and “per 1,000”, 1 where it says nothing.</summary>
    public static int ProposedFor(string? unitOfMeasure)
    {
        var unit = (unitOfMeasure ?? "").Trim().ToLowerInvariant();
        if (Percent.Contains(unit))
            return 100;
        if (unit == "‰")
            return 1_000;
        var digits = string.Concat(unit.Where(char.IsAsciiDigit));
        if (unit.Contains("million", StringComparison.Ordinal))
            return 1_000_000;
        return int.TryParse(digits, out var number) && All.Contains(number) ? number : 1;
    }
}
