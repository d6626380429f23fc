using Microsoft.AspNetCore.Mvc.Rendering;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;
using Scorecard.Web.Frame;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Map;

/// <summary>Everything the strategy map of one unit shows.</summary>
public sealed record MapContent
{
    public required UnitBar Bar { get; init; }
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Period { get; init; }
    public required MapView View { get; init; }
    public bool CanEdit { get; init; }
    public bool HasThemes { get; init; }
    public IReadOnlyList<MapLane> Lanes { get; init; } = [];
    public IReadOnlyList<MapLink> Links { get; init; } = [];
    public IReadOnlyList<MapTie> Ties { get; init; } = [];

    /// <summary>How many links lead to other units, shown or folded away.</summary>
    public int AcrossCount { get; init; }

    /// <summary>Names of what drives itself, the first repeated at the end; empty where nothing does.</summary>
    public IReadOnlyList<string> Circle { get; init; } = [];

    /// <summary>Objectives that a link can begin or end at.</summary>
    public IReadOnlyList<SelectListItem> Ends { get; init; } = [];

    /// <summary>Made when it is first asked for: it takes no figures, so nobody waits for it.</summary>
    public MapDrawing Drawing => field ??= MapDrawing.Of(Lanes, Links, View.Themes);

    public bool HasObjectives => Lanes.Any(l => l.Cards.Count > 0);

    /// <summary>Objectives on no arrow, where there are arrows.</summary>
    public IReadOnlyList<MapCard> Loose
    {
        get
        {
            var linked = Links.SelectMany(l => new[] { l.Cause.Objective, l.Effect.Objective }).ToHashSet();
            return linked.Count == 0 ? [] : [.. Lanes.SelectMany(l => l.Cards).Where(c => !linked.Contains(c.Key))];
        }
    }

    public static MapContent Of(OrganizationView o, Unit unit, PeriodChoice period, MapView view)
    {
        var all = MapLink.AllOf(o, unit, period.Today);
        var ties = MapTie.AllOf(o, unit);
        var links = view.Across ? all : [.. all.Where(l => !l.Across)];
        var shown = view.Across ? ties : [];
        return new()
        {
            Bar = UnitBar.Of(o, unit, period),
            Id = PublicIds.Format(unit.Id),
            Name = unit.Name,
            Period = PeriodWords.Of(period.Window, period.Calendar),
            View = view,
            CanEdit = o.Allows(Operation.Edit, unit),
            HasThemes = o.Model.ObjectivesOf(unit).Any(x => x.Theme is not null),
            Lanes = MapLane.AllOf(o, unit, period, MapStub.AllOf(links, shown)),
            Links = links,
            Ties = shown,
            AcrossCount = all.Count(l => l.Across) + ties.Count,
            Circle = CircleOf(o, all),
            Ends = view.Edit ? EndsOf(o, unit, all) : [],
        };
    }

    private static List<string> CircleOf(OrganizationView o, IReadOnlyList<MapLink> seen)
    {
        var names = seen.SelectMany(l => new[] { l.Cause, l.Effect }).DistinctBy(e => e.Id).ToDictionary(e => e.Id, e => e.Words);
        var ids = seen.Select(l => l.Id).ToHashSet();
        var circle = CauseGraph.Circle(o.Model.Causes.Where(l => ids.Contains(PublicIds.Format(l.Id))));
        return [.. circle?.Select(id => names[PublicIds.Format(id)]) ?? []];
    }

    /// <summary>The unit's own objectives, those of the units above it and right below it, and those that are linked already.</summary>
    private static List<SelectListItem> EndsOf(OrganizationView o, Unit unit, IReadOnlyList<MapLink> links)
    {
        var linked = links
            .Where(l => l.Across && !l.OfKpis)
            .SelectMany(l => new[] { l.Cause.Objective, l.Effect.Objective })
            .Select(id => o.Model.UnitOf(o.Model.Objective(id)));
        return
        [
            .. o
                .Model.PathUp(unit)
                .Concat(o.Model.ChildrenOf(unit))
                .Concat(linked)
                .DistinctBy(u => u.Id)
                .Where(o.Sees)
                .SelectMany(u =>
                {
                    var group = new SelectListGroup { Name = u.Name };
                    return o.Model.ObjectivesOf(u).Select(x => new SelectListItem(x.Name, PublicIds.Format(x.Id)) { Group = group });
                }),
        ];
    }
}
