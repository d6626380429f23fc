using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Units;

public sealed class DeleteModel(OrganizationReader reader, OrganizationWriter writer) : EditPage
{
    [FromRoute]
    public string Id { get; set; } = "";

    public Unit Unit { get; private set; } = null!;

    /// <summary>Why it cannot go, or null.</summary>
    public string? Obstacle { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await using var write = await writer.BeginAsync(cancel);
                var unit = await writer.Db.Units.Where(u => u.Id == Unit.Id).PresentAsync(cancel);
                await writer.Db.DeleteAsync(unit, cancel);
                await write.CommitAsync(cancel);
                return Done($"{unit.Name} is deleted.", $"~/units/{PublicIds.Format(unit.ParentId!.Value)}");
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (
            await reader.ReadAsync(
                o =>
                {
                    if (o.Unit(Id) is not { } found)
                        return null;
                    Denied = !o.Allows(Operation.Edit, found.ParentId is { } parent ? o.Model.Unit(parent) : found);
                    Way = WayPoint.To(o, found, new WayPoint("Delete"));
                    return found;
                },
                cancel
            )
            is not { } unit
        )
            return false;
        Unit = unit;
        Obstacle = await writer.Db.WhatHindersAsync(unit, cancel);
        return true;
    }
}
