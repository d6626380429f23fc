using Scorecard.Domain.Units;

namespace Scorecard.Domain.Health;

/// <summary>
/// How healthy a unit's branch of the cascade, itself and all below it, was in a month; kept so that the trend can be seen.
/// </summary>
public sealed class UnitHealth : IOwned
{
    private UnitHealth() { }

    public UnitHealth(Unit unit, DateOnly month) => (OrganizationId, UnitId, Month) = (unit.OrganizationId, unit.Id, month);

    public long OrganizationId { get; private set; }

    public long UnitId { get; private set; }

    /// <summary>The month's first day.</summary>
    public DateOnly Month { get; private set; }

    /// <summary>0 to 100.</summary>
    public double Score { get; private set; }

    public int Findings { get; private set; }

    public void Set(double score, int findings) => (Score, Findings) = (score, findings);
}
