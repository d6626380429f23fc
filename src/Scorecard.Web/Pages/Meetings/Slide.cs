using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Meetings;

public enum SlideKind
{
    Summary,
    Perspective,
    Objective,
    Attention,
    Captured,
}

/// <summary>One step of the walk through a scorecard.</summary>
/// <param name="ObjectiveIds">Those it is about; none on slides about the unit as a whole.</param>
public sealed record Slide(SlideKind Kind, string Title, IReadOnlyList<long> ObjectiveIds)
{
    /// <summary>
    /// The summary, each perspective followed by its red and amber objectives, the lowest first, what needs attention,
    /// and what was written down.
    /// </summary>
    public static IReadOnlyList<Slide> AllOf(OrganizationView o, Unit unit, PeriodChoice period) =>
        [
            new(SlideKind.Summary, "Summary", []),
            .. o.Book.Inputs(new(NodeKind.Unit, unit.Id), period.Window).SelectMany(input => OfPerspective(o, input.Node, period)),
            new(SlideKind.Attention, "What needs attention", []),
            new(SlideKind.Captured, "What was written down", []),
        ];

    private static IEnumerable<Slide> OfPerspective(OrganizationView o, NodeRef perspective, PeriodChoice period)
    {
        var objectives = o
            .Book.Inputs(perspective, period.Window)
            .Select(i => (i.Node.Id, Score: ShownScore.Of(o.Book, i.Node, period.Window)))
            .ToList();
        return objectives
            .Where(x => x.Score.Tone is Tone.Bad or Tone.Watch)
            .OrderBy(x => x.Score.Value)
            .Select(x => new Slide(SlideKind.Objective, o.Model.Objective(x.Id).Name, [x.Id]))
            .Prepend(new(SlideKind.Perspective, o.Model.Perspective(perspective.PerspectiveId).Name, [.. objectives.Select(x => x.Id)]));
    }
}
