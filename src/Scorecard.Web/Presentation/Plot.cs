using System.Globalization;
using System.Text;

namespace Scorecard.Web.Presentation;

/// <summary>The geometry of a small line: a series with gaps, in a box whose origin is at the top left.</summary>
internal sealed class Plot(IReadOnlyList<double?> values, double left, double right, double top, double bottom, double low, double high)
{
    public bool IsEmpty => values.All(value => value is null);

    public double X(int index) => values.Count < 2 ? right : left + (right - left) * index / (values.Count - 1);

    public double Y(double value) => bottom - (bottom - top) * (value - low) / (high - low);

    public (string X, string Y) Last
    {
        get
        {
            var index = values.Count - 1;
            while (values[index] is null)
                index--;
            return (Coordinate(X(index)), Coordinate(Y(values[index]!.Value)));
        }
    }

    /// <summary>Unbroken stretches. A gap is never bridged: a line there would claim values that nobody reported.</summary>
    public IEnumerable<IReadOnlyList<(string X, string Y)>> Stretches()
    {
        List<(string, string)> stretch = [];
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is { } value)
            {
                stretch.Add((Coordinate(X(i)), Coordinate(Y(value))));
                continue;
            }
            if (stretch.Count > 0)
                yield return stretch;
            stretch = [];
        }
        if (stretch.Count > 0)
            yield return stretch;
    }

    /// <summary>One polyline for each stretch; a lone value is a line of no length, which its round ends make a dot.</summary>
    public string Lines()
    {
        var svg = new StringBuilder();
        foreach (var stretch in Stretches())
        {
            var points = stretch.Count > 1 ? stretch : [stretch[0], stretch[0]];
            svg.Append("<polyline points=\"").AppendJoin(' ', points.Select(point => $"{point.X},{point.Y}")).Append("\"/>");
        }
        return svg.ToString();
    }

    public string Areas(string floor)
    {
        var svg = new StringBuilder();
        foreach (var stretch in Stretches().Where(stretch => stretch.Count > 1))
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"area\" d=\"M{stretch[0].X} {floor}L")
                .AppendJoin('L', stretch.Select(point => $"{point.X} {point.Y}"))
                .Append(CultureInfo.InvariantCulture, $"L{stretch[^1].X} {floor}Z\"/>");
        }
        return svg.ToString();
    }

    public static string Coordinate(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
