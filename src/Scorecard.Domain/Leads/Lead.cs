using Scorecard.Domain.Statistics;

namespace Scorecard.Domain.Leads;

/// <summary>
/// How strongly one series leads another: the largest correlation over the lags, and how surprising it is among as many tries.
/// </summary>
/// <param name="Lag">Periods from the one to the other, 1 to L.</param>
/// <param name="R">Correlation at that lag, −1 to 1, above 0 where better goes with better.</param>
/// <param name="P">Probability of one as large at any lag, by either test, where neither leads; 0 to 1.</param>
/// <param name="CorrelationP">The same by the first test alone, on the steady series with their effective sample size.</param>
/// <param name="InnovationP">The same by the second test alone, on what the past of each does not foretell; null where that test is not
/// made.</param>
/// <param name="IndependentValues">The sample size behind <paramref name="R"/>.</param>
/// <param name="Tries">Lags times tests: p is multiplied by it (Bonferroni).</param>
public sealed record Lead(int Lag, double R, double P, double CorrelationP, double? InnovationP, double IndependentValues, int Tries)
{
    /// <summary>Whether the lag and the correlation are those of the second test, which decides where its p is the smaller.</summary>
    public bool ByInnovations => InnovationP < CorrelationP;

    /// <summary>The least |r| that would have been found at this level of p: 0 to 1, and 1 where none would.</summary>
    public double Findable(double level) => CorrelationTest.Critical(level / Tries, IndependentValues);
}
