using Scorecard.Domain;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Frame;

/// <summary>The way from a KPI or an objective up to an overall score, along the contribution that weighs most.</summary>
/// <param name="Worth">What ten points of the start are worth at the top; null where the way ends below the organization.</param>
public sealed record WayUp(IReadOnlyList<WayUp.Step> Steps, double? Worth, bool ReachesTop, int OtherWays)
{
    /// <param name="Lead">How much of the step is made by the one before.</param>
    /// <param name="Path">Null for what the person may not see; then nothing else is said of it.</param>
    public sealed record Step(string Lead, string Name, string? Path, string Where, ShownScore? Score);

    public static WayUp Of(OrganizationView o, NodeRef start, PeriodChoice period)
    {
        var book = o.Book;
        var model = o.Model;
        var window = period.Window;
        var steps = new List<Step>();
        var at = start;
        var others = 0;
        if (at.Kind == NodeKind.Kpi)
            Climb(new(NodeKind.Objective, model.Kpi(at.Id).ObjectiveId));
        while (Heaviest(model.Objective(at.Id)) is { } next)
        {
            others += model.ContributionsFrom(model.Objective(at.Id)).Count(c => c.Counts) - 1;
            Climb(next);
        }

        var objective = model.Objective(at.Id);
        var unit = model.UnitOf(objective);
        var perspective = new NodeRef(NodeKind.Perspective, unit.Id, objective.PerspectiveId);
        var whole = new NodeRef(NodeKind.Unit, unit.Id);
        var lead = $"{Share(at, perspective)} of {model.Perspective(objective.PerspectiveId).Name}, {Share(perspective, whole)} of";
        steps.Add(
            o.Sees(unit)
                ? new(lead, "Overall score", $"/units/{PublicIds.Format(unit.Id)}", unit.Name, ShownScore.Of(book, whole, window))
                : Private(lead)
        );
        var top = unit.ParentId is null;
        return new(
            steps,
            book.Score(start, window).IsPresent && model.Root is { } root
                ? Influence.Worth(book, start, new(NodeKind.Unit, root.Id), window) * 10
                : null,
            top,
            others
        );

        void Climb(NodeRef above)
        {
            var objective = model.Objective(above.Id);
            var lead = $"{Share(at, above)} of";
            var unit = model.UnitOf(objective);
            steps.Add(
                o.Sees(unit)
                    ? new(
                        lead,
                        objective.Name,
                        $"/objectives/{PublicIds.Format(objective.Id)}",
                        unit.Name,
                        ShownScore.Of(book, above, window)
                    )
                    : Private(lead)
            );
            at = above;
        }

        NodeRef? Heaviest(Objective from) =>
            model
                .ContributionsFrom(from)
                .Where(c => c.Counts)
                .Select(c => new NodeRef(NodeKind.Objective, c.ToId))
                .OrderByDescending(to =>
                    Influence.Weight(book, new(NodeKind.Objective, from.Id), to, window)
                    * (model.Root is { } top ? Influence.Worth(book, to, new(NodeKind.Unit, top.Id), window) : 1)
                )
                .Select(to => (NodeRef?)to)
                .FirstOrDefault();

        string Share(NodeRef input, NodeRef node) => Figures.Percent(Influence.Weight(book, input, node, window));
    }

    private static Step Private(string lead) => new(lead, "Private", null, "", null);
}
