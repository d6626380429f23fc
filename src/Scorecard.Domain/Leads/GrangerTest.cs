namespace Scorecard.Domain.Leads;

/// <summary>One test of <see cref="Granger"/>.</summary>
/// <param name="Order">Lags of each series in the fit.</param>
/// <param name="F">0 or more.</param>
/// <param name="Df1">Degrees of freedom of the lags in question.</param>
/// <param name="Df2">Degrees of freedom left to the fit with them.</param>
/// <param name="P">Probability of an F as large where the cause does not help, 0 to 1.</param>
/// <param name="UnrestrictedRss">Sum of squared errors with the cause.</param>
public sealed record GrangerTest(int Order, double F, int Df1, int Df2, double P, double UnrestrictedRss)
{
    /// <summary>Akaike's criterion of the fit with the cause, for each value fitted: a higher order has a value fewer to fit.</summary>
    public double Aic => Math.Log(UnrestrictedRss / Fitted) + 2 * (2.0 * Order + 1) / Fitted;

    private int Fitted => Df2 + 2 * Order + 1;
}
