using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Plans;
using Scorecard.Web.Forms;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Meetings;

public sealed class EntryModel(OrganizationReader reader, OrganizationWriter writer, TimeProvider time) : EntryPage(reader, time)
{
    [BindProperty]
    public EntryInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public IReadOnlyList<Difference> Differences =>
        Stored is var theirs
            ? Difference.Among(
                ("What was said", Input.Words, theirs.Words),
                ("Who does it", Difference.Chosen(People, Input.OwnerId), Difference.Chosen(People, theirs.OwnerId)),
                ("Until", Input.Due, theirs.Due),
                ("About", Difference.Chosen(Objectives, Input.ObjectiveId), Difference.Chosen(Objectives, theirs.ObjectiveId))
            )
            : [];

    private EntryInput Stored =>
        new()
        {
            Kind = Entry.Kind,
            Words = Entry.Words,
            ObjectiveId = Text(Entry.ObjectiveId),
            OwnerId = Text(Entry.OwnerId),
            Due = Entry.Due,
            Version = Entry.Version,
        };

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel, () => Input = Stored);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                Input = Input with { Kind = Entry.Kind };
                await new EntryInput.Validator().ThrowIfInvalidAsync(Input, cancel);
                var text = Input.Text(Input.IsAction ? People.Chosen(Input.OwnerId, "person") : null);
                var about = Objectives.Chosen(Input.ObjectiveId, "objective");
                await using var write = await writer.BeginAsync(cancel);
                var entry = await StillAsync(cancel);
                if (entry.Version != Input.Version)
                    return await ShowConflictAsync(cancel);
                entry.Write(about is null ? null : await writer.Db.Objectives.Where(x => x.Id == about).PresentAsync(cancel), text);
                await write.CommitAsync(cancel);
                return Done($"The {Kind} is saved.", MeetingPath);
            },
            cancel
        );

    /// <summary>Ticks an action off or opens it again, from whichever page lists it.</summary>
    public Task<IActionResult> OnPostTickAsync(string? done, string? back, CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await using var write = await writer.BeginAsync(cancel);
                (await StillAsync(cancel)).Tick(done == "no" ? null : Today);
                await write.CommitAsync(cancel);
                return Done(done == "no" ? "The action is open again." : "The action is done.", Url.IsLocalUrl(back) ? back! : MeetingPath);
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await LoadAsync("Entry", cancel))
            return false;
        if (Entry.Kind == MeetingEntryKind.Action && !Denied)
            People = await writer.Db.ChoicesAsync(Entry.OwnerId is { } owner ? [owner] : [], cancel);
        return true;
    }

    protected override void TakeTheirVersion() => Input = Input with { Version = Entry.Version };

    private static string? Text(long? id) => id is { } given ? PublicIds.Format(given) : null;
}
