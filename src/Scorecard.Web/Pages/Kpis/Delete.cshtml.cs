using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Kpis;

public sealed class DeleteModel(OrganizationReader reader, OrganizationWriter writer) : EditPage
{
    [FromRoute]
    public string Id { get; set; } = "";

    public Kpi Kpi { get; private set; } = null!;

    /// <summary>Why it cannot go, or null.</summary>
    public string? Obstacle { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await using var write = await writer.BeginAsync(cancel);
                var kpi = await writer.Db.Kpis.Where(k => k.Id == Kpi.Id).PresentAsync(cancel);
                await writer.Db.DeleteAsync(kpi, cancel);
                await write.CommitAsync(cancel);
                return Done($"{kpi.Name} is deleted.", $"~/objectives/{PublicIds.Format(kpi.ObjectiveId)}");
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var kpi = await reader.ReadAsync(
            o =>
            {
                if (o.Kpi(Id) is not { } found)
                    return null;
                Denied = !o.Allows(Operation.Edit, o.Model.UnitOf(found));
                Way = WayPoint.To(o, o.Model.UnitOf(found), new WayPoint(found.Name, $"~/kpis/{Id}"), new WayPoint("Delete"));
                return found;
            },
            cancel
        );
        if (kpi is null)
            return false;
        Kpi = kpi;
        Obstacle = await writer.Db.WhatHindersAsync(kpi, cancel);
        return true;
    }
}
