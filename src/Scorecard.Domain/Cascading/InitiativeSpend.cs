using Scorecard.Domain.Model;
using Scorecard.Domain.Plans;

namespace Scorecard.Domain.Cascading;

/// <summary>The part of an initiative's money that goes to one objective.</summary>
/// <param name="ObjectiveId">Null for an initiative that serves nothing.</param>
/// <param name="Planned">Its part of the budget, 0 where none is set.</param>
/// <param name="Spent">Its part of what was spent.</param>
public sealed record SpendShare(long? ObjectiveId, decimal Planned, decimal Spent);

/// <summary>Gives the money of initiatives to what they serve.</summary>
public static class InitiativeSpend
{
    /// <summary>
    /// Splits an initiative equally over the objectives it serves; where it names none, over those of the KPIs it serves.
    /// </summary>
    /// <returns>At least one share, by objective; they add up to its budget and to what was spent, to the last digit.</returns>
    public static IReadOnlyList<SpendShare> SharesOf(OrganizationModel model, Initiative initiative)
    {
        var named = initiative.ObjectiveIds.Any()
            ? initiative.ObjectiveIds
            : initiative.KpiIds.Select(id => model.Kpi(id).ObjectiveId).Distinct();
        var objectives = named.Order().Select(id => (long?)id).DefaultIfEmpty().ToList();
        var (planned, spent) = (Parts(initiative.Budget ?? 0), Parts(initiative.Spent));
        return [.. objectives.Select((id, i) => new SpendShare(id, planned[i], spent[i]))];

        IReadOnlyList<decimal> Parts(decimal whole) => TargetSplit.Split(whole, [.. objectives.Select(_ => 1m)]);
    }
}
