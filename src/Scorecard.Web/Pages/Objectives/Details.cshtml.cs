using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Data.Operations;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.People;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Objectives;

public sealed class DetailsModel(OrganizationReader organizations, SignedInPerson me, UndoCascade undo, TimeProvider time)
    : PageModel,
        ITabled
{
    public ObjectiveContent Shown { get; private set; } = null!;

    /// <summary>The names of the people who answer for it.</summary>
    public IReadOnlyDictionary<long, string> Names { get; private set; } = new Dictionary<long, string>();

    /// <summary>Decisions of meetings about it, and actions that are open.</summary>
    public EntryList Spoken { get; private set; } = new([], "");

    /// <summary>Its cascades that the person can undo.</summary>
    public IReadOnlyList<CascadedNotice> Cascaded { get; private set; } = [];

    public IEnumerable<TableFile> Tables =>
        [
            Shown.Sum.ToFile(Shown.Name, Shown.Period),
            Supporter.ToFile(Shown.Name, Shown.Period, Shown.Aligned),
            Shown.Initiatives.ToFile(Shown.Name),
        ];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel)
    {
        var found = await organizations.ReadAsync(
            o => o.Objective(id) is { } objective ? ObjectiveContent.Of(o, objective, PeriodChoice.Of(o, Request.Query, time)) : null,
            cancel
        );
        if (found is null)
            return NotFound();
        Shown = found;
        var spoken = await organizations.Db.SpokenAsync(found.Key, cancel);
        Names = await organizations.Db.NamesAsync(found.OwnerIds.Concat(spoken.OwnerIds()), cancel);
        if (found.CanCascade)
            Cascaded = await undo.NoticesAsync(organizations, me.Actor, found.Key, cancel);
        Spoken = spoken.ListedOn(found, Names);
        return Page();
    }
}
