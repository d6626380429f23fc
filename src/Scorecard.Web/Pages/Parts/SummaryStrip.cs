using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary>A node in a few figures: score, change, the way here, and how much has been reported.</summary>
public sealed record SummaryStrip(
    string Heading,
    ShownScore Score,
    double? Before,
    string Since,
    IReadOnlyList<double?> Trend,
    string TrendSpan,
    double GreenFrom,
    KpiCount Kpis,
    IReadOnlyList<Tone> Objectives
)
{
    public const int Windows = 13;

    public string Change => Figures.ScoreChange(Before, Score.Value);

    public bool HasTrend => Trend.Any(score => score is not null);

    public string TrendLabel =>
        $"Score over {TrendSpan}, from {Figures.Score(Trend.FirstOrDefault(s => s is not null))} "
        + $"to {Figures.Score(Trend.LastOrDefault(s => s is not null))}. On track starts at {GreenFrom:0.#}.";

    public int Count(Tone tone) => Objectives.Count(t => t == tone);

    /// <param name="objectives">The status of each objective of a unit.</param>
    public static SummaryStrip Of(OrganizationView o, NodeRef node, PeriodChoice period, IReadOnlyList<Tone> objectives) =>
        new(
            node.Kind == NodeKind.Unit ? "Overall score" : "Score",
            ShownScore.Of(o.Book, node, period.Window),
            o.Book.Score(node, period.Previous.Window).Known,
            PeriodWords.Beside(period.Previous.Window, period.Window, period.Calendar),
            ShownScore.Trend(o.Book, node, period.Trail(Windows)),
            PeriodWords.Count(Windows, period.Period.Frequency),
            o.Model.Organization.GreenFrom,
            KpiCount.Of(o.Book, node, period.Window),
            objectives
        );
}
