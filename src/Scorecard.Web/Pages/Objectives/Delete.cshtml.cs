using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Objectives;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Objectives;

public sealed class DeleteModel(OrganizationReader reader, OrganizationWriter writer) : DeletePage<Objective>(writer)
{
    protected override IQueryable<Objective> Row => Db.Objectives.Where(x => x.Id == Subject.Id);

    protected override Task<Objective?> FindAsync(CancellationToken cancel) => reader.ReadAsync(Find, cancel);

    protected override Task<string?> WhatHindersAsync(Objective subject, CancellationToken cancel) => Db.WhatHindersAsync(subject, cancel);

    protected override Task DeleteAsync(Objective row, CancellationToken cancel) => Db.DeleteAsync(row, cancel);

    protected override IActionResult Deleted(Objective row) => Done($"{row.Name} is deleted.", $"~/units/{PublicIds.Format(row.UnitId)}");

    private Objective? Find(OrganizationView o)
    {
        if (o.Objective(Id) is not { } objective)
            return null;
        var unit = o.Model.UnitOf(objective);
        Denied = !o.Allows(Operation.Edit, unit);
        Way = WayPoint.To(o, unit, new WayPoint(objective.Name, $"~/objectives/{Id}"), new WayPoint("Delete"));
        return objective;
    }
}
