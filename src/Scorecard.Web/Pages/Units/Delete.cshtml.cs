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

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) => SaveAsync(async () =>
    {
        await using var write = await writer.BeginAsync(cancel);
        var unit = await writer.Db.Units.Where(u => u.Id == Unit.Id).StillAsync(cancel);
        var (below, objectives) = (await writer.Db.Units.CountAsync(u => u.ParentId == unit.Id, cancel), await writer.Db.Objectives.CountAsync(x => x.UnitId == unit.Id, cancel));
        var initiatives = await writer.Db.Initiatives.CountAsync(i => i.UnitId == unit.Id, cancel);
        if (WhatHinders(unit, below, objectives, initiatives) is { } obstacle)
            throw new RuleViolation(obstacle);
        await writer.Db.RemoveTiesAsync(unit, cancel);
        writer.Db.Remove(unit);
        await write.CommitAsync(cancel);
        return Done($"{unit.Name} is deleted.", $"~/units/{PublicIds.Format(unit.ParentId!.Value)}");
    }, cancel);

    protected override async Task<bool> LoadAsync(CancellationToken cancel) => await reader.ReadAsync(o =>
    {
        if (o.Unit(Id) is not { } unit)
            return null;
        (Unit, Denied) = (unit, !o.Allows(Operation.Edit, unit.ParentId is { } parent ? o.Model.Unit(parent) : unit));
        Obstacle = WhatHinders(unit, o.Model.ChildrenOf(unit).Count(), o.Model.ObjectivesOf(unit).Count(), o.Model.Initiatives.Count(i => i.UnitId == unit.Id));
        Way = WayPoint.To(o, unit, new WayPoint("Delete"));
        return unit;
    }, cancel) is not null;

    private static string? WhatHinders(Unit unit, int below, int objectives, int initiatives) => (unit.ParentId, below, objectives, initiatives) switch
    {
        (null, _, _, _) => $"“{unit.Name}” is the organization itself and cannot be deleted.",
        (_, > 0, _, _) => $"“{unit.Name}” has {Counted.Of(below, "unit")} below it. Move or delete them first.",
        (_, _, > 0, _) => $"“{unit.Name}” has {Counted.Of(objectives, "objective")}. Delete them first.",
        (_, _, _, > 0) => $"“{unit.Name}” has {Counted.Of(initiatives, "initiative")}. Delete them first.",
        _ => null,
    };
}
