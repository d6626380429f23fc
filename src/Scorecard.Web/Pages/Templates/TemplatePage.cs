using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Scorecard.Data;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Model;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Templates;

namespace Scorecard.Web.Pages.Templates;

/// <summary>
/// Shows a template and brings it, or a part of it, into the organization: one that comes with the program, or one
/// that the organization saved.
/// </summary>
public abstract class TemplatePage(OrganizationReader reader, SignedInPerson me, ImportOrganization import) : EditPage
{
    public sealed record Form
    {
        /// <summary>The unit that takes what is ticked.</summary>
        public string? Unit { get; init; }
        public List<string> Objectives { get; init; } = [];
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public SectorTemplate Template { get; private set; } = null!;

    /// <summary>The units that the person may edit.</summary>
    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    /// <summary>Whether the person runs an organization that has no objectives yet.</summary>
    public bool CanStart { get; private set; }

    protected bool Administers { get; private set; }

    protected SignedInPerson Me => me;

    protected ScorecardDbContext Db => reader.Db;

    public string OrganizationName { get; private set; } = "";

    private OrganizationModel Model { get; set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    /// <param name="whole">The whole template is taken, not what is ticked.</param>
    public Task<IActionResult> OnPostAsync(bool whole, CancellationToken cancel) =>
        SaveAsync(() => whole ? StartAsync(cancel) : PickAsync(cancel), cancel);

    /// <summary>Null where there is no such template for this person.</summary>
    protected abstract Task<SectorTemplate?> FindAsync(CancellationToken cancel);

    /// <summary>Whether the template can be brought into an organization.</summary>
    protected virtual bool IsFor(Organization organization) => true;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await FindAsync(cancel) is not { } template)
            return false;
        Template = template;
        Way = [new WayPoint("Templates", "~/templates"), new WayPoint(template.Name)];
        Denied =
            await reader.ReadAsync(
                o =>
                {
                    if (!IsFor(o.Model.Organization))
                        return null;
                    Model = o.Model;
                    OrganizationName = o.Model.Organization.Name;
                    Administers = o.Administers;
                    CanStart = Administers && o.Model.Objectives.Count == 0;
                    Units =
                    [
                        .. o
                            .Model.Units.Where(u => o.Allows(Operation.Edit, u))
                            .Select(u => new SelectListItem(u.Name, PublicIds.Format(u.Id))),
                    ];
                    return Units.Count > 0 ? "" : null;
                },
                cancel
            )
                is null;
        return true;
    }

    private async Task<IActionResult> StartAsync(CancellationToken cancel)
    {
        if (!Administers)
            return Forbid();
        if (!CanStart)
            throw new RuleViolation($"{OrganizationName} has objectives already. Take single ones from the template instead.");
        await import.AddAsync(TemplateImport.ToStart(Template, Model), Model, me.Id, cancel);
        return Done(
            $"“{Template.Name}” is now the scorecard of {OrganizationName}. Change whatever is different with you; nothing here is final.",
            $"~/units/{PublicIds.Format(Model.Root!.Id)}"
        );
    }

    private async Task<IActionResult> PickAsync(CancellationToken cancel)
    {
        var unit = await reader.ReadAsync(o => o.Unit(Input.Unit), cancel);
        if (unit is null)
            return NotFound();
        if (Units.All(u => u.Value != PublicIds.Format(unit.Id)))
            return Forbid();
        await import.AddAsync(TemplateImport.ToPick(Template, Input.Objectives, Model, unit), Model, me.Id, cancel);
        return Done(
            $"{Counted.Of(Input.Objectives.Count, "objective")} of “{Template.Name}” with their KPIs are now in {unit.Name}.",
            $"~/units/{PublicIds.Format(unit.Id)}"
        );
    }
}
