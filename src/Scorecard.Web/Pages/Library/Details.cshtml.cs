using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Model;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Templates;

namespace Scorecard.Web.Pages.Library;

public sealed class DetailsModel(OrganizationReader reader, SignedInPerson me, ImportOrganization import) : EditPage
{
    [FromRoute]
    public string Slug { get; set; } = "";

    [FromRoute]
    public string Code { get; set; } = "";

    /// <summary>The objective that the KPI is to measure.</summary>
    [BindProperty]
    public string? Objective { get; set; }

    public TemplateKpi Kpi { get; private set; } = null!;

    /// <summary>Those that the person may edit, by unit.</summary>
    public IReadOnlyList<SelectListItem> Objectives { get; private set; } = [];

    private OrganizationModel Model { get; set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                var objective = await reader.ReadAsync(o => o.Objective(Objective), cancel);
                if (objective is null)
                    return NotFound();
                if (Objectives.All(o => o.Value != PublicIds.Format(objective.Id)))
                    return Forbid();
                var (files, code) = TemplateImport.ToAdd(Kpi, objective, Model);
                await import.AddAsync(files, Model, me.Id, cancel);
                var added = await reader.ReadAsync(o => o.Model.Kpis.FirstOrDefault(k => k.Code == code), cancel);
                return Done(
                    $"{Kpi.Name} now measures {objective.Name}. Set the target that fits you.",
                    added is null ? "~/kpis" : $"~/kpis/{PublicIds.Format(added.Id)}"
                );
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (
            SectorTemplates.Find(Slug)?.Kpis.FirstOrDefault(kpi => kpi.Code.Equals(Code, StringComparison.OrdinalIgnoreCase)) is not { } kpi
        )
            return false;
        Kpi = kpi;
        Way = [new WayPoint("KPI library", "~/library"), new WayPoint(kpi.Name)];
        Denied =
            await reader.ReadAsync(
                o =>
                {
                    Model = o.Model;
                    Objectives =
                    [
                        .. o
                            .Model.Units.Where(u => o.Allows(Operation.Edit, u))
                            .Select(u => (Unit: u, Group: new SelectListGroup { Name = u.Name }))
                            .SelectMany(u =>
                                o.Model.ObjectivesOf(u.Unit)
                                    .Select(x => new SelectListItem(x.Name, PublicIds.Format(x.Id)) { Group = u.Group })
                            ),
                    ];
                    return Objectives.Count > 0 ? "" : null;
                },
                cancel
            )
                is null;
        return true;
    }
}
