using Scorecard.Domain;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Map;

/// <summary>One end of a link, as it is named and found.</summary>
/// <param name="Kind">The folder of its pages.</param>
/// <param name="Objective">The objective on whose card the arrow ends; a KPI's own.</param>
/// <param name="Unit">The name of another unit that it belongs to; null in the map's own.</param>
public sealed record MapEnd(long Key, string Name, string Kind, long Objective, string? Unit)
{
    public string Id => PublicIds.Format(Key);

    public string Path => $"~/{Kind}/{Id}";

    public string ObjectiveId => PublicIds.Format(Objective);

    public string Words => Unit is null ? Name : $"{Name} ({Unit})";

    public static MapEnd Of(OrganizationModel model, Unit at, Objective objective) =>
        new(objective.Id, objective.Name, "objectives", objective.Id, Elsewhere(at, model.UnitOf(objective)));

    public static MapEnd Of(OrganizationModel model, Unit at, long? objective, long? kpi)
    {
        if (objective is { } id)
            return Of(model, at, model.Objective(id));
        var measure = model.Kpi(kpi!.Value);
        return new(measure.Id, measure.Name, "kpis", measure.ObjectiveId, Elsewhere(at, model.UnitOf(measure)));
    }

    private static string? Elsewhere(Unit at, Unit unit) => unit.Id == at.Id ? null : unit.Name;
}

/// <summary>A cause and its effect: a line of the list and, where both are cards of the map, an arrow.</summary>
/// <param name="OfKpis">Between two KPIs rather than two objectives.</param>
public sealed record MapLink(
    string Id,
    MapEnd Cause,
    MapEnd Effect,
    bool OfKpis,
    Lag Lag,
    bool Raises,
    string? Note,
    Verdict Verdict,
    int Version
)
{
    /// <summary>What was found, in a line without statistics.</summary>
    public string Finding { get; init; } = "";

    /// <summary>The statistics behind it; null where nothing was tested.</summary>
    public string? Numbers { get; init; }

    /// <inheritdoc cref="EvidenceWords.RestsOn"/>
    public string? RestsOn { get; init; }

    /// <summary>Whether one end belongs to another unit.</summary>
    public bool Across => Cause.Unit is not null || Effect.Unit is not null;

    public bool IsDrawn => !Across && Cause.Objective != Effect.Objective;

    /// <summary>“Cut dwell time drives Deliver when promised”.</summary>
    public string Words => $"{Cause.Words} drives {Effect.Words}";

    /// <summary>What stands on the arrow; null where there is nothing to say.</summary>
    public string? Label =>
        (Raises, Lag.Periods) switch
        {
            (true, 0) => null,
            (true, _) => Lag.Brief,
            (false, 0) => "lowers",
            _ => $"lowers {Lag.Brief}",
        };

    /// <summary>The links that touch a unit, as far as the person sees both ends; those across units last.</summary>
    public static IReadOnlyList<MapLink> AllOf(OrganizationView o, Unit unit, DateOnly today) =>
        [
            .. o
                .Model.Causes.Where(link => o.Model.CauseUnit(link).Id == unit.Id || o.Model.EffectUnit(link).Id == unit.Id)
                .Where(o.Sees)
                .Select(link => Of(o.Model, unit, link, LinkEvidence.OfAll(o.Book, today)[link.Id]))
                .OrderBy(l => l.Across)
                .ThenBy(l => l.OfKpis)
                .ThenBy(l => l.Cause.Name, StringComparer.CurrentCultureIgnoreCase)
                .ThenBy(l => l.Effect.Name, StringComparer.CurrentCultureIgnoreCase)
                .ThenBy(l => l.Id, StringComparer.Ordinal),
        ];

    private static MapLink Of(OrganizationModel model, Unit at, CauseEffectLink link, LinkEvidence evidence) =>
        new(
            PublicIds.Format(link.Id),
            MapEnd.Of(model, at, link.CauseObjectiveId, link.CauseKpiId),
            MapEnd.Of(model, at, link.EffectObjectiveId, link.EffectKpiId),
            link.CauseKpiId is not null,
            Lag.Of(model, link),
            link.Raises,
            link.Note,
            evidence.Verdict,
            link.Version
        )
        {
            Finding = EvidenceWords.Finding(evidence, model.Organization.Calendar),
            Numbers = EvidenceWords.Numbers(evidence),
            RestsOn = EvidenceWords.RestsOn(evidence.Best, model.Organization.Calendar),
        };
}
