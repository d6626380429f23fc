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

    public static IReadOnlyList<double?> Trend(ScoreBook book, NodeRef node, IEnumerable<Window> windows) =>
        [.. windows.Select(w => book.Score(node, w).Known)];
}
