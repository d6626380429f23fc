using Scorecard.Domain.Plans;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Initiatives;

/// <summary>Those that wait for an initiative.</summary>
/// <param name="Names">As far as the person sees them.</param>
/// <param name="HasHidden">Whether one waits for it that the person may not see.</param>
public sealed record WaitingInitiatives(IReadOnlyList<string> Names, bool HasHidden)
{
    public static WaitingInitiatives For(OrganizationView o, Initiative initiative)
    {
        var waiting = o
            .Model.Initiatives.Where(i => i.AwaitsIds.Contains(initiative.Id))
            .ToLookup(i => o.Sees(o.Model.UnitOf(i)), i => i.Name);
        return new([.. waiting[true]], waiting[false].Any());
    }
}
