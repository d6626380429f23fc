using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Cascade;

/// <summary>Makes the rows of the cascade: a unit's objectives and, where they are unfolded, what supports them.</summary>
public sealed class CascadeTree
{
    /// <summary>More units below than these have no columns; the matrix shows them.</summary>
    public const int MostColumns = 12;

    /// <summary>Unfolding everything stops here.</summary>
    private const int MostRows = 3000;

    private readonly OrganizationView o;
    private readonly PeriodChoice period;
    private readonly CascadeFlow flow;
    private readonly Func<string, bool> isOpen;
    private readonly IReadOnlyList<Unit> columns;
    private readonly IReadOnlyList<Domain.Periods.Window> trail;
    private int made;

    /// <param name="isOpen">Whether the row of this way is unfolded.</param>
    public CascadeTree(OrganizationView o, Unit unit, PeriodChoice period, Func<string, bool> isOpen)
    {
        this.o = o;
        this.period = period;
        this.isOpen = isOpen;
        var below = o.Model.ChildrenOf(unit).Where(u => o.Sees(u) && u.IsOpenIn(period.Window) && u.PersonId is null).ToList();
        columns = below.Count <= MostColumns ? below : [];
        flow = new CascadeFlow(o, unit, period, columns);
        trail = period.Trail(SummaryStrip.Windows);
        Columns = [.. columns.Select(u => new CascadeColumn(PublicIds.Format(u.Id), u.Name, u.Code))];
    }

    public IReadOnlyList<CascadeColumn> Columns { get; }

    public IReadOnlyList<CascadeLane> Lanes(Unit unit) =>
        [
            .. from perspective in o.Model.Perspectives
            let own = o.Model.ObjectivesOf(unit).Where(x => x.PerspectiveId == perspective.Id).ToList()
            where own.Count > 0
            let node = new NodeRef(NodeKind.Perspective, unit.Id, perspective.Id)
            select new CascadeLane(
                perspective.Name,
                Share(node, new(NodeKind.Unit, unit.Id)),
                flow.Points(node),
                ShownScore.Of(o.Book, node, period.Window),
                [.. own.SelectMany(x => Rows(x, "", 1, Share(new(NodeKind.Objective, x.Id), node), aligned: false))]
            ),
        ];

    /// <summary>The rows directly below the one at the end of a way, which must be a true one.</summary>
    public IReadOnlyList<CascadeRow>? Branch(Unit unit, string way)
    {
        var path = way.Split('.').Select(id => o.Objective(id)).ToList();
        var isTrue =
            path.Count > 0
            && path.All(x => x is not null)
            && path[0]!.UnitId == unit.Id
            && path.Zip(path.Skip(1)).All(step => o.Model.ContributionsTo(step.First!).Any(c => c.FromId == step.Second!.Id));
        return isTrue ? [.. Below(path[^1]!, way, path.Count + 1)] : null;
    }

    private IEnumerable<CascadeRow> Rows(Objective objective, string above, int level, string weight, bool aligned)
    {
        var way = above + PublicIds.Format(objective.Id);
        var unit = o.Model.UnitOf(objective);
        var node = new NodeRef(NodeKind.Objective, objective.Id);
        var support = CascadeGaps.Of(o, objective, period);
        var open = isOpen(way) && ++made < MostRows;
        var gapColumns = level == 1 ? support.Where(s => s.Support == Support.None).Select(s => s.Unit.Id).ToHashSet() : [];
        var points = flow.PointsByColumn(node);
        yield return new(
            way,
            level,
            NodeKind.Objective,
            PublicIds.Format(objective.Id),
            objective.Name,
            level == 1 ? null : unit.Name,
            aligned ? "Aligned" : weight,
            flow.Points(node),
            ShownScore.Of(o.Book, node, period.Window),
            ShownScore.Trend(o.Book, node, trail),
            [.. columns.Select((c, i) => gapColumns.Contains(c.Id) ? null : (double?)points[i])]
        )
        {
            HasMore = o.Model.KpisOf(objective).Any() || o.Model.ContributionsTo(objective).Any(),
            IsOpen = open,
            Gaps = support.Count(s => s.Support == Support.None),
            CanLink = unit.ParentId is not null && o.Allows(Operation.Edit, unit),
        };
        if (open)
            foreach (var row in Below(objective, way, level + 1))
                yield return row;
    }

    private IEnumerable<CascadeRow> Below(Objective objective, string way, int level)
    {
        var node = new NodeRef(NodeKind.Objective, objective.Id);
        var unit = o.Model.UnitOf(objective);
        foreach (var kpi in o.Model.KpisOf(objective))
            yield return Row(kpi, way, level, Share(new(NodeKind.Kpi, kpi.Id), node));
        foreach (
            var link in o
                .Model.ContributionsTo(objective)
                .Select(c => (c.Counts, From: o.Model.Objective(c.FromId)))
                .OrderBy(l => o.Model.UnitOf(l.From).Tier)
                .ThenBy(l => l.From.Code, StringComparer.OrdinalIgnoreCase)
        )
            if (o.Sees(o.Model.UnitOf(link.From)))
                foreach (var row in Rows(link.From, way + ".", level, Share(new(NodeKind.Objective, link.From.Id), node), !link.Counts))
                    yield return row;
    }

    private CascadeRow Row(Kpi kpi, string way, int level, string weight)
    {
        var node = new NodeRef(NodeKind.Kpi, kpi.Id);
        return new(
            $"{way}.{PublicIds.Format(kpi.Id)}",
            level,
            NodeKind.Kpi,
            PublicIds.Format(kpi.Id),
            kpi.Name,
            null,
            weight,
            flow.Points(node),
            ShownScore.Of(o.Book, node, period.Window),
            ShownScore.Trend(o.Book, node, trail),
            [.. flow.PointsByColumn(node).Select(p => (double?)p)]
        );
    }

    private string Share(NodeRef input, NodeRef above) => Figures.Percent(Influence.Weight(o.Book, input, above, period.Window));
}
