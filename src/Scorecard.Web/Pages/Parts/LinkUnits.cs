using Scorecard.Domain;
using Scorecard.Domain.Model;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary>The units that a link leads from and to.</summary>
public static class LinkUnits
{
    public static Unit CauseUnit(this OrganizationModel model, CauseEffectLink link) =>
        UnitOf(model, link.CauseObjectiveId, link.CauseKpiId);

    public static Unit EffectUnit(this OrganizationModel model, CauseEffectLink link) =>
        UnitOf(model, link.EffectObjectiveId, link.EffectKpiId);

    /// <summary>Whether the person sees both ends.</summary>
    public static bool Sees(this OrganizationView o, CauseEffectLink link) =>
        o.Sees(o.Model.CauseUnit(link)) && o.Sees(o.Model.EffectUnit(link));

    /// <summary>
    /// Whether the person may have what was kept of a link: it was worked out from all values, those included that count only roughly for
    /// the person.
    /// </summary>
    public static bool SeesPast(this OrganizationView o, CauseEffectLink link) =>
        !o.Book.IsAbout(Node(link.CauseObjectiveId, link.CauseKpiId)) && !o.Book.IsAbout(Node(link.EffectObjectiveId, link.EffectKpiId));

    /// <summary>The link with an id from an address, where the person sees both its ends; null for none.</summary>
    public static CauseEffectLink? Link(this OrganizationView o, string id)
    {
        if (!PublicIds.TryParse(id, out var key) || o.Model.Causes.FirstOrDefault(link => link.Id == key && o.Sees(link)) is not { } found)
            return null;
        o.Open(o.Model.CauseUnit(found));
        o.Open(o.Model.EffectUnit(found));
        return found;
    }

    private static Unit UnitOf(OrganizationModel model, long? objective, long? kpi) =>
        objective is { } id ? model.UnitOf(model.Objective(id)) : model.UnitOf(model.Kpi(kpi!.Value));

    private static NodeRef Node(long? objective, long? kpi) =>
        objective is { } id ? new(NodeKind.Objective, id) : new(NodeKind.Kpi, kpi!.Value);
}
