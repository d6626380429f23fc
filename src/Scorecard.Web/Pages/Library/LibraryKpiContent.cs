using Microsoft.AspNetCore.Mvc.Rendering;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Templates;

namespace Scorecard.Web.Pages.Library;

/// <summary>A KPI of the library, and the objectives that the person may add it to.</summary>
/// <param name="Model">Of the organization that the objectives are of; null where there are none.</param>
/// <param name="Objectives">By unit.</param>
public sealed record LibraryKpiContent(TemplateKpi Kpi, OrganizationModel? Model, IReadOnlyList<SelectListItem> Objectives)
{
    public IReadOnlyList<WayPoint> Way => [new("KPI library", "~/library"), new(Kpi.Name)];

    /// <summary>Null where the person may edit no objective.</summary>
    public static LibraryKpiContent? Of(OrganizationView o, TemplateKpi kpi)
    {
        List<SelectListItem> choices = [];
        foreach (var unit in o.Model.Units.Where(u => o.Allows(Operation.Edit, u)))
        {
            var group = new SelectListGroup { Name = unit.Name };
            choices.AddRange(o.Model.ObjectivesOf(unit).Select(x => new SelectListItem(x.Name, PublicIds.Format(x.Id)) { Group = group }));
        }
        return choices.Count > 0 ? new(kpi, o.Model, choices) : null;
    }

    public bool Offers(Objective objective) => Objectives.Any(choice => choice.Value == PublicIds.Format(objective.Id));
}
