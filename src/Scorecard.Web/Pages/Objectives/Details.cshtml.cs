using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Domain.Plans;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.People;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Objectives;

public sealed class DetailsModel(OrganizationReader organizations, TimeProvider time) : PageModel
{
    /// <summary>The newest decisions and actions about it that are looked through.</summary>
    private const int MostEntries = 100;

    public ObjectiveContent Shown { get; private set; } = null!;

    /// <summary>The names of the people who answer for it.</summary>
    public IReadOnlyDictionary<long, string> Names { get; private set; } = new Dictionary<long, string>();

    /// <summary>Decisions of meetings about it, and actions that are open.</summary>
    public EntryList Spoken { get; private set; } = new([], "");

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel)
    {
        var found = await organizations.ReadAsync(
            o => o.Objective(id) is { } objective ? ObjectiveContent.Of(o, objective, PeriodChoice.Of(o, Request.Query, time)) : null,
            cancel
        );
        if (found is null)
            return NotFound();
        Shown = found;
        var captured = (
            await organizations.Db.CapturedAsync(e => e.ObjectiveId == found.Key && e.Kind != MeetingEntryKind.Note, MostEntries, cancel)
        )
            .Where(c => c.Entry.Kind == MeetingEntryKind.Decision || c.Entry.IsOpen)
            .ToList();
        Names = await organizations.Db.NamesAsync(
            [.. found.SharedBy.Select(s => s.OwnerId).Append(found.OwnerId).Concat(captured.Select(c => c.Entry.OwnerId)).OfType<long>()],
            cancel
        );
        Spoken = new(
            [
                .. captured
                    .OrderByDescending(c => c.Entry.IsOpen)
                    .Select(c => EntryLine.Of(c, null, null, Names, found.CanEdit, found.Today)),
            ],
            $"~/objectives/{found.Id}?{found.Query}"
        );
        return Page();
    }
}
