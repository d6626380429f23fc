using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary>A node in a few figures: score, change, the way here, and how much has been reported.</summary>
public sealed record SummaryStrip(
    string Heading,
    ShownScore Score,
    ShownScore Before,
    string Since,
    IReadOnlyList<double?> Trend,
    string TrendSpan,
    double MinimumCoverage,
    KpiCount Kpis,
    IReadOnlyList<Tone> Objectives
)
{
    public const int Windows = 13;

    public string Change => Score.ChangeSince(Before);

    /// <summary>What is missing before the score is one: “4% of the weight is in, 50% are needed”.</summary>
    public string Needs => $"{Figures.Percent(Score.Score.Coverage)} of the weight is in; a score needs {Figures.Percent(MinimumCoverage)}";

    public bool HasTrend => Trend.Any(score => score is not null);

    public string TrendLabel =>
        $"Score over {TrendSpan}, from {Figures.Score(Trend.FirstOrDefault(s => s is not null), Score.Bands)} "
        + $"to {Figures.Score(Trend.LastOrDefault(s => s is not null), Score.Bands)}. On track starts at {Score.Bands.GreenFrom:0.#}.";

    public int Count(Tone tone) => Objectives.Count(t => t == tone);

    /// <param name="objectives">The status of each objective of a unit.</param>
    public static SummaryStrip Of(OrganizationView o, NodeRef node, PeriodChoice period, IReadOnlyList<Tone> objectives) =>
        new(
            node.Kind == NodeKind.Unit ? "Overall score" : "Score",
            ShownScore.Of(o.Book, node, period.Window),
            ShownScore.Of(o.Book, node, period.Previous.Window),
            PeriodWords.Beside(period.Previous.Window, period.Window, period.Calendar),
            ShownScore.Trend(o.Book, node, period.Trail(Windows)),
            PeriodWords.Count(Windows, period.Period.Frequency),
            o.Model.Organization.MinimumCoverage,
            KpiCount.Of(o.Book, node, period.Window),
            objectives
        );
}
