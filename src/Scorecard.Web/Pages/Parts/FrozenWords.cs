using Scorecard.Domain.Insight;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scales;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Parts;

/// <summary>What a closed month showed, in words.</summary>
public static class FrozenWords
{
    private const double Equal = 1e-9;

    /// <summary>“71.2”, “N/A”, “no score”.</summary>
    public static string Score(FrozenScore frozen, Bands bands) =>
        frozen.State switch
        {
            ScoreState.Present => Figures.Score(frozen.Value, bands),
            ScoreState.NotApplicable => "N/A",
            ScoreState.Missing => "no score",
            ScoreState.NotScored => Figures.None,
        };

    /// <summary>What differs from now: of a KPI its value and score, of anything else the score, or how much was reported.</summary>
    public static string Of(FrozenScore then, FrozenScore now, Kpi? kpi, Bands bands)
    {
        var score = Score(then, bands);
        if (kpi is not null && !Same(then.Measured, now.Measured))
            return double.IsNaN(then.Measured) ? "no value" : $"{Measured(then.Measured, kpi)}, score {score}";
        return Same(then.Value, now.Value) && then.State == now.State && !Same(then.Coverage, now.Coverage)
            ? $"{score}, with {then.Coverage:P0} reported"
            : score;
    }

    public static string Measured(double value, Kpi kpi)
    {
        var decimals = Math.Abs(value) >= 1 ? 2 : 4;
        return Figures.Value(Math.Round((decimal)value, decimals), kpi.UnitOfMeasure);
    }

    private static bool Same(double one, double other) => double.IsNaN(one) ? double.IsNaN(other) : Math.Abs(one - other) <= Equal;
}
