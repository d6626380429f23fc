using Scorecard.Domain.Scales;
using Scorecard.Domain.Signals;
using Scorecard.Domain.Tests.Evidence;

namespace Scorecard.Domain.Tests.Signals;

/// <summary>How often an initiative is said to have shifted a KPI, in percent over all lengths before and after; the same for the same words.</summary>
internal static class ShiftVerdicts
{
    private const int Series = 1000;

    /// <param name="alike">The autocorrelation at 1 of the values, which have a standard deviation of 1.</param>
    /// <param name="shift">What is added from the start on.</param>
    public static (double Shifted, double CannotTell) Of(double alike, double shift, int[] before, int[] after)
    {
        List<InterventionVerdict> verdicts =
        [
            .. from early in before
            from late in after
            from seed in Enumerable.Range(0, Series)
            let values = Simulated.Autoregressive(seed + 10_000, alike, early + late).Select((v, t) => t < early ? v : v + shift)
            select Intervention.Of(values.ToArray(), early, Direction.HigherIsBetter).Verdict,
        ];
        return (
            Percent(v => v is InterventionVerdict.ShiftedRightWay or InterventionVerdict.ShiftedWrongWay),
            Percent(v => v == InterventionVerdict.CannotTell)
        );

        double Percent(Func<InterventionVerdict, bool> told) => 100.0 * verdicts.Count(told) / verdicts.Count;
    }
}
