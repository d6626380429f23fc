using Microsoft.AspNetCore.Mvc;
using Scorecard.Domain;
using Scorecard.Web.Forms;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Units;

public sealed class NewModel(OrganizationReader reader, OrganizationWriter writer)
    : NewPage<UnitInput, NewUnitContent>(reader, writer, new UnitInput.Validator())
{
    [FromQuery(Name = "parent")]
    public string? ParentId { get; set; }

    /// <summary>Whether the form comes back empty, for the next unit below the same one.</summary>
    [BindProperty]
    public bool Another { get; set; }

    protected override NewUnitContent? Find(OrganizationView o) => o.Unit(ParentId) is { } above ? NewUnitContent.Below(o, above) : null;

    protected override async Task<Onward> AddAsync(CancellationToken cancel)
    {
        var unit = await Input.AddBelowAsync(Shown.Unit, People.Chosen(Input.PersonId, "person"), Writer, cancel);
        return Another
            ? new(
                $"{unit.Name} is added below {Shown.Unit.Name}. Add the next one.",
                $"~/units/new?parent={PublicIds.Format(Shown.Unit.Id)}"
            )
            : new($"{unit.Name} is added. Give it its first objective.", $"~/units/{PublicIds.Format(unit.Id)}");
    }
}
