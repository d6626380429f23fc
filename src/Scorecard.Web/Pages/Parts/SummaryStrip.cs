using Scorecard.Domain.Evidence;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Signals;
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
        $"{ShownScore.TrendInWords(Trend, TrendSpan, Score.Bands)} On track starts at {Score.Bands.GreenFrom:0.#}."
        + (ShiftedIn.Count == 0 ? "" : $" {ShiftWords}.");

    /// <summary>The windows of the trend in which what counts below is another structure than before: their place and their name.</summary>
    public IReadOnlyList<(int Place, string Period)> ShiftedIn { get; private init; } = [];

    public string ShiftWords => $"The structure changed in {string.Join(", ", ShiftedIn.Select(s => s.Period))}";

    /// <summary>How many of a unit's own KPIs gave a signal that is news; null where it has none.</summary>
    public SignalCount? Signals { get; init; }

    /// <summary>The signal of the score itself, and its sentence; null where none is news.</summary>
    public (ShownSignal Mark, string Sentence)? Signal { get; private init; }

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
        )
        {
            Signal = SignalOf(o, node, period),
            ShiftedIn = ShiftsOf(o, node, period),
        };

    private static List<(int, string)> ShiftsOf(OrganizationView o, NodeRef node, PeriodChoice period)
    {
        if (o.Model.History.IsEmpty)
            return [];
        var trail = period.Trail(Windows);
        return
        [
            .. Enumerable
                .Range(1, trail.Count - 1)
                .Where(i => StructureShift.Concerns(o.Book, node, trail[i - 1], trail[i]))
                .Select(i => (i, PeriodWords.Of(trail[i], period.Calendar))),
        ];
    }

    private static (ShownSignal, string)? SignalOf(OrganizationView o, NodeRef node, PeriodChoice period)
    {
        var found = ScoreSignal.Of(o.Book, node, period.Window);
        return ShownSignal.Of(o.Book, node, period.Window) is { } mark
            ? (mark, SignalWords.Sentence(found, period.Period.Frequency, o.Model.Organization.LimitVariant))
            : null;
    }
}

/// <summary>Signals of a unit's own KPIs.</summary>
/// <param name="ListPath">Where they are listed.</param>
public sealed record SignalCount(int Worse, int Better, int Changed, string ListPath)
{
    public int All => Worse + Better + Changed;

    public static SignalCount Of(IReadOnlyList<KpiRow> rows, string listPath)
    {
        return new(Count(SignalMeaning.Concern), Count(SignalMeaning.Improvement), Count(SignalMeaning.Neither), listPath);

        int Count(SignalMeaning meaning) => rows.Count(r => r.Signal?.Meaning == meaning);
    }
}
