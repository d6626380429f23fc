using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Domain.Access;
using Scorecard.Domain.Plans;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Initiatives;

public sealed class DeleteModel(OrganizationReader reader, OrganizationWriter writer) : DeletePage<Initiative>(writer)
{
    public WaitingInitiatives Waiting { get; private set; } = null!;

    protected override IQueryable<Initiative> Row => Db.Initiatives.Where(i => i.Id == Subject.Id);

    protected override Task<Initiative?> FindAsync(CancellationToken cancel) => reader.ReadAsync(Find, cancel);

    protected override async Task DeleteAsync(Initiative row, CancellationToken cancel)
    {
        await Db.RemoveDependentsAsync(row, cancel);
        Db.Remove(row);
    }

    protected override IActionResult Deleted(Initiative row) => Done($"{row.Name} is deleted.", "~/initiatives");

    private Initiative? Find(OrganizationView o)
    {
        if (o.Initiative(Id) is not { } initiative)
            return null;
        var unit = o.Model.UnitOf(initiative);
        Denied = !o.Allows(Operation.Edit, unit);
        Waiting = WaitingInitiatives.For(o, initiative);
        Way = WayPoint.To(o, unit, new WayPoint(initiative.Name, $"~/initiatives/{Id}"), new WayPoint("Delete"));
        return initiative;
    }
}
