using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Insight;

/// <summary>A score of months past that a change of the structure would move.</summary>
/// <param name="Months">How many months of it move.</param>
/// <param name="Month">The month in which it moves most.</param>
/// <param name="Before">Its score there now.</param>
/// <param name="After">What it would be.</param>
public sealed record MovedScore(NodeRef Node, int Months, Period Month, Score Before, Score After)
{
    /// <summary>Less than this is a matter of the last bits, in points.</summary>
    private const double Slight = 1e-9;

    /// <summary>The units and objectives whose scores a changed structure moves in some months, those that move most first.</summary>
    /// <param name="changed">The structure as it would be.</param>
    /// <param name="months">Numbers of months in the calendar, from the first to the last.</param>
    public static IReadOnlyList<MovedScore> Between(ScoreBook book, OrganizationModel changed, (int First, int Last) months)
    {
        var after = new ScoreBook(changed, book);
        var calendar = changed.Organization.Calendar;
        var nodes = changed
            .Units.Select(u => new NodeRef(NodeKind.Unit, u.Id))
            .Concat(changed.Objectives.Select(o => new NodeRef(NodeKind.Objective, o.Id)))
            .Where(book.Knows);
        var moved = new List<MovedScore>();
        foreach (var node in nodes)
        {
            MovedScore? most = null;
            for (var month = months.First; month <= months.Last; month++)
            {
                var window = Window.Of(calendar.At(Frequency.Month, month));
                var (was, now) = (book.Score(node, window), after.Score(node, window));
                if (Size(was, now) is var size && size <= Slight)
                    continue;
                most =
                    most is null || size > Size(most.Before, most.After)
                        ? new(node, (most?.Months ?? 0) + 1, window.Period, was, now)
                        : most with
                        {
                            Months = most.Months + 1,
                        };
            }
            if (most is not null)
                moved.Add(most);
        }
        return [.. moved.OrderByDescending(m => Size(m.Before, m.After)).ThenBy(m => m.Node.Kind).ThenBy(m => m.Node.Id)];
    }

    private static double Size(Score before, Score after) =>
        (before.IsPresent, after.IsPresent) switch
        {
            (true, true) => Math.Abs(after.Value - before.Value),
            (false, false) => 0,
            (true, false) or (false, true) => 100,
        };
}
