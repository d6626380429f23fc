using MathNet.Numerics.Distributions;
using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Forecasts;

/// <summary>
/// What a value may turn out to be: Student's t around a centre. With <paramref name="Scale"/> 0 it is the centre and nothing else.
/// </summary>
/// <param name="Centre">In the unit of the KPI, as the scale is.</param>
/// <param name="Scale">The typical error, 0 or more.</param>
/// <param name="DegreesOfFreedom">From how many independent errors the scale is known, 2 or more: the fewer, the wider the fan.</param>
public readonly record struct Outlook(double Centre, double Scale, int DegreesOfFreedom)
{
    private static readonly double[] Covers = [0.5, 0.8, 0.95];

    /// <summary>The multiples of the scale by degrees of freedom, worked out once: a quantile costs far more than a forecast.</summary>
    private static readonly double[]?[] Reaches = new double[]?[Backtest.MostValues + 1];

    public (double Low, double High) Half => Interval(0);

    /// <summary>Meant to hold four of five values.</summary>
    public (double Low, double High) Eighty => Interval(1);

    public (double Low, double High) NinetyFive => Interval(2);

    /// <summary>
    /// The chance that a target is met, 0 to 1; on the target counts. Null without a target, or where neither side of it is the good one.
    /// </summary>
    public double? ChanceOf(double target, Direction direction)
    {
        if (!double.IsFinite(target) || direction is not (Direction.HigherIsBetter or Direction.LowerIsBetter))
            return null;
        var ahead = direction == Direction.HigherIsBetter ? Centre - target : target - Centre;
        return Scale == 0 ? (ahead >= 0 ? 1 : 0) : StudentT.CDF(0, 1, DegreesOfFreedom, Math.Clamp(ahead / Scale, -1e6, 1e6));
    }

    /// <summary>The same outlook for the value and something that is known.</summary>
    public Outlook Plus(double known) => this with { Centre = Centre + known };

    private (double, double) Interval(int cover)
    {
        var reach =
            Scale == 0
                ? 0
                : Scale
                    * (
                        DegreesOfFreedom < Reaches.Length
                            ? Reaches[DegreesOfFreedom] ??= ReachesOf(DegreesOfFreedom)
                            : ReachesOf(DegreesOfFreedom)
                    )[cover];
        return (Centre - reach, Centre + reach);
    }

    private static double[] ReachesOf(int freedom) => [.. Covers.Select(c => StudentT.InvCDF(0, 1, freedom, (1 + c) / 2))];
}
