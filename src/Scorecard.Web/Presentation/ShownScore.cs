using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;

namespace Scorecard.Web.Presentation;

/// <summary>A score as pages show it: the number, its status in shape and word, and what it rests on.</summary>
public sealed record ShownScore(Score Score, Tone Tone, string Word)
{
    public double? Value => Score.Known;

    public string Text => InsteadOfNumber ?? Figures.Score(Value);

    public string WholeText => InsteadOfNumber ?? Figures.Whole(Value);

    public bool IsApplicable => Score.Counts;

    private string? InsteadOfNumber =>
        Score.State switch
        {
            ScoreState.NotApplicable => "N/A",
            ScoreState.NotScored => Figures.None,
            ScoreState.Present or ScoreState.Missing => null,
        };

    public static ShownScore Of(ScoreBook book, NodeRef node, Window window)
    {
        var score = book.Score(node, window);
        var status = node.Kind == NodeKind.Kpi ? book.StatusOf(book.Model.Kpi(node.Id), score) : book.StatusOf(score);
        return new(score, Tones.Of(status), Tones.Word(score, status));
    }

    /// <summary>“Score over 13 months, from 61.2 to 72.0.”; null where there is none.</summary>
    public static string? TrendInWords(IReadOnlyList<double?> scores, string span) =>
        scores.FirstOrDefault(s => s is not null) is { } first && scores.Last(s => s is not null) is { } last
            ? $"Score over {span}, from {Figures.Score(first)} to {Figures.Score(last)}."
            : null;

    public static IReadOnlyList<double?> Trend(ScoreBook book, NodeRef node, IEnumerable<Window> windows) =>
        [.. windows.Select(w => book.Score(node, w).Known)];
}
