using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Domain.Access;
using Scorecard.Domain.Plans;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Initiatives;

public sealed class DeleteModel(OrganizationReader reader, OrganizationWriter writer) : EditPage
{
    [FromRoute]
    public string Id { get; set; } = "";

    public Initiative Initiative { get; private set; } = null!;

    /// <summary>The names of those that wait for it, as far as the person sees them.</summary>
    public IReadOnlyList<string> Waiting { get; private set; } = [];

    /// <summary>Whether one waits for it that the person may not see.</summary>
    public bool HasHiddenWaiting { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await using var write = await writer.BeginAsync(cancel);
                var initiative = await writer.Db.Initiatives.Where(i => i.Id == Initiative.Id).PresentAsync(cancel);
                await writer.Db.RemoveDependentsAsync(initiative, cancel);
                writer.Db.Remove(initiative);
                await write.CommitAsync(cancel);
                return Done($"{initiative.Name} is deleted.", "~/initiatives");
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel) =>
        await reader.ReadAsync(
            o =>
            {
                if (o.Initiative(Id) is not { } initiative)
                    return null;
                var unit = o.Model.UnitOf(initiative);
                var waiting = o
                    .Model.Initiatives.Where(i => i.AwaitsIds.Contains(initiative.Id))
                    .ToLookup(i => o.Sees(o.Model.UnitOf(i)), i => i.Name);
                (Initiative, Denied, Waiting, HasHiddenWaiting) = (
                    initiative,
                    !o.Allows(Operation.Edit, unit),
                    [.. waiting[true]],
                    waiting[false].Any()
                );
                Way = WayPoint.To(o, unit, new WayPoint(initiative.Name, $"~/initiatives/{Id}"), new WayPoint("Delete"));
                return initiative;
            },
            cancel
        )
            is not null;
}
