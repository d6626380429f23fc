namespace Scorecard.Domain.Evidence;

/// <summary>The place to which a series is reported, such as 0.1 or 100.</summary>
internal static class ReportedTo
{
    /// <summary>
    /// The finest place that at least a tenth of the values use; a few that were worked out to many digits do not decide.
    /// 1 where all are 0.
    /// </summary>
    public static decimal Of(IReadOnlyList<decimal> values)
    {
        decimal[] places = [.. values.Where(v => v != 0).Select(PlaceOf).Order()];
        return places.Length == 0 ? 1 : places[(places.Length - 1) / 10];
    }

    /// <summary>0 to 9. Digits after the place are cut off.</summary>
    public static int LastDigit(decimal value, decimal place) => (int)(Math.Abs(value) % (10 * place) / place);

    private static decimal PlaceOf(decimal value)
    {
        var place = 1m;
        for (var i = 0; i < 28 && value % place != 0; i++)
            place /= 10;
        while (place is >= 1 and < 1e27m && value % (10 * place) == 0)
            place *= 10;
        return place;
    }
}
