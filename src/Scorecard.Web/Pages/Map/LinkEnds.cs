using Scorecard.Domain;
using Scorecard.Domain.Units;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Map;

/// <summary>What a new link leads from and to: two objectives or two KPIs.</summary>
public sealed record LinkEnds(MapEnd Cause, MapEnd Effect, bool OfKpis)
{
    /// <summary>Null where either is not there for the person, they are of two kinds, or neither is the unit's own.</summary>
    public static LinkEnds? Of(OrganizationView o, Unit unit, string? cause, string? effect)
    {
        if (!PublicIds.TryParse(cause, out var from) || !PublicIds.TryParse(effect, out var to))
            return null;
        var ofKpis = o.Model.TryKpi(from, out _);
        return End(from) is { } first && End(to) is { } second && (first.Unit is null || second.Unit is null)
            ? new(first, second, ofKpis)
            : null;

        MapEnd? End(long id) =>
            ofKpis
                ? o.Model.TryKpi(id, out var kpi) && o.Sees(o.Model.UnitOf(kpi))
                    ? MapEnd.Of(o.Model, unit, null, id)
                    : null
                : o.Model.TryObjective(id, out var objective) && o.Sees(o.Model.UnitOf(objective))
                    ? MapEnd.Of(o.Model, unit, objective)
                    : null;
    }
}
