using Scorecard.Data;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Objectives;

public static class ObjectiveSaving
{
    /// <summary>Adds the objective that was typed to a unit, inside a write.</summary>
    public static async Task<Objective> AddToAsync(
        this ObjectiveInput input,
        Unit shown,
        ObjectiveChoices choices,
        OrganizationWriter writer,
        CancellationToken cancel
    )
    {
        var perspectiveId = choices.Perspectives.Chosen(input.PerspectiveId, "perspective");
        var ownerId = choices.Owners.Chosen(input.OwnerId, "owner");
        var perspective = await writer.Db.Perspectives.Where(p => p.Id == perspectiveId).PresentAsync(cancel);
        var unit = await writer.Db.Units.Where(u => u.Id == shown.Id).PresentAsync(cancel);
        var objective = new Objective(writer.NextId(), unit, perspective, input.Code!, input.Name!);
        input.ApplyTo(objective, perspective, ownerId);
        await writer.RefuseTakenCodeAsync(objective, cancel);
        writer.Db.Add(objective);
        return objective;
    }
}
