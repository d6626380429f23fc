using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Strategy;
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

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) => SaveAsync(async () =>
    {
        await using var write = await writer.BeginAsync(cancel);
        var objective = await writer.Db.Objectives.Where(x => x.Id == Objective.Id).StillAsync(cancel);
        var kpis = await writer.Db.Kpis.CountAsync(k => k.ObjectiveId == objective.Id, cancel);
        var links = await writer.Db.Contributions.CountAsync(c => c.FromId == objective.Id || c.ToId == objective.Id, cancel);
        if (WhatHinders(objective, kpis, links) is { } obstacle)
            throw new RuleViolation(obstacle);
        await writer.Db.RemoveTiesAsync(objective, cancel);
        writer.Db.Remove(objective);
        await write.CommitAsync(cancel);
        return Done($"{objective.Name} is deleted.", $"~/units/{PublicIds.Format(objective.UnitId)}");
    }, cancel);

    protected override async Task<bool> LoadAsync(CancellationToken cancel) => await reader.ReadAsync(o =>
    {
        if (o.Objective(Id) is not { } objective)
            return null;
        (Objective, Denied) = (objective, !o.Allows(Operation.Edit, o.Model.UnitOf(objective)));
        Obstacle = WhatHinders(objective, o.Model.KpisOf(objective).Count(), o.Model.ContributionsFrom(objective).Count() + o.Model.ContributionsTo(objective).Count());
        Way = WayPoint.To(o, o.Model.UnitOf(objective), new WayPoint(objective.Name, $"~/objectives/{Id}"), new WayPoint("Delete"));
        return objective;
    }, cancel) is not null;

    private static string? WhatHinders(Objective objective, int kpis, int links) =>
        kpis > 0 ? $"“{objective.Name}” is measured by {Counted.Of(kpis, "KPI")}. Close or delete what measures it first."
        : links > 0 ? $"“{objective.Name}” has {Counted.Of(links, "link")} to other objectives. Remove them first."
        : null;
}
