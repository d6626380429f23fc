using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Data.Operations;
using Scorecard.Domain.Cascading;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
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

    /// <summary>The number of the cascade that can be undone.</summary>
    [TempData]
    public string? UndoSequence { get; set; }

    public CascadeOffer Offer { get; private set; } = null!;

    public CascadePreview? Preview { get; private set; }

    /// <param name="kpi">The only KPI that goes along.</param>
    /// <param name="as">What every unit makes of it that can and has not taken it as identical.</param>
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
                var sequence = await cascade.ExecuteAsync(reader.OrganizationId, me.Actor, preview.Plan, cancel);
                UndoSequence = sequence.ToString(CultureInfo.InvariantCulture);
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
                Input = Fresh(null, CascadeAs.Leave);
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
        Offer = offer with { People = await writer.Db.ChoicesAsync([], cancel) };
        Denied = !offer.Units.Any(u => u.Allowed);
        return true;
    }

    protected override void TakeTheirVersion() => Input = Input with { Version = Offer.Objective.Version };

    private CascadeInput Fresh(string? kpi, CascadeAs all) =>
        new()
        {
            Version = Offer.Objective.Version,
            Units =
            [
                .. Offer.Units.Select(u => new CascadeInput.UnitLine
                {
                    Id = u.Id,
                    As = u.CanFollow ? all : CascadeAs.Leave,
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
