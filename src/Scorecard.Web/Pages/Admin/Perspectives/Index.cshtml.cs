using Microsoft.AspNetCore.Mvc;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Admin.Perspectives;

public sealed class IndexModel(OrganizationReader reader, OrganizationWriter writer, SignedInPerson me)
    : AdminPage(reader, me, Administration, new WayPoint("Perspectives"))
{
    /// <summary>The perspective to add.</summary>
    [BindProperty]
    public PerspectiveInput Input { get; set; } = new();

    public IReadOnlyList<PerspectiveRow> Rows => PerspectiveRow.All(Model);

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new PerspectiveInput.Validator().ThrowIfInvalidAsync(Input, cancel);
                var added = await Input.AddAsync(Organization.Id, writer, cancel);
                return Done($"{added.Name} is added.", "~/admin/perspectives");
            },
            cancel
        );

    public Task<IActionResult> OnPostMoveAsync(string? id, int by, CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                var (moved, number) = await writer.MovePerspectiveAsync(id, by, cancel);
                return Done($"{moved.Name} is now number {number}.", "~/admin/perspectives");
            },
            cancel
        );
}
