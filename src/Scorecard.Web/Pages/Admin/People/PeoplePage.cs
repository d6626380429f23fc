using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Hosting;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Admin.People;

/// <summary>A page on which administrators run the people of their organization.</summary>
public abstract class PeoplePage(OrganizationReader reader, SignedInPerson me, params WayPoint[] way) : AdminPage(reader, me, way)
{
    protected static readonly WayPoint AllPeople = new("People", "~/admin/people");

    /// <summary>A one-time link to hand over, shown once.</summary>
    [TempData]
    public string? Link { get; set; }

    /// <summary>The units to give roles on, top down.</summary>
    public IReadOnlyList<SelectListItem> UnitChoices =>
        Model.Root is { } root
            ?
            [
                .. Model
                    .Subtree(root)
                    .Select(u => new SelectListItem($"{new string('\u2003', u.Tier - 1)}{u.Name}", PublicIds.Format(u.Id))),
            ]
            : [];

    protected string Whole(string path) => Request.Whole(path);
}

public static class UnitOfRole
{
    /// <summary>The unit that was chosen to give a role on, for a write.</summary>
    public static async Task<Unit> UnitAsync(
        this OrganizationWriter writer,
        IEnumerable<SelectListItem> offered,
        string? chosen,
        CancellationToken cancel
    )
    {
        var id = offered.Chosen(chosen, "unit") ?? throw new RuleViolation("Choose the unit that the role is on.");
        return await writer.Db.Units.Where(u => u.Id == id).PresentAsync(cancel);
    }
}
