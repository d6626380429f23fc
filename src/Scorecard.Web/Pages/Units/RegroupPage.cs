using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Units;

/// <summary>A page that gives what a unit has to another one, from a month on: whoever edits the unit above may do so.</summary>
public abstract class RegroupPage(OrganizationReader reader, OrganizationWriter writer, StructureDating dating, string act) : EditPage
{
    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty]
    public FromWhen When { get; set; } = new();

    /// <summary>Whether the unit's people get the same roles where its objectives go.</summary>
    [BindProperty]
    public bool People { get; set; }

    public RegroupContent Shown { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel, () => People = true);

    protected OrganizationWriter Writer => writer;

    protected StructureDating Dating => dating;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var found = await reader.ReadAsync(
            o =>
            {
                if (o.Unit(Id) is not { } unit)
                    return null;
                Denied = unit.ParentId is not { } parent || !o.Allows(Operation.Edit, o.Model.Unit(parent));
                Way = WayPoint.To(o, unit, new WayPoint(act));
                return RegroupContent.Of(o, unit);
            },
            cancel
        );
        if (found is null)
            return false;
        Shown = found;
        When.From ??= await dating.ThisMonthAsync(cancel);
        return true;
    }

    /// <summary>An existing unit that was chosen, to be changed; it has to be among the choices.</summary>
    protected async Task<Unit> ChosenAsync(string? into, CancellationToken cancel) =>
        Shown.Others.Chosen(into, "unit") is { } id
            ? await writer.Db.Units.Where(u => u.Id == id).PresentAsync(cancel)
            : throw new RuleViolation("Choose the unit that takes over.");
}

/// <summary>What a unit has to give, and to whom.</summary>
/// <param name="TierName">What a unit of its tier is called: “department”.</param>
/// <param name="Hidden">Whether it is private: what goes elsewhere is seen there.</param>
/// <param name="Objectives">By perspective.</param>
/// <param name="Others">Open units of the same tier that the person may edit.</param>
public sealed record RegroupContent(
    Unit Unit,
    string TierName,
    bool Hidden,
    IReadOnlyList<SelectListItem> Objectives,
    int Kpis,
    IReadOnlyList<SelectListItem> Below,
    IReadOnlyList<SelectListItem> Others
)
{
    public static RegroupContent Of(OrganizationView o, Unit unit)
    {
        var model = o.Model;
        var perspectives = model.Perspectives.ToDictionary(p => p.Id, p => new SelectListGroup { Name = p.Name });
        var objectives = model.Perspectives.SelectMany(p => model.ObjectivesOf(unit).Where(x => x.PerspectiveId == p.Id)).ToList();
        return new(
            unit,
            model.Organization.Tiers[unit.Tier - 1].Name.ToLowerInvariant(),
            model.IsWithinPrivate(unit),
            [.. objectives.Select(x => new SelectListItem(x.Name, PublicIds.Format(x.Id)) { Group = perspectives[x.PerspectiveId] })],
            objectives.Sum(x => model.KpisOf(x).Count()),
            [.. model.ChildrenOf(unit).Select(u => new SelectListItem(u.Name, PublicIds.Format(u.Id)))],
            [
                .. model
                    .Units.Where(u => u.Tier == unit.Tier && u.Id != unit.Id && u.ClosedFrom is null && o.Allows(Operation.Edit, u))
                    .Select(u => new SelectListItem(u.Name, PublicIds.Format(u.Id))),
            ]
        );
    }

    /// <summary>What was ticked among the choices.</summary>
    public static IReadOnlySet<long> Ticked(IReadOnlyList<SelectListItem> items, IEnumerable<string> values, string what) =>
        values.Select(value => items.Chosen(value, what)).OfType<long>().ToHashSet();

    public static IReadOnlySet<long> All(IReadOnlyList<SelectListItem> items) => Ticked(items, items.Select(i => i.Value), "");
}
