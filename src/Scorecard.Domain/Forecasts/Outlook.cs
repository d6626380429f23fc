using MathNet.Numerics.Distributions;
using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Forecasts;

/// <summary>
/// What a value may turn out to be: Student's t around a centre, of which what lies beyond the possible is drawn to its end. With
/// <paramref name="Scale"/> 0 it is the centre and nothing else.
/// </summary>
/// <param name="Centre">In the unit of the KPI, as the scale is.</param>
/// <param name="Scale">The typical error, 0 or more.</param>
/// <param name="DegreesOfFreedom">From how many independent errors the scale is known, 2 or more: the fewer, the wider the fan.</param>
public readonly record struct Outlook(double Centre, double Scale, int DegreesOfFreedom)
{
    /// <summary>Factors beyond it leave the numbers that a KPI can have.</summary>
    private const double LargestLog = 300;

    private static readonly double[] Covers = [0.5, 0.8, 0.95];

    /// <summary>The multiples of the scale by degrees of freedom, worked out once: a quantile costs far more than a forecast.</summary>
    private static readonly double[]?[] Reaches = new double[]?[Backtest.MostValues + 1];

    /// <summary>Whether the centre, above 0, is multiplied: the scale is then one of logs.</summary>
    public bool IsOnLogs { get; init; }

    /// <summary>The least that is possible; null for no limit.</summary>
    public double? Lowest { get; init; }

    /// <summary>The most that is possible; null for no limit.</summary>
    public double? Highest { get; init; }

    public (double Low, double High) Half => Interval(0);

    /// <summary>Meant to hold four of five values.</summary>
    public (double Low, double High) Eighty => Interval(1);

    public (double Low, double High) NinetyFive => Interval(2);

    /// <summary>
    /// The chance that a target is met, 0 to 1; on the target counts. Null without a target, or where neither side of it is the good one.
    /// </summary>
    public double? ChanceOf(double target, Direction direction) =>
        !double.IsFinite(target)
            ? null
            : direction switch
            {
                Direction.HigherIsBetter => target <= Lowest ? 1
                : target > Highest ? 0
                : Below(-Errors(target), Centre >= target),
                Direction.LowerIsBetter => target >= Highest ? 1
                : target < Lowest ? 0
                : Below(Errors(target), Centre <= target),
                Direction.WithinRange or Direction.YesNo => null,
            };

    /// <summary>The same outlook for the value and something that is known.</summary>
    public Outlook Plus(double known) => this with { Centre = Centre + known, Lowest = Lowest + known, Highest = Highest + known };

    /// <summary>The value that lies so many typical errors above the centre.</summary>
    internal double At(double errors)
    {
        var value =
            Scale == 0 ? Centre
            : IsOnLogs ? Centre * Math.Exp(Math.Clamp(Scale * errors, -LargestLog, LargestLog))
            : Centre + Scale * errors;
        return Math.Min(Math.Max(value, Lowest ?? double.NegativeInfinity), Highest ?? double.PositiveInfinity);
    }

    /// <summary>How many typical errors a value lies above the centre.</summary>
    private double Errors(double value) =>
        !IsOnLogs ? (value - Centre) / Scale
        : value > 0 ? Math.Log(value / Centre) / Scale
        : double.NegativeInfinity;

    private double Below(double errors, bool centreCounts) =>
        Scale == 0 ? (centreCounts ? 1 : 0) : StudentT.CDF(0, 1, DegreesOfFreedom, Math.Clamp(errors, -1e6, 1e6));

    private (double, double) Interval(int cover)
    {
        if (Scale == 0)
            return (At(0), At(0));
        var reaches =
            DegreesOfFreedom < Reaches.Length ? Reaches[DegreesOfFreedom] ??= ReachesOf(DegreesOfFreedom) : ReachesOf(DegreesOfFreedom);
        return (At(-reaches[cover]), At(reaches[cover]));
    }

    private static double[] ReachesOf(int freedom) => [.. Covers.Select(c => StudentT.InvCDF(0, 1, freedom, (1 + c) / 2))];
}
