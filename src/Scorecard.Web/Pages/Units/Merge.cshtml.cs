using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Web.Forms;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Units;

/// <summary>Merges a unit into another one of its tier: all that it has goes there, and it is closed.</summary>
public sealed class MergeModel(OrganizationReader reader, OrganizationWriter writer, StructureDating dating)
    : RegroupPage(reader, writer, dating, "Merge")
{
    /// <summary>The unit that takes over.</summary>
    [BindProperty]
    public string? Into { get; set; }

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await using var write = await Writer.BeginAsync(cancel);
                var to = await ChosenAsync(Into, cancel);
                var unit = await Writer.Db.Units.Where(u => u.Id == Shown.Unit.Id).PresentAsync(cancel);
                var what = new Handover(unit.Id, RegroupContent.All(Shown.Objectives), RegroupContent.All(Shown.Below), People)
                {
                    AllInitiatives = true,
                };
                var went = await what.ToAsync(to, Writer, cancel);
                // One that never had anything has nothing to be closed for, and can be deleted.
                if (await Dating.FirstDayAsync(When, cancel) is var from && from > DateOnly.MinValue)
                    unit.Close(from);
                When.Button = "Merge";
                if (!await Dating.HoldAsync(When, cancel))
                    return Page();
                await write.CommitAsync(cancel);
                return Done($"{unit.Name} is merged into {to.Name}.{When.Sentence} {went}", $"~/units/{PublicIds.Format(to.Id)}");
            },
            cancel
        );
}
