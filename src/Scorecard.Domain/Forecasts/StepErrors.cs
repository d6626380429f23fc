namespace Scorecard.Domain.Forecasts;

/// <summary>What a method missed by so many steps ahead, standing at several values in turn.</summary>
/// <param name="Size">The mean of the absolute errors; 0 without any.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Likeness">How alike the errors at neighbouring values are (their autocorrelation around 0), 0 to just under 1.</param>
internal readonly record struct StepErrors(double Size, int Count, double Likeness)
{
    private const double MostAlike = 0.98;

    /// <summary>What the standard deviation of a normal distribution is to its mean absolute deviation.</summary>
    private static readonly double Normal = Math.Sqrt(Math.PI / 2);

    /// <summary>The typical error: the root mean square of normal errors of this size. An outlier weighs less than in its own.</summary>
    public double Scale => Normal * Size;

    /// <summary>Which share of the errors says something of its own about their size: alike ones repeat each other.</summary>
    public double OwnShare => (1 - Likeness * Likeness) / (1 + Likeness * Likeness);

    /// <param name="errors">In time; NaN for what is not known.</param>
    public static StepErrors Of(IEnumerable<double> errors)
    {
        var (sum, squares, products, before, count) = (0.0, 0.0, 0.0, 0.0, 0);
        foreach (var error in errors)
            if (!double.IsNaN(error))
            {
                sum += Math.Abs(error);
                squares += error * error;
                products += error * before;
                before = error;
                count++;
            }
        return new(count == 0 ? 0 : sum / count, count, squares > 0 ? Math.Clamp(products / squares, 0, MostAlike) : 0);
    }
}
