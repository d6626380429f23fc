namespace Scorecard.Domain.Scales;

/// <summary>
/// Where a score turns amber and green. An organization has one pair; a KPI may have its own for its own status.
/// </summary>
/// <param name="AmberFrom">A, the least amber score, 0 to 100.</param>
/// <param name="GreenFrom">G, the least green score, above A, at most 100.</param>
public readonly record struct Bands(double AmberFrom, double GreenFrom)
{
    /// <summary>Amber from 40, green from 70.</summary>
    public static Bands Default => new(40, 70);

    /// <summary>Arithmetic on scores may miss a band's edge by its last bits; that much is forgiven.</summary>
    private const double Rounding = 1e-9;

    /// <summary>Red, amber or green.</summary>
    public Status Of(double score) =>
        score >= GreenFrom - Rounding ? Status.Green
        : score >= AmberFrom - Rounding ? Status.Amber
        : Status.Red;

    /// <summary>
    /// A score with few decimals, still in its band: where rounding would carry it over an edge, it goes the other way, so that 69.96
    /// reads 69.9 while green starts at 70.
    /// </summary>
    public double Rounded(double score, int decimals = 1)
    {
        var nearest = Math.Round(score, decimals, MidpointRounding.AwayFromZero);
        if (Of(nearest) == Of(score))
            return nearest;
        return Math.Round(score, decimals, nearest > score ? MidpointRounding.ToNegativeInfinity : MidpointRounding.ToPositiveInfinity);
    }

    /// <summary>
    /// Whether a whole number would hide on which side of an edge a score is: it is less than half a point away from one.
    /// </summary>
    public bool IsNearEdge(double score) => Math.Abs(score - AmberFrom) < 0.5 || Math.Abs(score - GreenFrom) < 0.5;

    /// <summary>Checks 0 &lt;= A &lt; G &lt;= 100.</summary>
    /// <exception cref="RuleViolation">They are not in that order.</exception>
    public static Bands Checked(double amberFrom, double greenFrom)
    {
        RuleViolation.Unless(
            amberFrom >= 0 && greenFrom <= 100 && amberFrom < greenFrom,
            "Watch must start at 0 or above, on track above watch and at 100 or below. For example 40 and 70."
        );
        return new(amberFrom, greenFrom);
    }
}
