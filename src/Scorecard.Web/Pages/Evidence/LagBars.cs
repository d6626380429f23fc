using Scorecard.Domain.Evidence;
using Scorecard.Domain.Leads;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Evidence;

/// <summary>Correlations by lag as bars; the cause leads to the right of the middle.</summary>
public sealed record LagBars(IReadOnlyList<LagBars.Bar> Bars, double Limit)
{
    public const double Width = 560,
        Height = 170;
    private const double Left = 34,
        Right = 8,
        Top = 10,
        Bottom = 26;

    /// <param name="R">Of the test that decided.</param>
    /// <param name="Steady">Of the values.</param>
    /// <param name="New">Of what the past of each does not foretell; null where that test is not made.</param>
    public sealed record Bar(int Lag, double R, double Steady, double? New, bool IsFound);

    public int Lags => Bars.Count / 2;

    public double Step => (Width - Left - Right) / Bars.Count;

    public double X(int index) => Left + Step * (index + 0.5);

    public static double Y(double r) => Top + (Height - Top - Bottom) * (1 - r) / 2;

    public static string N(double x) => Plot.Coordinate(x);

    /// <summary>Null where nothing was tested, or not the lag that is claimed.</summary>
    public static LagBars? Of(JudgedPair pair)
    {
        var result = pair.Result;
        if (pair.Verdict == Verdict.NotYetTestable)
            return null;
        var lead = pair.Verdict == Verdict.Reversed ? result.Backward! : result.Forward!;
        return new([.. result.Correlations.Select(BarAt)], pair.Judgement.Findable ?? 1);

        Bar BarAt(double r, int index)
        {
            var lag = index - result.Lags;
            var innovation = result.InnovationCorrelations.Count > 0 ? result.InnovationCorrelations[index] : (double?)null;
            return new(lag, lead.ByInnovations ? innovation ?? r : r, r, innovation, lag == pair.Judgement.Lag);
        }
    }
}
