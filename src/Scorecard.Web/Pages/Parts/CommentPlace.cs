using Scorecard.Domain;
using Scorecard.Domain.Comments;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary>Where a comment stands, for pages that are not about it.</summary>
public sealed record CommentPlace(string Thing, string Unit, string? Value, string Path)
{
    /// <summary>“Trips on time, September 2026”.</summary>
    public string About => Value is null ? Thing : $"{Thing}, {Value}";

    /// <summary>Null where the person does not see it, or it is gone. The page is not taken to be about it.</summary>
    public static CommentPlace? Of(OrganizationView o, Comment comment)
    {
        var model = o.Model;
        if (comment.ObjectiveId is { } objectiveId && model.TryObjective(objectiveId, out var objective))
            return o.Sees(model.UnitOf(objective)) ? At(objective.Name, model.UnitOf(objective).Name, "objectives", objective.Id) : null;
        if (comment.KpiId is { } kpiId && model.TryKpi(kpiId, out var kpi))
            return o.Sees(model.UnitOf(kpi)) ? At(kpi.Name, model.UnitOf(kpi).Name, "kpis", kpi.Id, Value(kpi)) : null;
        if (comment.InitiativeId is { } initiativeId && model.TryInitiative(initiativeId, out var initiative))
            return o.Sees(model.UnitOf(initiative))
                ? At(initiative.Name, model.UnitOf(initiative).Name, "initiatives", initiative.Id)
                : null;
        if (comment.LinkId is { } linkId && model.Causes.FirstOrDefault(c => c.Id == linkId) is { } link && o.Sees(link))
            return At(CommentThing.NameOf(model, link), model.EffectUnit(link).Name, "evidence", link.Id);
        return null;

        string? Value(Domain.Kpis.Kpi kpi) => comment.Period is { } start ? CommentThing.WordsOf(model, kpi, start) : null;

        CommentPlace At(string thing, string unit, string page, long id, string? value = null) =>
            new(thing, unit, value, $"~/{page}/{PublicIds.Format(id)}#c-{PublicIds.Format(comment.Id)}");
    }
}
