using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.People;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Meetings;

public sealed class WalkModel(OrganizationReader reader, OrganizationWriter writer, SignedInPerson me, TimeProvider time) : EditPage
{
    /// <summary>What was written down longer ago is found on the page of meetings.</summary>
    private const int MostEntries = 500;

    private const int MostComments = 12;

    private Unit unit = null!;

    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty]
    public EntryInput Input { get; set; } = new();

    public MeetingContent Shown { get; private set; } = null!;

    /// <summary>The dashboard's list, on the slide that shows it.</summary>
    public AttentionCard? Attention { get; private set; }

    /// <summary>Written down in this period, about what is on the slide.</summary>
    public IReadOnlyList<EntryLine> Entries { get; private set; } = [];

    /// <summary>Actions of other periods that are still open.</summary>
    public IReadOnlyList<EntryLine> Before { get; private set; } = [];

    /// <summary>Open comments on what the slide is about.</summary>
    public IReadOnlyList<QuotedComment> Comments { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Objectives { get; private set; } = [];

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        ShowAsync(
            cancel,
            () =>
            {
                var quoted = Comments.FirstOrDefault(c => c.Id == Request.Query["quote"]);
                var about = quoted?.ObjectiveId ?? (Shown.Slide.Kind == SlideKind.Objective ? Shown.Slide.ObjectiveIds[0] : null);
                Input = new()
                {
                    Words = quoted?.Quote,
                    ObjectiveId = about is { } id && Shown.Objectives.ContainsKey(id) ? PublicIds.Format(id) : null,
                };
            }
        );

    public Task<IActionResult> OnPostCaptureAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new EntryInput.Validator().ThrowIfInvalidAsync(Input, cancel);
                var text = Input.Text(Input.IsAction ? People.Chosen(Input.OwnerId, "person") : null);
                var about = Objectives.Chosen(Input.ObjectiveId, "objective");
                await using var write = await writer.BeginAsync(cancel);
                var objective = about is null ? null : await writer.Db.Objectives.Where(x => x.Id == about).PresentAsync(cancel);
                writer.Db.Add(new MeetingEntry(writer.NextId(), await MeetingAsync(cancel), Input.Kind, objective, text));
                await write.CommitAsync(cancel);
                return Done($"The {Input.Kind.ToString().ToLowerInvariant()} is written down.", Shown.Path);
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var found = await reader.ReadAsync(
            o =>
            {
                if (o.Unit(Id) is not { } at)
                    return null;
                unit = at;
                return MeetingContent.Of(o, at, PeriodChoice.Of(o, Request.Query, time), Request.Query["step"]);
            },
            cancel
        );
        if (found is null)
            return false;
        // Everyone who sees the unit may follow.
        Denied = HttpMethods.IsPost(Request.Method) && !found.CanEdit;
        Shown = found;
        if (found.Attention is { } look)
        {
            var card = await AttentionCard.ReadAsync(writer.Db, me.Id, look, dashboard: true, dismissed: false, cancel);
            Attention = card with { MayDismiss = false };
        }
        var captured = await writer.Db.CapturedAsync(e => e.UnitId == unit.Id, MostEntries, cancel);
        var owners = captured.Select(c => c.Entry.OwnerId).OfType<long>();
        if (found.CanEdit)
            People = await writer.Db.ChoicesAsync(owners, cancel);
        var names = found.CanEdit
            ? People.ToDictionary(p => PublicIds.TryParse(p.Value, out var id) ? id : 0, p => p.Text)
            : await writer.Db.NamesAsync(owners, cancel);
        Objectives = [.. found.Objectives.Select(x => new SelectListItem(x.Value, PublicIds.Format(x.Key)))];
        Comments = await QuotedComment.ReadAsync(writer.Db, found.Spoken, MostComments, cancel);
        var now = captured.ToLookup(c => (c.Meeting.Frequency, c.Meeting.PeriodStart) == (found.Period.Frequency, found.Period.Start));
        Entries = [.. now[true].Where(c => c.Entry.ObjectiveId is null || found.Shows(c.Entry.ObjectiveId)).Reverse().Select(Line)];
        Before =
        [
            .. now[false]
                .Where(c => c.Entry.IsOpen && (found.Attention is not null || found.Shows(c.Entry.ObjectiveId)))
                .OrderBy(c => c.Entry.Due ?? DateOnly.MaxValue)
                .Select(Line),
        ];
        return true;

        EntryLine Line(Captured c) =>
            EntryLine.Of(
                c,
                null,
                c.Entry.ObjectiveId is { } id ? found.Objectives.GetValueOrDefault(id) : null,
                names,
                found.CanEdit,
                found.Today
            );
    }

    /// <summary>Today's meeting about the period on the page, new with its first entry.</summary>
    private async Task<Meeting> MeetingAsync(CancellationToken cancel)
    {
        var (period, today) = (Shown.Period, Shown.Today);
        var held = await writer.Db.Meetings.SingleOrDefaultAsync(
            m => m.UnitId == unit.Id && m.HeldOn == today && m.Frequency == period.Frequency && m.PeriodStart == period.Start,
            cancel
        );
        return held ?? writer.Db.Add(new Meeting(writer.NextId(), unit, period, today, me.Id)).Entity;
    }
}
