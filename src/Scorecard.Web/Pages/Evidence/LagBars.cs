using Scorecard.Domain.Evidence;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Evidence;

/// <summary>Correlations by lag as bars; the cause leads to the right of the middle.</summary>
public sealed record LagBars(IReadOnlyList<LagBars.Bar> Bars, double Limit)
{
    public const double Width = 560, Height = 170;
    private const double Left = 34, Right = 8, Top = 10, Bottom = 26;

    /// <param name="R">Of the test that decided.</param>
    /// <param name="Steady">Of the values.</param>
    /// <param name="New">Of what the past of each does not foretell; null where that test is not made.</param>
    public sealed record Bar(int Lag, double R, double Steady, double? New, bool IsFound);

    public int Lags => Bars.Count / 2;

    public double Step => (Width - Left - Right) / Bars.Count;

    public double X(int index) => Left + Step * (index + 0.5);

    public static double Y(double r) => Top + (Height - Top - Bottom) * (1 - r) / 2;

    public static string N(double x) => Plot.Coordinate(x);

    /// <summary>Null where nothing was tested.</summary>
    public static LagBars? Of(JudgedPair pair)
    {
        var result = pair.Result;
        if (result.Outcome != LeadLagOutcome.Tested)
            return null;
        var innovations = result.InnovationCorrelations.Count > 0 && (pair.Verdict == Verdict.Reversed ? result.Backward! : result.Forward!).ByInnovations;
        return new([.. result.Correlations.Select((r, i) => new Bar(i - result.Lags, innovations ? result.InnovationCorrelations[i] : r, r,
            result.InnovationCorrelations.Count > 0 ? result.InnovationCorrelations[i] : null, i - result.Lags == pair.Judgement.Lag))], pair.Judgement.Findable ?? 1);
    }
}
