using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Units;

public sealed class DeleteModel(OrganizationReader reader, OrganizationWriter writer) : DeletePage<Unit>(writer)
{
    protected override IQueryable<Unit> Row => Db.Units.Where(u => u.Id == Subject.Id);

    protected override Task<Unit?> FindAsync(CancellationToken cancel) => reader.ReadAsync(Find, cancel);

    protected override Task<string?> WhatHindersAsync(Unit subject, CancellationToken cancel) => Db.WhatHindersAsync(subject, cancel);

    protected override Task DeleteAsync(Unit row, CancellationToken cancel) => Db.DeleteAsync(row, cancel);

    protected override IActionResult Deleted(Unit row) =>
        Done($"{row.Name} is deleted.", $"~/units/{PublicIds.Format(row.ParentId!.Value)}");

    private Unit? Find(OrganizationView o)
    {
        if (o.Unit(Id) is not { } unit)
            return null;
        var above = unit.ParentId is { } parent ? o.Model.Unit(parent) : unit;
        Denied = !o.Allows(Operation.Edit, above);
        Way = WayPoint.To(o, unit, new WayPoint("Delete"));
        return unit;
    }
}
