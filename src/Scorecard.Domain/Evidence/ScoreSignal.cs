using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Signals;

namespace Scorecard.Domain.Evidence;

/// <summary>Whether the score of an objective or a unit in a window is a signal among its own of the same length.</summary>
public static class ScoreSignal
{
    /// <summary>So many windows are looked at: three years of months.</summary>
    private const int Most = 36;

    /// <summary>
    /// The gravest rule that fires at the window's score; null where none does. A score that too little was reported for is passed over.
    /// </summary>
    public static Signal? Of(ScoreBook book, NodeRef node, Window window) =>
        window.ToDate
            ? null
            : book.Remember(
                new Question(node, window),
                () =>
                {
                    var calendar = book.Model.Organization.Calendar;
                    var scores = new double[Most];
                    for (var i = 0; i < Most; i++)
                        scores[i] =
                            book.Score(node, Window.Of(calendar.Shift(window.Period, i + 1 - Most))) is { IsPresent: true } score
                            && book.StatusOf(score) != Status.Grey
                                ? score.Value
                                : double.NaN;
                    return new Found(
                        ProcessBehaviour
                            .Of(scores, Direction.HigherIsBetter, ProcessBehaviourOptions.Of(book.Model.Organization))
                            .SignalAt(Most - 1)
                    );
                }
            ).Signal;

    private sealed record Question(NodeRef Node, Window Window) : IQuestion<Found>;

    private sealed record Found(Signal? Signal);
}
