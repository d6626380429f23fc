using Scorecard.Domain;
using Scorecard.Domain.Health;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.HeatMap;

/// <summary>The cells of a heat map, each made when its row is shown or its column sorted.</summary>
public sealed class HeatCells(OrganizationView o, PeriodChoice period, Lens lens)
{
    public Score All(Unit unit) => Lenses.Of(o.Book, new(NodeKind.Unit, unit.Id), period.Window, lens);

    public HeatCell OfUnit(Unit unit) => Cell(All(unit), UnitPath(unit), [new(NodeKind.Unit, unit.Id)]);

    public IReadOnlyList<HeatColumn> Perspectives() => [.. o.Model.Perspectives.Select(Column)];

    /// <summary>
    /// The objectives of a unit in one perspective; a unit below has in each what supports it, directly or through others.
    /// </summary>
    public IReadOnlyList<HeatColumn> Objectives(Unit top, Perspective perspective) =>
        [.. o.Model.ObjectivesOf(top).Where(x => x.PerspectiveId == perspective.Id).Select(Column)];

    private HeatColumn Column(Perspective perspective)
    {
        return new(
            PublicIds.Format(perspective.Id),
            ChildUnits.Brief(perspective.Name),
            perspective.Name,
            null,
            Of,
            u => Of(u) is { } score ? Cell(score, PathOf(u), [Node(u)]) : null
        );

        NodeRef Node(Unit unit) => new(NodeKind.Perspective, unit.Id, perspective.Id);

        Score? Of(Unit unit) => Lenses.Of(o.Book, Node(unit), period.Window, lens) is { Counts: true } score ? score : null;

        // A perspective has no page of its own: the only objective in it, else its card on the dashboard.
        string PathOf(Unit unit) =>
            o.Model.ObjectivesOf(unit).Where(x => x.PerspectiveId == perspective.Id).Take(2).ToList() is [var only]
                ? ObjectivePath(only)
                : $"{UnitPath(unit)}#p-{PublicIds.Format(perspective.Id)}";
    }

    private HeatColumn Column(Objective objective)
    {
        var supporting = Supporting(objective).ToLookup(x => x.UnitId);
        return new(
            PublicIds.Format(objective.Id),
            objective.Name,
            objective.Name,
            ObjectivePath(objective),
            Of,
            u => Of(u) is { } score ? Cell(score, PathOf(u), supporting[u.Id].Select(x => new NodeRef(NodeKind.Objective, x.Id))) : null
        );

        Score? Of(Unit unit) =>
            supporting[unit.Id].ToList() is { Count: > 0 } some ? Lenses.Together(o.Book, some, period.Window, lens) : null;

        string PathOf(Unit unit) => supporting[unit.Id].Take(2).ToList() is [var only] ? ObjectivePath(only) : UnitPath(unit);
    }

    /// <summary>An objective and all visible ones that contribute to it, each once.</summary>
    private HashSet<Objective> Supporting(Objective top)
    {
        var found = new HashSet<Objective> { top };
        var open = new Stack<Objective>(found);
        while (open.TryPop(out var next))
            foreach (var below in o.Model.ContributionsTo(next).Select(c => o.Model.Objective(c.FromId)))
                if (o.Sees(o.Model.UnitOf(below)) && found.Add(below))
                    open.Push(below);
        return found;
    }

    private HeatCell Cell(Score score, string path, IEnumerable<NodeRef> nodes)
    {
        var status = o.Book.StatusOf(score);
        var red =
            status != Status.Green
                ? 0
                : nodes.Sum(n => Watermelon.RedInside(o.Book, n, period.Window, u => o.Sees(u) && u.IsOpenIn(period.Window)));
        return new(ShownScore.Of(o.Book, score), path, red);
    }

    private string UnitPath(Unit unit) => $"/units/{PublicIds.Format(unit.Id)}?{period.Query}";

    private string ObjectivePath(Objective objective) => $"/objectives/{PublicIds.Format(objective.Id)}?{period.Query}";
}
