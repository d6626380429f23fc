namespace Scorecard.Domain.Kpis;

/// <summary>
/// Between which values a KPI can lie at all, in its own unit: as its definition says, else drawn from what was measured. A percentage that
/// was never outside 0 to 100 is a share, and counts and amounts that were never negative stay so.
/// </summary>
/// <param name="Lowest">Null for no limit.</param>
/// <param name="Highest">Null for no limit.</param>
public readonly record struct PossibleRange(double? Lowest, double? Highest)
{
    private const double Whole = 100;

    /// <param name="values">What was measured; NaN for missing.</param>
    public static PossibleRange Of(Kpi kpi, IEnumerable<double> values)
    {
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values.Where(double.IsFinite))
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
        // What was measured limits nothing that the definition puts beyond it.
        var isAmount = least >= 0 && least <= most && !(kpi.Highest < 0);
        var isShare = isAmount && kpi.UnitOfMeasure == "%" && most <= Whole && !((double?)kpi.Lowest > Whole);
        return new((double?)kpi.Lowest ?? (isAmount ? 0 : null), (double?)kpi.Highest ?? (isShare ? Whole : null));
    }
}
