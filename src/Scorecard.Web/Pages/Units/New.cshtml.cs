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

public sealed class NewModel(OrganizationReader reader, OrganizationWriter writer) : EditPage
{
    [BindProperty]
    public UnitInput Input { get; set; } = new();

    [FromQuery(Name = "parent")]
    public string? ParentId { get; set; }

    public Unit Above { get; private set; } = null!;

    public string TierName { get; private set; } = "";

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    /// <param name="another">The form comes back empty, for the next unit below the same one.</param>
    public Task<IActionResult> OnPostAsync(bool another, CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new UnitInput.Validator().ThrowIfInvalidAsync(Input, cancel);
                await using var write = await writer.BeginAsync(cancel);
                var organization = await writer.Db.Organizations.PresentAsync(cancel);
                var above = await writer.Db.Units.Where(u => u.Id == Above.Id).PresentAsync(cancel);
                var unit = Unit.Below(writer.NextId(), organization, above, Input.Code!, Input.Name!);
                Input.ApplyTo(unit, People.Chosen(Input.PersonId, "person"));
                await writer.RefuseTakenCodeAsync(unit, cancel);
                writer.Db.Add(unit);
                await writer.Db.LetPersonEditAsync(unit, before: null, cancel);
                await write.CommitAsync(cancel);
                return another
                    ? Done(
                        $"{unit.Name} is added below {Above.Name}. Add the next one.",
                        $"~/units/new?parent={PublicIds.Format(Above.Id)}"
                    )
                    : Done($"{unit.Name} is added. Give it its first objective.", $"~/units/{PublicIds.Format(unit.Id)}");
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var found = await reader.ReadAsync(
            o =>
            {
                if (o.Unit(ParentId) is not { } above)
                    return null;
                (Above, Denied) = (above, !o.Allows(Operation.Edit, above));
                var tiers = o.Model.Organization.Tiers;
                TierName = above.Tier < tiers.Count ? tiers[above.Tier].Name : "Unit";
                Way = WayPoint.To(o, above, new WayPoint($"New {TierName.ToLowerInvariant()}"));
                return above;
            },
            cancel
        );
        if (found is null)
            return false;
        People = await writer.Db.ChoicesAsync([], cancel);
        return true;
    }
}
