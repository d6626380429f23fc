using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Initiatives;

public static class InitiativeSaving
{
    /// <summary>Adds the initiative that was typed to a unit, inside a write.</summary>
    public static async Task<Initiative> AddToAsync(
        this InitiativeInput input,
        Unit shown,
        InitiativeChoices choices,
        OrganizationWriter writer,
        CancellationToken cancel
    )
    {
        var ownerId = choices.Owners.Chosen(input.OwnerId, "owner");
        var unit = await writer.Db.Units.Where(u => u.Id == shown.Id).PresentAsync(cancel);
        var initiative = new Initiative(writer.NextId(), unit, input.Code!, input.Plan(ownerId));
        await input.ApplyAsync(initiative, choices, writer, cancel);
        writer.Db.Add(initiative);
        return initiative;
    }

    /// <summary>
    /// Sets what was typed and ticked. Inside a write, so that two people cannot close a circle together.
    /// </summary>
    public static async Task ApplyAsync(
        this InitiativeInput input,
        Initiative initiative,
        InitiativeChoices choices,
        OrganizationWriter writer,
        CancellationToken cancel
    )
    {
        var objectives = choices.Chosen(choices.Objectives, input.ObjectiveIds, "objective", initiative.ObjectiveIds).ToList();
        var kpis = choices.Chosen(choices.Kpis, input.KpiIds, "KPI", initiative.KpiIds).ToList();
        var firsts = choices.Chosen(choices.Initiatives, input.AwaitsIds, "initiative", initiative.AwaitsIds).ToList();
        initiative.Recode(input.Code!);
        initiative.Serve(
            await writer.Db.Objectives.Where(x => objectives.Contains(x.Id)).ToListAsync(cancel),
            await writer.Db.Kpis.IgnoreAutoIncludes().Where(k => kpis.Contains(k.Id)).ToListAsync(cancel)
        );
        if (firsts.Count > 0 || initiative.AwaitsIds.Any())
            initiative.Await(firsts, await writer.Db.Initiatives.AsSplitQuery().ToListAsync(cancel), choices.NameOf);
        input.ApplyMilestones(initiative);
        await writer.RefuseTakenCodeAsync(initiative, cancel);
    }
}
