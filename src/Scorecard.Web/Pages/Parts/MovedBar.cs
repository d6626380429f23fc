using System.Globalization;

namespace Scorecard.Web.Pages.Parts;

/// <summary>Where a row's bar stands between the score before and the score after, on a cut axis 300 wide.</summary>
public sealed record MovedBar(double From, double To)
{
    private const double Width = 300,
        Margin = 8;

    /// <summary>
    /// Runs from the score before through all rows; what they and the KPIs inside them reach fills the width, so that no bar leaves it.
    /// </summary>
    public static (MovedBar Start, IReadOnlyList<MovedBar> Rows, Func<double, double> At) Along(double start, IReadOnlyList<MovedRow> rows)
    {
        var stops = new List<double> { start };
        var (low, high) = (start, start);
        foreach (var row in rows)
        {
            var inside = stops[^1];
            foreach (var kid in row.Kids)
                Reach(inside += kid.Points);
            stops.Add(stops[^1] + row.Points);
            Reach(stops[^1]);
        }
        double At(double score) => high == low ? Width / 2 : Margin + (Width - 2 * Margin) * (score - low) / (high - low);
        return (new(At(start), At(start)), [.. rows.Select((_, i) => new MovedBar(At(stops[i]), At(stops[i + 1])))], At);

        void Reach(double score) => (low, high) = (Math.Min(low, score), Math.Max(high, score));
    }

    public bool Rises => To > From;

    public string X => Text(Math.Min(From, To));

    public string Length => Text(Math.Max(Math.Abs(To - From), 0.5));

    public string End => Text(To);

    private static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
