using Microsoft.AspNetCore.Mvc;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Meetings;

public sealed class DeleteModel(OrganizationReader reader, OrganizationWriter writer, TimeProvider time) : EntryPage(reader, time)
{
    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await using var write = await writer.BeginAsync(cancel);
                writer.Db.Remove(await StillAsync(cancel));
                await write.CommitAsync(cancel);
                return Done($"The {Kind} is removed.", MeetingPath);
            },
            cancel
        );

    protected override Task<bool> LoadAsync(CancellationToken cancel) => LoadAsync("Remove", cancel);
}
