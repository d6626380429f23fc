using Scorecard.Domain.Access;
using Scorecard.Domain.Units;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Forms;

/// <summary>What stands around a form that adds something to a unit.</summary>
/// <param name="further">The steps of the way that follow the unit's.</param>
public abstract class NewContent<TInput>(OrganizationView o, Unit unit, params WayPoint[] further)
    where TInput : new()
{
    public Unit Unit { get; } = unit;

    /// <summary>Whether the person may add something there.</summary>
    public bool IsAllowed { get; } = o.Allows(Operation.Edit, unit);

    public IReadOnlyList<WayPoint> Way { get; } = WayPoint.To(o, unit, further);

    /// <summary>What stands in the form at first.</summary>
    public TInput Suggested { get; protected init; } = new();
}
