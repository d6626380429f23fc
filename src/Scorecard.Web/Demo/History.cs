using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;

namespace Scorecard.Web.Demo;

/// <summary>What was reported for one period.</summary>
/// <param name="First">What was reported first, where it has been corrected since.</param>
internal sealed record ReportedValue(Period Period, MeasuredValue Value, string? Note, MeasuredValue? First);

/// <summary>
/// Makes a KPI's reports: a straight path from its start to its late level, a season, noise, and what its leader did some months before.
/// </summary>
internal static class History
{
    /// <summary>More periods than any KPI has, a leader's lag included.</summary>
    private const int Longest = 256;

    /// <summary>How bad each month is, January first: 1 at the height of the season, below 0 in its opposite.</summary>
    private static double[] MonthsOf(Season season) =>
        season switch
        {
            Season.Peak => [0.1, -0.1, 0, -0.1, 0, -0.1, -0.4, -0.5, 0, 0.4, 0.8, 1],
            Season.Summer => [0, 0, -0.1, -0.1, 0, 0.3, 1, 0.9, 0.1, -0.1, -0.1, 0.2],
            Season.Winter => [1, 0.9, 0.4, 0, -0.3, -0.5, -0.6, -0.6, -0.3, 0.1, 0.5, 0.9],
        };

    /// <param name="periods">Those that are over, earliest first.</param>
    public static IEnumerable<ReportedValue> Of(KpiLine line, IReadOnlyList<Period> periods, IReadOnlyDictionary<string, KpiLine> all)
    {
        var scale = line.Scale.Compile(Bands.Default);
        var width = scale.IsNone ? line.Start / 4 : scale.Points[^1].Value - scale.Points[0].Value;
        var better = scale.Direction is Direction.HigherIsBetter or Direction.YesNo ? width : -width;
        var noise = NoiseOf(line, all);
        var volume = new Noise(line.Code + " volume");
        for (var i = 0; i < periods.Count; i++)
        {
            var period = periods[i];
            var ago = periods.Count - 1 - i;
            var chance = volume.Normal();
            if (line.NotApplicable is { } none && none.Ago == ago)
                yield return new(period, MeasuredValue.NA, none.Note, null);
            if (line.NotApplicable?.Ago == ago || line.Gaps.Contains(ago) || (ago == 0 && line.Now is null))
                continue;

            var path = periods.Count == 1 ? line.Lately : line.Start + (line.Lately - line.Start) * i / (periods.Count - 1);
            var season = line.Swing * (SeasonOf(line.Season, period) - SeasonOf(line.Season, periods[^1]));
            var value = ago == 0 && line.Now is { } now ? now : Rounded(line, path + better * (line.Noise * noise[ago] - season));
            var amount =
                line.Volume * (1 + 0.2 * SeasonOf(Season.Peak, period) + 0.03 * chance) * Math.Min(1, 0.8 + 0.2 * (i + 1) / periods.Count);
            var corrected = line.Corrected is { } c && c.Ago == ago ? line.Corrected : null;
            yield return new(
                period,
                Measured(line, value, amount),
                corrected?.Note ?? (ago == 0 ? line.Note : null),
                corrected is { } first ? Measured(line, first.First, amount) : null
            );
        }
    }

    private static double Rounded(KpiLine line, double value) =>
        line.Step > 0 ? Math.Round(value / line.Step, MidpointRounding.AwayFromZero) * line.Step : value;

    private static MeasuredValue Measured(KpiLine line, double value, double amount)
    {
        if (line.Scale.Kind == ScaleKind.YesNo)
            return MeasuredValue.Of(value >= 0.5 ? 1 : 0);
        value = Math.Clamp(value, 0, line.Measure == "%" ? 100 : double.MaxValue);
        if (line.Aggregation != TimeAggregation.Ratio)
            return MeasuredValue.Of(Math.Round((decimal)value, line.Decimals, MidpointRounding.AwayFromZero));
        var denominator = Math.Round((decimal)amount);
        return MeasuredValue.Ratio(Math.Round((decimal)value / (line.Measure == "%" ? 100 : 1) * denominator), denominator);
    }

    /// <summary>How much better than usual each period is, in standard deviations, the last period first.</summary>
    private static double[] NoiseOf(KpiLine line, IReadOnlyDictionary<string, KpiLine> all)
    {
        var stream = new Noise(line.Code);
        var own = new double[Longest];
        for (var ago = 0; ago < Longest; ago++)
            own[ago] = stream.Normal();
        if (line.Follows is not { } follows)
            return own;
        var leader = NoiseOf(all[follows.Leader], all);
        var rest = Math.Sqrt(1 - follows.Strength * follows.Strength);
        for (var ago = 0; ago + follows.Lag < Longest; ago++)
            own[ago] = follows.Strength * leader[ago + follows.Lag] + rest * own[ago];
        return own;
    }

    /// <summary>Of the months in a period, on average.</summary>
    private static double SeasonOf(Season season, Period period) =>
        period.Frequency <= Frequency.Month
            ? MonthsOf(season)[period.Anchor.Month - 1]
            : Enumerable
                .Range(0, 12)
                .Select(period.Start.AddMonths)
                .Where(month => month <= period.End)
                .Average(month => MonthsOf(season)[month.Month - 1]);
}
