namespace Scorecard.Domain.Statistics;

/// <summary>Series that have their values in the same periods, and so share their stretch with any other.</summary>
/// <param name="Sample">One of them.</param>
/// <param name="Rows">All of them.</param>
internal sealed record GapPattern(double[] Sample, IReadOnlyList<int> Rows)
{
    public static List<GapPattern> Of(IReadOnlyList<double[]> series) =>
        [
            .. Enumerable
                .Range(0, series.Count)
                .GroupBy(row => string.Concat(series[row].Select(v => double.IsFinite(v) ? '1' : '0')).TrimEnd('0'))
                .Select(rows => new GapPattern(series[rows.First()], [.. rows])),
        ];
}
