using Scorecard.Domain.Objectives;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Map;

/// <summary>An objective as a card of the map.</summary>
/// <param name="Indicator">Leading, lagging or both, by its own KPIs; empty where it has none.</param>
public sealed record MapCard(
    long Key,
    string Id,
    string Name,
    string Indicator,
    string? Theme,
    ShownScore Score,
    IReadOnlyList<MapStub> Stubs
);

/// <summary>A perspective with the unit's objectives in it.</summary>
public sealed record MapLane(string Name, ShownScore Score, IReadOnlyList<MapCard> Cards)
{
    /// <summary>One for each perspective of the organization, in its order.</summary>
    public static IReadOnlyList<MapLane> AllOf(OrganizationView o, Unit unit, PeriodChoice period, ILookup<long, MapStub> stubs)
    {
        var objectives = o.Model.ObjectivesOf(unit).ToLookup(x => x.PerspectiveId);
        return
        [
            .. o.Model.Perspectives.Select(p => new MapLane(
                p.Name,
                ShownScore.Of(o.Book, new(NodeKind.Perspective, unit.Id, p.Id), period.Window),
                [.. objectives[p.Id].Select(Card)]
            )),
        ];

        MapCard Card(Objective x) =>
            new(
                x.Id,
                Domain.PublicIds.Format(x.Id),
                x.Name,
                ObjectiveRow.IndicatorOf(o, x),
                x.Theme,
                ShownScore.Of(o.Book, new(NodeKind.Objective, x.Id), period.Window),
                [.. stubs[x.Id]]
            );
    }
}
