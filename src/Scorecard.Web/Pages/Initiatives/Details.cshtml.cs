using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Web.Forms;
using Scorecard.Web.People;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Initiatives;

public sealed class DetailsModel(OrganizationReader reader, OrganizationWriter writer, TimeProvider time) : EditPage
{
    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty]
    public ReportInput Input { get; set; } = new();

    public InitiativeContent Shown { get; private set; } = null!;

    public string? Owner { get; private set; }

    public IReadOnlyList<Difference> Differences =>
        ReportInput.Of(Shown.Initiative) is var theirs
            ? Difference.Among(
                ("Status", InitiativeWords.Status(Input.Status), InitiativeWords.Status(theirs.Status)),
                ("Progress, %", Input.Progress, theirs.Progress),
                ("Spent so far", Input.Spent, theirs.Spent),
                ("Note", Input.Note, theirs.Note),
                ("Milestones reached", Names(Input), Names(theirs))
            )
            : [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel, () => Input = ReportInput.Of(Shown.Initiative));

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new ReportInput.Validator().ThrowIfInvalidAsync(Input, cancel);
                await using var write = await writer.BeginAsync(cancel);
                var initiative = await writer.Db.Initiatives.Where(i => i.Id == Shown.Initiative.Id).PresentAsync(cancel);
                if (initiative.Version != Input.Version)
                    return await ShowConflictAsync(cancel);
                Input.ApplyTo(initiative, Shown.Today);
                await write.CommitAsync(cancel);
                return Done(
                    $"{initiative.Name} is reported: "
                        + $"{InitiativeWords.Status(initiative.Status)}, {InitiativeWords.Progress(initiative)} done.",
                    $"~/initiatives/{Id}"
                );
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var found = await reader.ReadAsync(
            o => o.Initiative(Id) is { } initiative ? InitiativeContent.Of(o, initiative, PeriodChoice.Of(o, Request.Query, time)) : null,
            cancel
        );
        if (found is null)
            return false;
        // Everyone who sees it may read it.
        (Shown, Denied) = (found, HttpMethods.IsPost(Request.Method) && !found.CanReport);
        if (found.Initiative.OwnerId is { } owner)
            Owner = (await writer.Db.NamesAsync([owner], cancel)).GetValueOrDefault(owner);
        return true;
    }

    protected override void TakeTheirVersion() => Input = Input with { Version = Shown.Initiative.Version };

    private string Names(ReportInput input) =>
        string.Join(", ", Shown.Initiative.Milestones.Where(m => input.Reached.Contains(m.Number)).Select(m => m.Name));
}
