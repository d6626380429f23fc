using Microsoft.AspNetCore.Mvc;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Toolkit;

namespace Scorecard.Web.Pages.Toolkit;

public sealed class StepModel(Checklists checklists) : EditPage
{
    [FromRoute]
    public string Slug { get; set; } = "";

    public Standing Standing { get; private set; } = null!;

    public StandingStep Shown { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(string? item, bool done, CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (Shown.Lines.FirstOrDefault(l => l.IsByHand && l.Line.Item == item) is not { } line)
                    return NotFound();
                await checklists.TickAsync(line.Line.Item, done, cancel);
                var now = done ? "ticked" : "open again";
                return Done($"“{line.Line.Text}” is {now}.", $"~/toolkit/{Slug}");
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (Steps.Find(Slug) is not { } step || await checklists.ReadAsync(cancel) is not { } standing)
            return false;
        Standing = standing;
        Shown = standing.Steps.Single(s => s.Step.Slug == step.Slug);
        Way = [new WayPoint("Toolkit", "~/toolkit"), new WayPoint(step.Name)];
        return true;
    }
}
