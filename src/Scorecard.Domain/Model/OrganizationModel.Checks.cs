using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;

namespace Scorecard.Domain.Model;

/// <content>Rules that have to hold in every month.</content>
public sealed partial class OrganizationModel
{
    /// <summary>Checks that contributions and parents of KPIs form no circle at any time.</summary>
    /// <param name="objectiveName">Says the name of an objective by its id, for the sentence.</param>
    /// <exception cref="RuleViolation">Some do; the sentence says which, and in which months.</exception>
    public void CheckEveryMonth(Func<long, string> objectiveName)
    {
        var from = DateOnly.MinValue;
        foreach (var until in History.Changes.Append(DateOnly.MaxValue))
        {
            var then = At(from);
            try
            {
                ContributionGraph.CheckAcyclic(then.Contributions, objectiveName);
                KpiTree.Check(then.Kpis, then.UnitOf);
            }
            catch (RuleViolation broken)
            {
                throw new RuleViolation($"{Stretch(from, until)}: {broken.Message}");
            }
            from = until;
        }
    }

    private string Stretch(DateOnly from, DateOnly until) =>
        (from == DateOnly.MinValue, until == DateOnly.MaxValue) switch
        {
            (true, true) => "In every month",
            (true, false) => $"Before {Code(until)}",
            (false, true) => $"From {Code(from)} on",
            (false, false) => $"From {Code(from)} to {Code(until.AddDays(-1))}",
        };

    private string Code(DateOnly day) => PeriodCode.Format(Organization.Calendar.Containing(Frequency.Month, day), Organization.Calendar);
}
