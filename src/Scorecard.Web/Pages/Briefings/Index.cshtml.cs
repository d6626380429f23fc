using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Data;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Hosting;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.People;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Briefings;

[Costs(Costly.Export, Reads = true)]
public sealed class IndexModel(OrganizationReader organizations, ScorecardDbContext db, SignedInPerson me, TimeProvider time) : PageModel
{
    private const int MostEntries = 200,
        MostMeetings = 3,
        MostComments = 30;

    public BriefingContent Shown { get; private set; } = null!;

    public AttentionCard Attention { get; private set; } = null!;

    /// <summary>Decisions and actions of the last meetings, and every action that is open.</summary>
    public IReadOnlyList<EntryLine> Spoken { get; private set; } = [];

    /// <summary>On the unit's objectives, KPIs, initiatives and links.</summary>
    public IReadOnlyList<QuotedComment> Comments { get; private set; } = [];

    public IReadOnlyDictionary<long, string> Names { get; private set; } = new Dictionary<long, string>();

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel)
    {
        if (
            await organizations.ReadAsync(
                o => o.Unit(id) is { } unit ? BriefingContent.Of(o, unit, PeriodChoice.Of(o, Request.Query, time), Now) : null,
                cancel
            )
            is not { } found
        )
            return NotFound();
        Shown = found;
        Attention = await AttentionCard.ReadAsync(db, me.Id, found.Attention, dashboard: true, dismissed: false, cancel);
        var captured = await db.Scope(organizations.OrganizationId)
            .CapturedAsync(e => e.UnitId == found.UnitKey && e.Kind != MeetingEntryKind.Note, MostEntries, cancel, organizations.AsOf);
        var last = captured
            .Select(c => c.Meeting)
            .DistinctBy(m => m.Id)
            .OrderByDescending(m => m.HeldOn)
            .Take(MostMeetings)
            .Select(m => m.Id)
            .ToHashSet();
        Names = await db.NamesAsync(
            captured.Select(c => c.Entry.OwnerId).Concat(found.Initiatives.Select(i => i.Initiative.OwnerId)).OfType<long>(),
            cancel
        );
        Spoken =
        [
            .. captured
                .Where(c => c.Entry.IsOpen || last.Contains(c.Meeting.Id))
                .OrderByDescending(c => c.Meeting.HeldOn)
                .ThenBy(c => c.Entry.Kind)
                .Select(c =>
                    EntryLine.Of(
                        c,
                        null,
                        c.Entry.ObjectiveId is { } about ? found.Objectives.GetValueOrDefault(about) : null,
                        Names,
                        false,
                        found.Today
                    )
                ),
        ];
        Comments = await QuotedComment.ReadAsync(db, found.Spoken, MostComments, cancel);
        return Page();
    }

    /// <summary>The same as a workbook, with the full numbers.</summary>
    public async Task<IActionResult> OnGetWorkbookAsync(string id, CancellationToken cancel)
    {
        var found = await organizations.ReadAsync(
            o =>
            {
                if (o.Unit(id) is not { } unit)
                    return null;
                var period = PeriodChoice.Of(o, Request.Query, time);
                var movement = Movement.Between(o.Book, new(NodeKind.Unit, unit.Id), period.Previous.Window, period.Window);
                return new { Page = BriefingContent.Of(o, unit, period, Now), Moved = MovementLine.AllOf(o, movement) };
            },
            cancel
        );
        if (found is null)
            return NotFound();
        var names = await db.NamesAsync(found.Page.Initiatives.Select(i => i.Initiative.OwnerId).OfType<long>(), cancel);
        return File(
            BriefingWorkbook.Of(found.Page, found.Moved, names),
            BriefingWorkbook.ContentType,
            $"{found.Page.UnitCode.Replace('/', '-')}.xlsx"
        );
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
