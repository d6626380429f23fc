using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Kpis;

public sealed class DeleteModel(OrganizationReader reader, OrganizationWriter writer) : DeletePage<Kpi>(writer)
{
    protected override IQueryable<Kpi> Row => Db.Kpis.Where(k => k.Id == Subject.Id);

    protected override Task<Kpi?> FindAsync(CancellationToken cancel) => reader.ReadAsync(Find, cancel);

    protected override Task<string?> WhatHindersAsync(Kpi subject, CancellationToken cancel) => Db.WhatHindersAsync(subject, cancel);

    protected override Task DeleteAsync(Kpi row, CancellationToken cancel) => Db.DeleteAsync(row, cancel);

    protected override IActionResult Deleted(Kpi row) =>
        Done($"{row.Name} is deleted.", $"~/objectives/{PublicIds.Format(row.ObjectiveId)}");

    private Kpi? Find(OrganizationView o)
    {
        if (o.Kpi(Id) is not { } kpi)
            return null;
        var unit = o.Model.UnitOf(kpi);
        Denied = !o.Allows(Operation.Edit, unit);
        Way = WayPoint.To(o, unit, new WayPoint(kpi.Name, $"~/kpis/{Id}"), new WayPoint("Delete"));
        return kpi;
    }
}
