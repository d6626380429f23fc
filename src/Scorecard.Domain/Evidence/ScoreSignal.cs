using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Signals;

namespace Scorecard.Domain.Evidence;

/// <summary>Whether the score of an objective or a unit in a window is a signal among its own of the same length.</summary>
/// <param name="Mark">What a row marks; null where nothing is news.</param>
/// <param name="Limits">Those that the window's score is judged by, in points; null without any.</param>
public sealed record ScoreSignal(SignalMark? Mark, Limits? Limits)
{
    /// <summary>So many windows are looked at, ten years of months: limits that stay are drawn from the first ones.</summary>
    private const int Most = 120;

    private static readonly ScoreSignal None = new(null, null);

    /// <summary>
    /// What the window's score says among those since the organization's first values. One that too little was reported for is passed over.
    /// </summary>
    public static ScoreSignal Of(ScoreBook book, NodeRef node, Window window) =>
        window.ToDate || book.Recorded is not { } recorded
            ? None
            : book.Remember(
                new Question(node, window),
                () =>
                {
                    var calendar = book.Model.Organization.Calendar;
                    var past = calendar.IndexOf(window.Period.Frequency, window.Period.Start);
                    var count = Math.Clamp(past - calendar.IndexOf(window.Period.Frequency, recorded.First) + 1, 1, Most);
                    var scores = new double[count];
                    for (var i = 0; i < count; i++)
                        scores[i] =
                            book.Score(node, Window.Of(calendar.Shift(window.Period, i + 1 - count))) is { IsPresent: true } score
                            && book.StatusOf(score) != Status.Grey
                                ? score.Value
                                : double.NaN;
                    var options = ProcessBehaviourOptions.Of(book.Model.Organization);
                    var behaviour = ProcessBehaviour.Of(scores, Direction.HigherIsBetter, options);
                    return new ScoreSignal(SignalMark.Of(behaviour, scores), behaviour.SegmentAt(count - 1).LimitsAt(count - 1));
                }
            );

    private sealed record Question(NodeRef Node, Window Window) : IQuestion<ScoreSignal>;
}
