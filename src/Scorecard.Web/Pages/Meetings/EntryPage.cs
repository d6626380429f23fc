using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Meetings;

/// <summary>A page about one entry, found in the unit that its address names.</summary>
public abstract class EntryPage(OrganizationReader reader, TimeProvider time) : EditPage
{
    [FromRoute]
    public string Id { get; set; } = "";

    [FromRoute(Name = "entry")]
    public string EntryId { get; set; } = "";

    public MeetingEntry Entry { get; private set; } = null!;

    public Unit Unit { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public IReadOnlyList<SelectListItem> Objectives { get; private set; } = [];

    public string MeetingPath => $"~/units/{Id}/meeting";

    /// <summary>What the pages call it: “action”.</summary>
    public string Kind => Entry.Kind.ToString().ToLowerInvariant();

    /// <param name="here">The last step of the way.</param>
    protected async Task<bool> LoadAsync(string here, CancellationToken cancel)
    {
        if (
            !PublicIds.TryParse(EntryId, out var key)
            || await reader.ReadAsync(
                o =>
                {
                    if (o.Unit(Id) is not { } unit)
                        return null;
                    Unit = unit;
                    Today = PeriodChoice.Of(o, null, time).Today;
                    Denied = !o.Allows(Operation.Edit, unit);
                    Objectives = [.. o.Model.ObjectivesOf(unit).Select(x => new SelectListItem(x.Name, PublicIds.Format(x.Id)))];
                    Way = WayPoint.To(o, unit, new WayPoint("Meeting", MeetingPath), new WayPoint(here));
                    return unit;
                },
                cancel
            )
                is null
        )
            return false;
        if (
            await reader.Db.MeetingEntries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == key && e.UnitId == Unit.Id, cancel)
            is not { } entry
        )
            return false;
        Entry = entry;
        return true;
    }

    protected Task<MeetingEntry> StillAsync(CancellationToken cancel) =>
        reader.Db.MeetingEntries.Where(e => e.Id == Entry.Id).PresentAsync(cancel);
}
