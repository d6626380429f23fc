using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;

namespace Scorecard.Web.Presentation;

/// <summary>A score as pages show it: the number, its status in shape and word, and what it rests on.</summary>
/// <param name="Bands">Those by which it has its status; no shown figure crosses their edges.</param>
public sealed record ShownScore(Score Score, Tone Tone, string Word, Bands Bands)
{
    public double? Value => Score.Known;

    public string Text => InsteadOfNumber ?? Figures.Score(Value, Bands);

    public string WholeText => InsteadOfNumber ?? Figures.Whole(Value, Bands);

    /// <summary>As it is shown, for sums that a reader can follow.</summary>
    public double? Rounded => Value is { } value ? Bands.Rounded(value) : null;

    public bool IsApplicable => Score.Counts;

    /// <summary>There is a score, but less than the minimum coverage has been reported: no status, no change, no reasons.</summary>
    public bool IsThin => Score.IsPresent && Tone == Tone.None;

    /// <summary>“Between 5.5 and 97.5”: where the score will be once all are in.</summary>
    public string Between => $"Between {Figures.Score(Score.Low, Bands)} and {Figures.Score(Score.High, Bands)}";

    /// <summary>What to say beside it where something counts in it that the reader may not see; null where nothing does.</summary>
    public string? Caveat =>
        Score.IsAbout ? "Some of what counts here is private. For you it counts rounded, so figures are close, not exact." : null;

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
        if (node.Kind != NodeKind.Kpi)
            return Of(book, score);
        var kpi = book.Model.Kpi(node.Id);
        return Of(score, book.StatusOf(kpi, score), kpi.BandsWithin(book.Model.Organization.Bands));
    }

    /// <summary>Of what is not a KPI.</summary>
    public static ShownScore Of(ScoreBook book, Score score) => Of(score, book.StatusOf(score), book.Model.Organization.Bands);

    /// <summary>Of what is not in the structure.</summary>
    public static ShownScore NotThere(Bands bands) =>
        Of(new(ScoreState.NotApplicable, double.NaN, double.NaN, double.NaN, double.NaN, false), Status.Grey, bands);

    private static ShownScore Of(Score score, Status status, Bands bands) => new(score, Tones.Of(status), Tones.Word(score, status), bands);

    /// <summary>The change since another window, where both have enough reported to speak of one; else a dash.</summary>
    public string ChangeSince(ShownScore before) => Figures.Change(PointsSince(before));

    /// <summary>The same as a number, to one decimal; null where there is none to speak of.</summary>
    public double? PointsSince(ShownScore before) =>
        IsThin || before.IsThin || before.Value is not { } was || Value is not { } now
            ? null
            : Math.Round(Bands.Rounded(now) - Bands.Rounded(was), 1);

    /// <summary>“Score over 13 months, from 61.2 to 72.0.”; null where there is none.</summary>
    public static string? TrendInWords(IReadOnlyList<double?> scores, string span, Bands bands) =>
        scores.FirstOrDefault(s => s is not null) is { } first && scores.Last(s => s is not null) is { } last
            ? $"Score over {span}, from {Figures.Score(first, bands)} to {Figures.Score(last, bands)}."
            : null;

    public static IReadOnlyList<double?> Trend(ScoreBook book, NodeRef node, IEnumerable<Window> windows) =>
        [.. windows.Select(w => book.Score(node, w).Known)];
}
