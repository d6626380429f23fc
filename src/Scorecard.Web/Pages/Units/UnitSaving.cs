using Scorecard.Data;
using Scorecard.Domain.Units;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Units;

public static class UnitSaving
{
    /// <summary>Adds the unit that was typed below another one, inside a write.</summary>
    /// <param name="personId">Whose own scorecard it is, or null.</param>
    public static async Task<Unit> AddBelowAsync(
        this UnitInput input,
        Unit shown,
        long? personId,
        OrganizationWriter writer,
        CancellationToken cancel
    )
    {
        var organization = await writer.Db.Organizations.PresentAsync(cancel);
        var above = await writer.Db.Units.Where(u => u.Id == shown.Id).PresentAsync(cancel);
        var unit = Unit.Below(writer.NextId(), organization, above, input.Code!, input.Name!);
        input.ApplyTo(unit, personId);
        await writer.RefuseTakenCodeAsync(unit, cancel);
        writer.Db.Add(unit);
        await writer.Db.LetPersonEditAsync(unit, before: null, cancel);
        return unit;
    }
}
