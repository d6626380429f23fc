namespace Scorecard.Domain.Scales;

/// <summary>
/// What a KPI is to reach: at least a value where higher is better, at most one where lower is, else from one to another. It is where the
/// scale's score is at its highest, but the target itself of <see cref="ScaleKind.Thresholds"/>, which may go on beyond it.
/// </summary>
/// <param name="Low">The least value that is aimed at.</param>
/// <param name="High">The highest; the same where a single value is aimed at.</param>
public sealed record Aim(Direction Direction, double Low, double High)
{
    /// <summary>The single value that is aimed at; null for a range.</summary>
    public double? Value => Low == High ? Low : null;

    public static Aim? Of(ScoringScale scale, Bands bands) => Of(scale.Kind, scale.Direction, scale.Points, bands);

    /// <param name="points">Of a scale, or of several periods added up. None where the kind of scale changes between them.</param>
    /// <param name="bands">The organization's.</param>
    /// <returns>Null where there are no points, or where the best values lie apart with worse ones between them.</returns>
    public static Aim? Of(ScaleKind kind, Direction direction, IReadOnlyList<ScalePoint> points, Bands bands)
    {
        if (points.Count == 0)
            return null;
        var wanted = ScaleKinds.Of(kind).ScoreOfAim(points, bands);
        var best = points.SkipWhile(point => point.Score != wanted).TakeWhile(point => point.Score == wanted).ToList();
        if (best.Count == 0 || best.Count != points.Count(point => point.Score == wanted))
            return null;
        var (low, high) = (best[0].Value, best[^1].Value);
        return direction switch
        {
            Direction.HigherIsBetter => new(direction, low, low),
            Direction.LowerIsBetter => new(direction, high, high),
            Direction.WithinRange or Direction.YesNo => new(direction, low, high),
        };
    }
}
