using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;

namespace Scorecard.Web.Presentation;

/// <summary>A KPI's values and targets as people read them.</summary>
public static class KpiWords
{
    private const int Significant = 5;
    private const int Digits = 4;

    public static string Value(Kpi kpi, KpiFigure figure) =>
        figure.State switch
        {
            ScoreState.Present => Measured(kpi, figure.Value, figure.Decimals),
            ScoreState.NotApplicable => "N/A",
            ScoreState.Missing or ScoreState.NotScored => Figures.None,
        };

    /// <summary>In the cell of a file: the number where there is one, else the word that stands for it; null for nothing.</summary>
    public static object? Cell(Kpi kpi, KpiFigure figure) =>
        figure.IsPresent && kpi.Direction != Direction.YesNo ? figure.Value
        : figure.State is ScoreState.Present or ScoreState.NotApplicable ? Value(kpi, figure)
        : null;

    /// <inheritdoc cref="Cell(Kpi, KpiFigure)"/>
    public static object? Cell(Kpi kpi, Aim? aim) => aim?.Value is { } value && kpi.Direction != Direction.YesNo ? value : Aim(kpi, 0, aim);

    /// <summary>A value that came out of numbers: a ratio always shows its decimals, so that values stand under each other.</summary>
    /// <param name="decimals">Those worth showing.</param>
    public static string Measured(Kpi kpi, double value, int decimals) =>
        kpi.Aggregation == TimeAggregation.Ratio
            ? Figures.Value((decimal)value, kpi.UnitOfMeasure, decimals)
            : Worded(kpi, Rounded(value, decimals));

    /// <summary>A value that was given, such as a target.</summary>
    public static string Value(Kpi kpi, double value) => Worded(kpi, Rounded(kpi, value));

    /// <summary>The difference of two values as they are shown: "−1.7"; null where either is not there.</summary>
    public static string? Change(Kpi kpi, KpiFigure before, KpiFigure now) =>
        ChangeOf(kpi, before, now) is { } change ? (change > 0 ? "+" : "") + Figures.Value(change) : null;

    /// <summary>The difference from a value as it is shown to one that was given; null where there is none.</summary>
    public static string? ChangeTo(Kpi kpi, KpiFigure before, double now)
    {
        if (!before.IsPresent || kpi.Direction == Direction.YesNo)
            return null;
        var places = kpi.Aggregation == TimeAggregation.Ratio ? before.Decimals : Math.Max(before.Decimals, Places(Rounded(kpi, now)));
        var change = Rounded(now, places) - Rounded(before.Value, before.Decimals);
        return (change > 0 ? "+" : "") + Figures.Value(change);
    }

    /// <summary>The same as a number.</summary>
    public static decimal? ChangeOf(Kpi kpi, KpiFigure before, KpiFigure now) =>
        !before.IsPresent || !now.IsPresent || kpi.Direction == Direction.YesNo
            ? null
            : Rounded(now.Value, now.Decimals) - Rounded(before.Value, before.Decimals);

    /// <summary>How far a value is from what is aimed at: "−1.7"; null where either is not there.</summary>
    public static string? Variance(Kpi kpi, KpiFigure figure, double? target) =>
        target is { } aimed ? Gap(kpi, figure, new Aim(kpi.Direction, aimed, aimed)) : null;

    /// <summary>The same where a range may be aimed at: "0" within it.</summary>
    public static string? Gap(Kpi kpi, KpiFigure figure, Aim? aim) =>
        GapOf(kpi, figure, aim) is { } gap ? (gap > 0 ? "+" : "") + Figures.Value(gap) : null;

    /// <summary>The same as a number.</summary>
    public static decimal? GapOf(Kpi kpi, KpiFigure figure, Aim? aim)
    {
        if (!figure.IsPresent || aim is null || kpi.Direction == Direction.YesNo)
            return null;
        var nearest = Math.Clamp(figure.Value, aim.Low, aim.High);
        return Rounded(figure.Value, figure.Decimals) - Rounded(nearest, figure.Decimals);
    }

    /// <summary>A given number with as many decimals as the value that it stands beside: "€4.20" beside "€4.64".</summary>
    public static string Beside(Kpi kpi, KpiFigure figure, double value) => Beside(kpi, Places(kpi, figure), value);

    /// <param name="places">The decimals with which the values are shown.</param>
    public static string Beside(Kpi kpi, int places, double value) =>
        kpi.Direction == Direction.YesNo
            ? Value(kpi, value)
            : Figures.Value(Rounded(kpi, value), kpi.UnitOfMeasure, Math.Max(Places(Rounded(kpi, value)), places));

    /// <summary>
    /// What is aimed at, beside a value: "98.0%", "4 to 6 days", "Yes"; null where nothing single is.
    /// </summary>
    public static string? Aim(Kpi kpi, KpiFigure figure, Aim? aim) => Aim(kpi, Places(kpi, figure), aim);

    /// <inheritdoc cref="Beside(Kpi, int, double)"/>
    public static string? Aim(Kpi kpi, int places, Aim? aim) =>
        aim switch
        {
            null => null,
            { Value: { } value } => Beside(kpi, places, value),
            _ => $"{Figures.Value((decimal)aim.Low)} to {Value(kpi, aim.High)}",
        };

    /// <summary>The decimals with which a value is shown.</summary>
    private static int Places(Kpi kpi, KpiFigure figure) =>
        !figure.IsPresent ? 0
        : kpi.Aggregation == TimeAggregation.Ratio ? figure.Decimals
        : Places(Rounded(figure.Value, figure.Decimals));

    // Zeros at the end are not shown, so they do not count.
    private static int Places(decimal number) => (number / 1.0000000000000000000000000000m).Scale;

    private static string Worded(Kpi kpi, decimal value) =>
        kpi.Direction == Direction.YesNo && value is 0 or 1 ? (value == 1 ? "Yes" : "No") : Figures.Value(value, kpi.UnitOfMeasure);

    private static decimal Rounded(double value, int decimals) => Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero);

    /// <summary>
    /// Values keep the decimals that they were given. A quotient has more than anyone can read, so it is shown to five digits. Of a number
    /// below 0.1 the first digits count, not the places, so that a rate of 0.00005 is not shown as 0.
    /// </summary>
    private static decimal Rounded(Kpi kpi, double value)
    {
        var kept = Math.Round((decimal)value, Places(value, Digits), MidpointRounding.AwayFromZero);
        var divides =
            kpi.Aggregation is TimeAggregation.Ratio or TimeAggregation.Average
            || kpi.RollUp is KpiRollUp.Ratio or KpiRollUp.Average or KpiRollUp.WeightedAverage;
        return divides && kept != Math.Round(kept, 2) ? Math.Round((decimal)value, Decimals(value), MidpointRounding.AwayFromZero) : kept;
    }

    // Three at most, but as many as three digits below 0.1 take, and fewer where more digits stand before the point.
    private static int Decimals(double value) =>
        Math.Abs(value) < 10 ? Places(value, 3) : Math.Clamp(Significant - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 3);

    private static int Places(double value, int digits) =>
        value == 0 ? digits : Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value))), digits, TextRules.MostDecimals);
}
