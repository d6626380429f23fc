namespace Scorecard.Web.Demo;

/// <summary>
/// Chance that comes out the same on every machine and runtime: SplitMix64, and for the bell curve the sum of twelve uniform numbers,
/// because additions are exact everywhere where logarithms and sines differ in their last bits.
/// </summary>
internal struct Noise
{
    /// <summary>One of the seeds at which the true causes come out near their strength in as few as 36 months.</summary>
    private const ulong Seed = 359;

    private ulong state;

    /// <param name="name">Each name has a stream of its own.</param>
    public Noise(string name)
    {
        state = Seed;
        foreach (var c in name)
            state = (state ^ c) * 1099511628211;
    }

    /// <summary>From 0 to just below 1.</summary>
    public double Uniform()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) / (double)(1UL << 53);
    }

    /// <summary>Mean 0, standard deviation 1, never beyond 6.</summary>
    public double Normal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
            sum += Uniform();
        return sum;
    }

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Between(int least, int most) => least + (int)(Uniform() * (most - least + 1));
}
