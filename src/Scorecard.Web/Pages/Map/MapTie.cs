using Scorecard.Domain.Units;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Map;

/// <summary>An objective of the map that supports one of another unit, or is supported by one.</summary>
public sealed record MapTie(MapEnd From, MapEnd To, bool Counts)
{
    public static IReadOnlyList<MapTie> AllOf(OrganizationView o, Unit unit)
    {
        return
        [
            .. o
                .Model.ObjectivesOf(unit)
                .SelectMany(x => o.Model.ContributionsTo(x).Concat(o.Model.ContributionsFrom(x)))
                .Distinct()
                .Where(c => Sees(c.FromId) && Sees(c.ToId))
                .Select(c => new MapTie(End(c.FromId), End(c.ToId), c.Counts)),
        ];

        bool Sees(long objective) => o.Sees(o.Model.UnitOf(o.Model.Objective(objective)));
        MapEnd End(long objective) => MapEnd.Of(o.Model, unit, o.Model.Objective(objective));
    }
}

/// <summary>On a card: that something comes from another unit, or leads to it.</summary>
public sealed record MapStub(string Unit, bool Incoming)
{
    public string Words => Incoming ? $"From {Unit}" : $"To {Unit}";

    public static ILookup<long, MapStub> AllOf(IEnumerable<MapLink> links, IEnumerable<MapTie> ties) =>
        links
            .Where(l => l.Across)
            .Select(l => (From: l.Cause, To: l.Effect))
            .Concat(ties.Select(t => (t.From, t.To)))
            .Select(ends =>
                ends.From.Unit is { } unit
                    ? (Card: ends.To.Objective, Stub: new MapStub(unit, true))
                    : (Card: ends.From.Objective, Stub: new MapStub(ends.To.Unit!, false))
            )
            .Distinct()
            .OrderByDescending(s => s.Stub.Incoming)
            .ThenBy(s => s.Stub.Unit, StringComparer.CurrentCultureIgnoreCase)
            .ToLookup(s => s.Card, s => s.Stub);
}
