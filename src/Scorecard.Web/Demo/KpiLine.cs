using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;

namespace Scorecard.Web.Demo;

/// <summary>One KPI of the demo: what it is, and how its values went. Numbers are in its own unit of measure.</summary>
/// <param name="About">One line on what is counted.</param>
/// <param name="Start">Its level 36 months ago, or where it began.</param>
/// <param name="Lately">Its level up to the period before the last.</param>
/// <param name="Now">The last period's value; null where nobody has reported it yet.</param>
internal sealed record KpiLine(
    string Objective,
    string Code,
    string Name,
    string About,
    string Measure,
    ScaleInput Scale,
    double Start,
    double Lately,
    double? Now
)
{
    public Indicator Indicator { get; init; } = Indicator.Lagging;
    public Frequency Frequency { get; init; } = Frequency.Month;
    public TimeAggregation Aggregation { get; init; } = TimeAggregation.Average;
    public double Weight { get; init; } = 1;

    /// <summary>The key of its owner; the head of the unit unless said.</summary>
    public string? Owner { get; init; }

    /// <summary>The keys of those who enter it. Nobody for <c>[]</c>, which leaves it to the owner; the owner unless said.</summary>
    public string[]? Updaters { get; init; }

    /// <summary>Nobody is named at all, so it is owed by the unit's updaters.</summary>
    public bool Unnamed { get; init; }

    /// <summary>For ratios: what the denominator is about, each period.</summary>
    public double Volume { get; init; }

    /// <summary>For ratios: what is counted above and below the line.</summary>
    public (string Above, string Below)? Counts { get; init; }

    /// <summary>What it can be at all, where that is not what its unit of measure says: 0 to 100 for %, else nothing below 0.</summary>
    public (decimal? Lowest, decimal? Highest)? Possible { get; init; }

    /// <summary>How it is made of <see cref="Children"/>; it has no values of its own then.</summary>
    public KpiRollUp? RollUp { get; init; }

    /// <summary>Codes of the KPIs that feed it.</summary>
    public string[] Children { get; init; } = [];

    /// <summary>Its weight in a parent's weighted average.</summary>
    public double RollUpWeight { get; init; } = 1;

    /// <summary>In how many months, the last one included, it has existed.</summary>
    public int Months { get; init; } = DemoOrganization.Months;

    /// <summary>The scale that held until so many months ago.</summary>
    public (int MonthsAgo, ScaleInput Scale)? Earlier { get; init; }

    /// <summary>The KPI that this one follows.</summary>
    public Follows? Follows { get; init; }

    /// <summary>How far it strays from its path, as a share of the scale's width.</summary>
    public double Noise { get; init; } = 0.05;

    /// <summary>
    /// What its values but the last are rounded to by who reports them; 0 for nothing but its decimals. It shows among the patterns in
    /// reporting.
    /// </summary>
    public double Step { get; init; }

    /// <summary>
    /// How much worse it gets at the height of <see cref="Season"/>, as a share of the scale's width; below 0 for better.
    /// </summary>
    public double Swing { get; init; }

    public Season Season { get; init; } = Season.Peak;

    /// <summary>Periods before the last that nobody reported.</summary>
    public int[] Gaps { get; init; } = [];

    /// <summary>Said of the last period's value.</summary>
    public string? Note { get; init; }

    public (int Ago, string Note)? NotApplicable { get; init; }

    /// <summary>A period first reported with another value.</summary>
    public (int Ago, double First, string Note)? Corrected { get; init; }

    /// <summary>As many decimals as the table's numbers have.</summary>
    public int Decimals => new[] { Start, Lately, Now ?? Lately }.Max(number => ((decimal)number).Scale);
}

/// <summary>A true cause: what is better than usual in one KPI shows in another some months later.</summary>
/// <param name="Leader">The code of the KPI that moves first.</param>
/// <param name="Lag">How many months earlier.</param>
/// <param name="Strength">The correlation that is built in, between how good the two are.</param>
internal sealed record Follows(string Leader, int Lag, double Strength = 0.8);

internal enum Season
{
    /// <summary>Parcels pile up from October and are fewest in summer.</summary>
    Peak,

    /// <summary>People are away in July and August.</summary>
    Summer,

    /// <summary>Cold and dark.</summary>
    Winter,
}

/// <summary>Words of the table.</summary>
internal static class Scales
{
    /// <summary>For <see cref="KpiLine.Possible"/>: a margin or a difference can be anything.</summary>
    public static (decimal? Lowest, decimal? Highest) Anything => (null, null);

    /// <summary>For the last value of what nobody has reported yet.</summary>
    public static double? Open => null;

    public static ScaleInput Progress(double baseline, double target) => ScaleInput.Progress((decimal)baseline, (decimal)target);

    public static ScaleInput Thresholds(double redFlag, double target, double worst, double stretch) =>
        new(ScaleKind.Thresholds, Target: (decimal)target, RedFlag: (decimal)redFlag, Worst: (decimal)worst, Stretch: (decimal)stretch);

    public static ScaleInput Range(double lowZero, double low, double high, double highZero) =>
        new(ScaleKind.Range, LowZero: (decimal)lowZero, Low: (decimal)low, High: (decimal)high, HighZero: (decimal)highZero);

    public static ScaleInput Points(string points) => new(ScaleKind.Custom, Points: points);

    public static ScaleInput NoTarget => new(ScaleKind.None);

    public static ScaleInput Yes => new(ScaleKind.YesNo, GoodAnswer: true);
}
