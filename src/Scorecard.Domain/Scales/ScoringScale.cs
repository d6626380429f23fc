using System.Globalization;
using System.Numerics;

namespace Scorecard.Domain.Scales;

/// <summary>One corner of a scale: a value of the KPI and the score it earns, 0 to 100.</summary>
public readonly record struct ScalePoint(double Value, double Score);

/// <summary>
/// From value to score: a list of points, linear between them and flat outside. Lower-is-better needs no special case, its points merely
/// fall.
/// </summary>
public sealed class ScoringScale
{
    private readonly ScalePoint[] points;

    private ScoringScale(ScaleKind kind, IEnumerable<ScalePoint> points)
    {
        Kind = kind;
        this.points = [.. points.OrderBy(p => p.Value)];
        RuleViolation.Unless(this.points.Length >= 2, "A scale needs at least two points.");
        RuleViolation.Unless(
            this.points.Zip(this.points.Skip(1)).All(pair => pair.First.Value < pair.Second.Value),
            $"The values of a scale must differ and rise: {Join(this.points)}."
        );
        RuleViolation.Unless(
            this.points.All(p => p.Score is >= 0 and <= 100),
            $"The scores of a scale lie between 0 and 100: {Join(this.points)}."
        );
    }

    private ScoringScale() => (Kind, points) = (ScaleKind.None, []);

    public ScaleKind Kind { get; }

    /// <summary>Whether it has no points, so that nothing is scored by it.</summary>
    public bool IsNone => points.Length == 0;

    /// <summary>At least two, by strictly rising value; none where nothing is scored.</summary>
    public IReadOnlyList<ScalePoint> Points => points;

    internal ReadOnlySpan<ScalePoint> Span => points;

    /// <summary>Derived from the points: rising, falling, or a peak inside.</summary>
    public Direction Direction =>
        Kind == ScaleKind.YesNo ? Direction.YesNo
        : Pairs.All(p => p.First.Score <= p.Second.Score) ? Direction.HigherIsBetter
        : Pairs.All(p => p.First.Score >= p.Second.Score) ? Direction.LowerIsBetter
        : Direction.WithinRange;

    private IEnumerable<(ScalePoint First, ScalePoint Second)> Pairs => points.Zip(points.Skip(1));

    /// <summary>No points.</summary>
    public static ScoringScale None { get; } = new();

    /// <summary>0 at the baseline, 100 at the target.</summary>
    /// <exception cref="RuleViolation">They are equal.</exception>
    public static ScoringScale Progress(decimal baseline, decimal target)
    {
        RuleViolation.Unless(
            baseline != target,
            $"Baseline and target are both {target.ToString(CultureInfo.InvariantCulture)}, "
                + $"so there is no way to go between them. Set a target that differs from the baseline; to keep it where it is, "
                + $"choose Red flag and target, with this target and a red flag where it becomes a problem."
        );
        return new(ScaleKind.Progress, [new((double)baseline, 0), new((double)target, 100)]);
    }

    /// <summary>
    /// A at the red flag, G at the target. Without worst or stretch the straight line through those two reaches 0 and 100.
    /// </summary>
    /// <exception cref="RuleViolation">Red flag and target are equal, or worst and stretch lie on the wrong side of them.</exception>
    public static ScoringScale Thresholds(decimal redFlag, decimal target, decimal? worst, decimal? stretch, Bands bands)
    {
        RuleViolation.Unless(
            redFlag != target,
            $"Red flag and target are both {target.ToString(CultureInfo.InvariantCulture)}. Set a red flag that differs from the target."
        );
        var rising = target > redFlag;
        RuleViolation.Unless(
            worst is not { } w || (rising ? w < redFlag : w > redFlag),
            "The worst value must lie beyond the red flag, away from the target."
        );
        RuleViolation.Unless(
            stretch is not { } x || (rising ? x > target : x < target),
            "The stretch value must lie beyond the target, away from the red flag."
        );

        var (r, t) = ((double)redFlag, (double)target);
        var perScore = (t - r) / (bands.GreenFrom - bands.AmberFrom);
        var all = new List<ScalePoint> { new(r, bands.AmberFrom), new(t, bands.GreenFrom) };
        if (bands.AmberFrom > 0)
            all.Add(new((double?)worst ?? r - bands.AmberFrom * perScore, 0));
        if (bands.GreenFrom < 100)
            all.Add(new((double?)stretch ?? t + (100 - bands.GreenFrom) * perScore, 100));
        return new(ScaleKind.Thresholds, all);
    }

    /// <summary>0 at and below low zero, 100 from low to high, 0 at and above high zero.</summary>
    /// <exception cref="RuleViolation">The four do not rise.</exception>
    public static ScoringScale Range(decimal lowZero, decimal low, decimal high, decimal highZero)
    {
        RuleViolation.Unless(
            lowZero < low && low < high && high < highZero,
            "A range needs four values that rise: where the score is 0 below, from and to where it is 100, and where it is 0 above."
        );
        return new(ScaleKind.Range, [new((double)lowZero, 0), new((double)low, 100), new((double)high, 100), new((double)highZero, 0)]);
    }

    /// <summary>100 for the good answer (1 is yes, 0 is no), 0 for the other.</summary>
    public static ScoringScale YesNo(bool good) => new(ScaleKind.YesNo, [new(0, good ? 0 : 100), new(1, good ? 100 : 0)]);

    /// <summary>The points as given, in any order.</summary>
    /// <exception cref="RuleViolation">Fewer than two, equal values, or scores outside 0 to 100.</exception>
    public static ScoringScale Custom(IEnumerable<(decimal Value, decimal Score)> points) =>
        new(ScaleKind.Custom, points.Select(p => new ScalePoint((double)p.Value, (double)p.Score)));

    /// <summary>The score of a value, 0 to 100; NaN where nothing is scored. Outside the points it stays flat.</summary>
    /// <param name="value">A finite number.</param>
    public double Score(double value) => Score(value, points);

    /// <summary>
    /// Adds a period's points to those of earlier ones, value by value; the scores are the last period's. Five reported months with a
    /// target of 100 each are scored against 500.
    /// </summary>
    internal static void Add(ref ScalePoint[] sum, ScoringScale next)
    {
        if (sum.Length == 0)
            sum = new ScalePoint[next.points.Length];
        for (var p = 0; p < sum.Length; p++)
            sum[p] = next.points[p] with { Value = sum[p].Value + next.points[p].Value };
    }

    /// <summary>Whether the points of two scales can be added up.</summary>
    internal bool SameShape(ScoringScale other) => Kind == other.Kind && points.Length == other.points.Length;

    /// <summary>The score of a value, 0 to 100, by points that need not be those of one period: see <see cref="Add"/>.</summary>
    /// <param name="value">A finite number.</param>
    /// <param name="points">By strictly rising value.</param>
    /// <returns>NaN without points.</returns>
    public static double Score(double value, ReadOnlySpan<ScalePoint> points)
    {
        if (points.IsEmpty)
            return double.NaN;
        if (value <= points[0].Value)
            return points[0].Score;
        for (var i = 1; i < points.Length; i++)
            if (value < points[i].Value)
            {
                var (a, b) = (points[i - 1], points[i]);
                return a.Score + (b.Score - a.Score) * ((value - a.Value) / (b.Value - a.Value));
            }
        return points[^1].Score;
    }

    /// <summary>The same, to the same bits, for several values at once on a straight line between two points.</summary>
    internal static Vector<double> Score(Vector<double> value, ScalePoint low, ScalePoint high)
    {
        var score =
            new Vector<double>(low.Score)
            + new Vector<double>(high.Score - low.Score)
                * ((value - new Vector<double>(low.Value)) / new Vector<double>(high.Value - low.Value));
        score = Vector.ConditionalSelect(
            Vector.LessThanOrEqual(value, new Vector<double>(low.Value)),
            new Vector<double>(low.Score),
            score
        );
        return Vector.ConditionalSelect(
            Vector.GreaterThanOrEqual(value, new Vector<double>(high.Value)),
            new Vector<double>(high.Score),
            score
        );
    }

    private static string Join(IEnumerable<ScalePoint> points) =>
        string.Join(", ", points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Value}:{p.Score}")));
}
