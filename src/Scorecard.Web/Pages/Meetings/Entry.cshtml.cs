using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Scorecard.Web.Forms;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Meetings;

public sealed class EntryModel(OrganizationReader reader, MeetingEntries entries, TimeProvider time) : EntryPage(reader, time)
{
    [BindProperty]
    public EntryInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public IReadOnlyList<Difference> Differences => EntryDifferences.Between(Input, EntryInput.Of(Entry), People, Objectives);

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel, () => Input = EntryInput.Of(Entry));

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                Input = Input with { Kind = Entry.Kind };
                await new EntryInput.Validator().ThrowIfInvalidAsync(Input, cancel);
                await entries.WriteAsync(Entry, Input, People, Objectives, cancel);
                return Done($"The {Kind} is saved.", MeetingPath);
            },
            cancel
        );

    /// <summary>Ticks an action off or opens it again, from whichever page lists it.</summary>
    public Task<IActionResult> OnPostTickAsync(string? done, string? back, CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                var said = await entries.TickAsync(Entry, done == "no" ? null : Today, cancel);
                return Done(said, Url.IsLocalUrl(back) ? back! : MeetingPath);
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await LoadAsync("Entry", cancel))
            return false;
        if (!Denied)
            People = await entries.PeopleAsync(Entry, cancel);
        return true;
    }

    protected override void TakeTheirVersion() => Input = Input with { Version = Entry.Version };
}
