using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Operations;
using Scorecard.Domain.Cascading;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Cascade;

/// <summary>Takes an objective down: what each unit below makes of it, a preview, one write, and its undo.</summary>
public sealed class ActModel(
    OrganizationReader reader,
    OrganizationWriter writer,
    SignedInPerson me,
    CascadeObjective cascade,
    UndoCascade undo,
    TimeProvider time
) : EditPage
{
    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty]
    public CascadeInput Input { get; set; } = new();

    /// <summary>Those of this objective that can be undone.</summary>
    public IReadOnlyList<CascadedNotice> Cascaded { get; private set; } = [];

    public CascadeOffer Offer { get; private set; } = null!;

    public CascadePreview? Preview { get; private set; }

    /// <summary>The cascade whose undoing was refused, to be asked for once more; null else.</summary>
    public long? Undoing { get; private set; }

    /// <param name="kpi">The only KPI that goes along.</param>
    /// <param name="as">What every unit makes of it that has nothing for it yet.</param>
    public Task<IActionResult> OnGetAsync(string? kpi, CascadeAs @as, CancellationToken cancel) =>
        ShowAsync(cancel, () => Input = Fresh(kpi, @as));

    /// <summary>Shows what would be done.</summary>
    public Task<IActionResult> OnPostPreviewAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (Offer.Objective.Version != Input.Version)
                    return await ShowConflictAsync(cancel);
                Preview = CascadePreview.Of(Offer, Input);
                return Page();
            },
            cancel
        );

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (Offer.Objective.Version != Input.Version)
                    return await ShowConflictAsync(cancel);
                var preview = CascadePreview.Of(Offer, Input);
                await cascade.ExecuteAsync(reader.OrganizationId, me.Actor, preview.Plan, cancel);
                return Done(
                    $"“{Offer.Objective.Name}” is cascaded to {Counted.Of(preview.Plan.Units.Count, "unit")}.",
                    $"~/objectives/{Id}/cascade"
                );
            },
            cancel
        );

    public Task<IActionResult> OnPostUndoAsync(long sequence, CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                (Input, Undoing) = (Fresh(null, CascadeAs.Leave), sequence);
                await undo.ExecuteAsync(reader.OrganizationId, me.Actor, Offer.Objective.Id, sequence, cancel);
                return Done("The cascade is undone. Everything is as it was before.", $"~/objectives/{Id}/cascade");
            },
            cancel
        );

    /// <summary>Takes back what a unit answered, so that it can answer anew.</summary>
    public Task<IActionResult> OnPostTakeBackAsync(string? answered, CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (Offer.Units.FirstOrDefault(u => u.Id == answered) is not { } unit)
                    return NotFound();
                if (!unit.Allowed)
                    return Forbid();
                await using var write = await writer.BeginAsync(cancel);
                writer.Db.Remove(
                    await writer
                        .Db.CascadeAnswers.Where(a => a.ObjectiveId == Offer.Objective.Id && a.UnitId == unit.Key)
                        .PresentAsync(cancel)
                );
                await write.CommitAsync(cancel);
                return Done($"The answer of {unit.Name} is taken back.", $"~/objectives/{Id}/cascade");
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var offer = await reader.ReadAsync(
            o =>
            {
                if (o.Objective(Id) is not { } objective)
                    return null;
                Way = WayPoint.To(
                    o,
                    o.Model.UnitOf(objective),
                    new WayPoint(objective.Name, $"~/objectives/{Id}"),
                    new WayPoint("Cascade")
                );
                return CascadeOffer.Of(o, objective, PeriodChoice.Of(o, Request.Query, time));
            },
            cancel
        );
        if (offer is null)
            return false;
        var memberships = await writer.Db.Memberships.AsNoTracking().ToListAsync(cancel);
        var heads = (await reader.ReadOnAsync(o => offer.Heads(o, memberships), cancel))!;
        Offer = offer with
        {
            People = await writer.Db.ChoicesAsync([], cancel),
            Units = [.. offer.Units.Select(u => u with { Head = heads[u.Key] })],
        };
        if (!HttpMethods.IsPost(Request.Method))
            Cascaded = await undo.NoticesAsync(reader, me.Actor, offer.Objective.Id, cancel);
        Denied = !offer.Units.Any(u => u.Allowed);
        return true;
    }

    protected override void TakeTheirVersion() => Input = Input with { Version = Offer.Objective.Version };

    /// <summary>From when the targets on the page hold: what was typed, where it is a month.</summary>
    public DateOnly From => Input.KnownFirstDay(Offer.Calendar) ?? Offer.ThisMonth.Start;

    private CascadeInput Fresh(string? kpi, CascadeAs all) =>
        new()
        {
            Version = Offer.Objective.Version,
            From = Offer.From,
            Units =
            [
                .. Offer.Units.Select(u => new CascadeInput.UnitLine
                {
                    Id = u.Id,
                    As = Offer.Open.Contains(u) ? all : CascadeAs.Leave,
                    OwnerId = u.Head,
                    Share = NumberText.Write(1),
                }),
            ],
            Kpis =
            [
                .. Offer.Kpis.Select(k => new CascadeInput.KpiLine
                {
                    Id = k.Id,
                    Take = kpi is null || k.Id == kpi,
                    Method = k.Adds ? SplitMethod.Equal : SplitMethod.Same,
                    Targets = [.. Offer.Units.Select(_ => (string?)null)],
                }),
            ],
        };
}
