using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>What the latest values would have scored with a target that nobody has saved, the latest first.</summary>
public sealed record DefinitionPreview(IReadOnlyList<DefinitionPreview.Row> Rows)
{
    private const int Most = 6;

    public sealed record Row(Period Period, string Value, string Score, string Then);

    /// <param name="scale">What was typed.</param>
    /// <param name="periods">The KPI's own, in order of time.</param>
    public static DefinitionPreview Of(ScoringScale scale, IReadOnlyList<OwnPeriod> periods, Bands bands)
    {
        return new([
            .. periods
                .Where(own => own.Number is not null)
                .Reverse()
                .Take(Most)
                .Select(own => new Row(own.Period, own.Value, own.Score.Text, Figures.Score(ScoreOf(own.Number!.Value), bands))),
        ]);

        double? ScoreOf(double value) => scale.Points.Count == 0 ? null : scale.Score(value);
    }
}
