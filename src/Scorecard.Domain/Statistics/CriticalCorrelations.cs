namespace Scorecard.Domain.Statistics;

/// <summary>The least |r| that matters at one level, for each whole sample size; each is computed when first asked for.</summary>
internal sealed class CriticalCorrelations(double level, int tries, int n)
{
    private readonly double[] least = new double[n + 1];

    /// <summary>No |r| below it has a p within the level: a sample size that is not whole is rounded up.</summary>
    public double At(double independentValues)
    {
        var size = Math.Clamp((int)Math.Ceiling(independentValues), 0, n);
        if (least[size] == 0)
            least[size] = CorrelationTest.Critical(level / tries, size);
        return least[size];
    }
}
