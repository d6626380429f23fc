using System.Globalization;
using Scorecard.Domain.Scales;

namespace Scorecard.Web.Presentation;

/// <summary>The drawing of a KPI's scale: bands along its values, with the value's place on it.</summary>
public sealed record ScoreScale(IReadOnlyList<ScoreScale.Band> Bands, IReadOnlyList<ScoreScale.Tick> Ticks, double? Marker)
{
    public const int Width = 366;
    private const double Margin = 16;
    private const double Least = 30;
    private const double LetterWidth = 6.5;

    public sealed record Band(double X, double Width, Tone Tone);

    /// <summary>A score below its place, and below that the value.</summary>
    public sealed record Tick(double X, string Score, string Value, string Anchor);

    /// <param name="points">At least two, by rising value.</param>
    /// <param name="value">Null where nothing is reported.</param>
    /// <param name="target">Named where it is one of the values below the scale.</param>
    /// <param name="text">How to write a value.</param>
    public static ScoreScale Of(IReadOnlyList<ScalePoint> points, Bands bands, double? value, double? target, Func<double, string> text)
    {
        ScalePoint[] corners = [.. points];
        var (low, high) = (points[0].Value, points[^1].Value);
        var edges = points
            .Select(p => p.Value)
            .Concat(points.Zip(points.Skip(1)).SelectMany(pair => Crossings(pair.First, pair.Second, bands)))
            .Distinct()
            .Order()
            .ToList();
        var colours = new List<Band>();
        foreach (var (from, to) in edges.Zip(edges.Skip(1)))
        {
            var tone = Tones.Of(bands.Of(ScoringScale.Score((from + to) / 2, corners)));
            if (colours.Count > 0 && colours[^1].Tone == tone)
                colours[^1] = colours[^1] with { Width = X(to) - colours[^1].X };
            else
                colours.Add(new(X(from), X(to) - X(from), tone));
        }
        return new(colours, Ticks(edges), value is { } at ? Math.Clamp(X(at), Margin / 2, Width - Margin / 2) : null);

        double X(double v) => Margin + (v - low) / (high - low) * (Width - 2 * Margin);

        // The ends always; what lies between where there is room.
        List<Tick> Ticks(List<double> all)
        {
            var ticks = new List<Tick> { At(all[0], "start") };
            foreach (var edge in all.Skip(1).SkipLast(1))
                if (At(edge, "middle") is var tick && Fits(ticks[^1], tick) && Fits(tick, At(all[^1], "end")))
                    ticks.Add(tick);
            ticks.Add(At(all[^1], "end"));
            return ticks;
        }

        Tick At(double v, string anchor) =>
            new(
                X(v),
                ScoringScale.Score(v, corners).ToString("0.#", CultureInfo.CurrentCulture),
                (v == target ? "Target " : "") + text(v),
                anchor
            );
    }

    private static bool Fits(Tick left, Tick right) => right.X - left.X >= Math.Max(Least, LetterWidth * (Reach(left) + Reach(right)));

    // How many letters stand between the place of a tick and its neighbour's; those at the ends begin or end at the margin.
    private static double Reach(Tick tick) => tick.Value.Length / (tick.Anchor == "middle" ? 2.0 : 1.0) + 1;

    private static IEnumerable<double> Crossings(ScalePoint a, ScalePoint b, Bands bands)
    {
        foreach (var edge in new[] { bands.AmberFrom, bands.GreenFrom })
            if ((a.Score - edge) * (b.Score - edge) < 0)
                yield return a.Value + (b.Value - a.Value) * (edge - a.Score) / (b.Score - a.Score);
    }
}
