using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Plans;
using Scorecard.Web.Forms;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Meetings;

/// <summary>Changes what was written down in meetings.</summary>
public sealed class MeetingEntries(OrganizationWriter writer)
{
    /// <summary>Those who can do what an action says; nobody does a note or a decision.</summary>
    public async Task<IReadOnlyList<SelectListItem>> PeopleAsync(MeetingEntry entry, CancellationToken cancel) =>
        entry.Kind == MeetingEntryKind.Action ? await writer.Db.ChoicesAsync(entry.OwnerId is { } owner ? [owner] : [], cancel) : [];

    /// <exception cref="DbUpdateConcurrencyException">Someone else saved it since the form was opened.</exception>
    public async Task WriteAsync(
        MeetingEntry shown,
        EntryInput input,
        IReadOnlyList<SelectListItem> people,
        IReadOnlyList<SelectListItem> objectives,
        CancellationToken cancel
    )
    {
        var text = input.Text(input.IsAction ? people.Chosen(input.OwnerId, "person") : null);
        var about = objectives.Chosen(input.ObjectiveId, "objective");
        await using var write = await writer.BeginAsync(cancel);
        var entry = await StillAsync(shown, cancel);
        input.Version.ThrowIfSavedSince(entry.Version);
        var objective = about is null ? null : await writer.Db.Objectives.Where(x => x.Id == about).PresentAsync(cancel);
        entry.Write(objective, text);
        await write.CommitAsync(cancel);
    }

    /// <summary>Ticks an action off, or opens it again.</summary>
    /// <param name="doneOn">Null opens it.</param>
    /// <returns>What is said of it.</returns>
    public async Task<string> TickAsync(MeetingEntry shown, DateOnly? doneOn, CancellationToken cancel)
    {
        await using var write = await writer.BeginAsync(cancel);
        var entry = await StillAsync(shown, cancel);
        entry.Tick(doneOn);
        await write.CommitAsync(cancel);
        return doneOn is null ? "The action is open again." : "The action is done.";
    }

    private Task<MeetingEntry> StillAsync(MeetingEntry shown, CancellationToken cancel) =>
        writer.Db.MeetingEntries.Where(e => e.Id == shown.Id).PresentAsync(cancel);
}
