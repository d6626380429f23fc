using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Plans;
using Scorecard.Web.Forms;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Map;

public sealed class IndexModel(OrganizationReader reader, OrganizationWriter writer, TimeProvider time) : EditPage
{
    private LinkEnds? drawn;

    [FromRoute]
    public string Id { get; set; } = "";

    [FromQuery]
    public string? Columns { get; set; }

    [FromQuery]
    public string? Links { get; set; }

    [FromQuery]
    public string? Edit { get; set; }

    /// <summary>The link to change.</summary>
    [FromQuery]
    public string? Change { get; set; }

    [BindProperty]
    public LinkInput Input { get; set; } = new();

    /// <summary>The link just removed, to be put back: cause, effect, lag, whether it raises, note, words.</summary>
    [TempData]
    public string[]? Removed { get; set; }

    public MapContent Shown { get; private set; } = null!;

    /// <summary>The link in the form; null where the form draws a new one.</summary>
    public MapLink? Changed => Shown.Links.FirstOrDefault(l => l.Id == Input.LinkId);

    public IReadOnlyList<Difference> Differences =>
        Changed is { } theirs
            ? Difference.Among(
                ("After how many periods", Input.Lag, NumberText.Write(theirs.Lag.Periods)),
                ("Raises the effect", Input.Raises, theirs.Raises),
                ("Note", Input.Note, theirs.Note)
            )
            : [];

    /// <summary>What a box offers, with what was chosen in it.</summary>
    public IEnumerable<SelectListItem> Offered(string? chosen) =>
        Shown.Ends.Select(e => new SelectListItem(e.Text, e.Value, e.Value == chosen) { Group = e.Group });

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        ShowAsync(cancel, () => Input = Shown.Links.FirstOrDefault(l => l.Id == Change) is { } link ? LinkInput.Of(link) : new());

    public Task<IActionResult> OnPostAddAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new LinkInput.Validator().ThrowIfInvalidAsync(Input, cancel);
                var (cause, effect, ofKpis) =
                    drawn
                    ?? throw new RuleViolation(
                        "What you chose is not there or not open to you, or neither belongs to this unit. "
                            + "Choose two objectives, one of them of this unit."
                    );
                await using var write = await writer.BeginAsync(cancel);
                var link = ofKpis ? await BetweenKpisAsync(cause, effect, cancel) : await BetweenObjectivesAsync(cause, effect, cancel);
                await writer.Db.AddLinkAsync(link, cause.Name, effect.Name, cancel);
                await write.CommitAsync(cancel);
                return Done($"{cause.Name} now drives {effect.Name}.", HereWith(cause, effect));
            },
            cancel
        );

    public Task<IActionResult> OnPostChangeAsync(CancellationToken cancel) =>
        SaveLinkAsync(
            async (link, shown) =>
            {
                await new LinkInput.Validator().ThrowIfInvalidAsync(Input, cancel);
                link.Change(Input.Periods, Input.Raises, Input.Note);
                StatusMessage = $"“{shown.Words}” is saved.";
            },
            cancel
        );

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel) =>
        SaveLinkAsync(
            async (link, shown) =>
            {
                await writer.Db.RemoveDependentsAsync(link, cancel);
                writer.Db.Remove(link);
                Removed =
                [
                    shown.Cause.Id,
                    shown.Effect.Id,
                    NumberText.Write(link.Lag),
                    link.Raises ? "true" : "false",
                    link.Note ?? "",
                    shown.Words,
                ];
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel) =>
        await reader.ReadAsync(
            o =>
            {
                if (o.Unit(Id) is not { } unit)
                    return null;
                var (period, sent) = (PeriodChoice.Of(o, Request.Query, time), HttpMethods.IsPost(Request.Method));
                Shown = MapContent.Of(o, unit, period, new(period.Query, Columns == "themes", Links == "all", sent || Edit == "yes"));
                Denied = sent && !Shown.CanEdit;
                drawn = LinkEnds.Of(o, unit, Input.CauseId, Input.EffectId);
                return unit;
            },
            cancel
        )
            is not null;

    protected override void TakeTheirVersion() => Input = Input with { Version = Changed?.Version ?? 0 };

    private string Here => $"~/units/{Id}/map?{Shown.View.Query}";

    /// <summary>The map with the new link on it.</summary>
    private string HereWith(MapEnd cause, MapEnd effect) =>
        $"~/units/{Id}/map?{(Shown.View with { Across = Shown.View.Across || cause.Unit is not null || effect.Unit is not null }).Query}";

    private async Task<CauseEffectLink> BetweenObjectivesAsync(MapEnd cause, MapEnd effect, CancellationToken cancel) =>
        new(
            writer.NextId(),
            await writer.Db.Objectives.Where(x => x.Id == cause.Objective).PresentAsync(cancel),
            await writer.Db.Objectives.Where(x => x.Id == effect.Objective).PresentAsync(cancel),
            Input.Periods,
            Input.Raises,
            Input.Note
        );

    private async Task<CauseEffectLink> BetweenKpisAsync(MapEnd cause, MapEnd effect, CancellationToken cancel) =>
        new(
            writer.NextId(),
            await writer.Db.Kpis.Where(k => k.Id == cause.Key).PresentAsync(cancel),
            await writer.Db.Kpis.Where(k => k.Id == effect.Key).PresentAsync(cancel),
            Input.Periods,
            Input.Raises,
            Input.Note
        );

    private Task<IActionResult> SaveLinkAsync(Func<CauseEffectLink, MapLink, Task> change, CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (Changed is not { } shown || !PublicIds.TryParse(shown.Id, out var id))
                    return NotFound();
                await using var write = await writer.BeginAsync(cancel);
                var link = await writer.Db.Causes.Where(l => l.Id == id).PresentAsync(cancel);
                Input.Version.ThrowIfSavedSince(link.Version);
                await change(link, shown);
                await write.CommitAsync(cancel);
                return LocalRedirect(Here);
            },
            cancel
        );
}
