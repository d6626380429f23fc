namespace Scorecard.Domain.Scoring;

/// <summary>
/// How exactly something counts for those who may not see it: to the nearest step, so wide that its neighbours count the same.
/// </summary>
internal static class Rough
{
    /// <summary>Scores count to the nearest ten points.</summary>
    private const double Points = 10;

    /// <summary>What a yes or no counts as: told apart they would be told.</summary>
    public const double YesOrNo = 0.5;

    /// <summary>
    /// 1, 2 or 5 times a power of ten, so that it tells of the scale no more than its size: at least a tenth of it, and twice the
    /// last decimal with which values are given, so that no step holds a single one.
    /// </summary>
    /// <param name="size">From end to end of a scale; 0 or more.</param>
    public static double Step(double size, int decimals)
    {
        var least = Math.Max(size / 10, 2 * Math.Pow(10, -decimals));
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        // A hair beyond counts as on it: 0.1 × 3 is not 0.3.
        var digits = least / power - 1e-9;
        return power
            * digits switch
            {
                <= 1 => 1,
                <= 2 => 2,
                <= 5 => 5,
                _ => 10,
            };
    }

    public static double Nearest(double number, double step) => Math.Round(number / step) * step;

    public static double Score(double score) => Nearest(score, Points);
}
