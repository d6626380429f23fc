using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Insight;

/// <summary>A movement in brief: what moved the score most, and what worked against that most.</summary>
/// <param name="Main">Null where nothing worth a sentence moved it, or nothing that the reader may see.</param>
/// <param name="Against">Null where nothing worth a sentence worked against it.</param>
public sealed record MovementStory(KpiMovement? Main, KpiMovement? Against)
{
    /// <summary>Less than this is not worth a sentence, in points.</summary>
    private const double Slight = 0.005;

    /// <summary>The part of what a KPI did that one child must have done for it to be told of that child.</summary>
    private const double Most = 0.5;

    /// <param name="visible">The KPIs that the reader may see; others are not named.</param>
    public static MovementStory Of(Movement movement, OrganizationModel model, Func<Kpi, bool> visible)
    {
        if (!movement.IsKnown)
            return new(null, null);
        var (up, down) = (Largest(rises: true), Largest(rises: false));
        return movement.Change >= 0 ? new(up, down) : new(down, up);

        // They come by falling size, and of a hundred thousand only the first few are looked at.
        KpiMovement? Largest(bool rises) =>
            movement
                .ByKpi.TakeWhile(k => Math.Abs(k.Points) >= Slight)
                .Where(k => k.Points > 0 == rises && model.TryKpi(k.KpiId, out var kpi) && visible(kpi))
                .Select(k => (KpiMovement?)k)
                .FirstOrDefault();
    }

    /// <summary>
    /// The KPI furthest down below a rolled-up one whose own value explains at least half of what the value above did; null where the
    /// KPI is not rolled up, or no single one explains so much, or the reader may not see it.
    /// </summary>
    public static ChildMovement? Deepest(ScoreBook book, Window from, Window to, KpiMovement moved, Func<Kpi, bool> visible)
    {
        ChildMovement? deepest = null;
        if (moved.Cause != MovementCause.Value)
            return null;
        var children = MovementSplit.Of(book, from, book, to, moved.KpiId, moved.Points);
        while (children.Count > 0 && children[0] is var largest && IsMost(largest))
        {
            deepest = largest;
            children = largest.Children;
        }
        return deepest;

        bool IsMost(ChildMovement child) => child.Rate / moved.Points >= Most && visible(book.Model.Kpi(child.KpiId));
    }
}
