using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Objectives;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Objectives;

public sealed class DeleteModel(OrganizationReader reader, OrganizationWriter writer) : EditPage
{
    [FromRoute]
    public string Id { get; set; } = "";

    public Objective Objective { get; private set; } = null!;

    /// <summary>Why it cannot go, or null.</summary>
    public string? Obstacle { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await using var write = await writer.BeginAsync(cancel);
                var objective = await writer.Db.Objectives.Where(x => x.Id == Objective.Id).PresentAsync(cancel);
                await writer.Db.DeleteAsync(objective, cancel);
                await write.CommitAsync(cancel);
                return Done($"{objective.Name} is deleted.", $"~/units/{PublicIds.Format(objective.UnitId)}");
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (
            await reader.ReadAsync(
                o =>
                {
                    if (o.Objective(Id) is not { } found)
                        return null;
                    Denied = !o.Allows(Operation.Edit, o.Model.UnitOf(found));
                    Way = WayPoint.To(o, o.Model.UnitOf(found), new WayPoint(found.Name, $"~/objectives/{Id}"), new WayPoint("Delete"));
                    return found;
                },
                cancel
            )
            is not { } objective
        )
            return false;
        Objective = objective;
        Obstacle = await writer.Db.WhatHindersAsync(objective, cancel);
        return true;
    }
}
