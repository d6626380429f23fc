using System.Globalization;

namespace Scorecard.Domain.Scales;

/// <summary>Says how a scale made a score, with the real numbers: (94.2 − 90) / (98 − 90) × 100 = 52.5.</summary>
public static class ScaleArithmetic
{
    /// <param name="points">At least two, by rising value.</param>
    /// <param name="value">The KPI's value.</param>
    /// <param name="culture">How to write the numbers.</param>
    public static string Sentence(IReadOnlyList<ScalePoint> points, double value, IFormatProvider culture)
    {
        var score = Score(ScoringScale.Score(value, [.. points]));
        if (value <= points[0].Value)
            return value == points[0].Value
                ? $"{N(value)} scores {score}"
                : $"{N(value)} is below {N(points[0].Value)}, so it scores {score}";
        if (value >= points[^1].Value)
            return value == points[^1].Value
                ? $"{N(value)} scores {score}"
                : $"{N(value)} is above {N(points[^1].Value)}, so it scores {score}";
        var i = 1;
        while (value >= points[i].Value)
            i++;
        var (a, b) = (points[i - 1], points[i]);
        if (a.Score == b.Score)
            return $"{N(value)} lies between {N(a.Value)} and {N(b.Value)}, so it scores {score}";
        var (zero, full) = a.Score < b.Score ? (a, b) : (b, a);
        var fraction =
            a.Score < b.Score
                ? $"({N(value)} − {N(a.Value)}) / ({N(b.Value)} − {N(a.Value)})"
                : $"({N(b.Value)} − {N(value)}) / ({N(b.Value)} − {N(a.Value)})";
        var start = zero.Score == 0 ? "" : $"{Score(zero.Score)} + ";
        return $"{start}{fraction} × {Score(full.Score - zero.Score)} = {score}";

        string N(double number) => number < 0 ? $"(−{Plain(-number)})" : Plain(number);
        string Plain(double number) => ((decimal)Math.Round(number, TextRules.MostDecimals)).ToString("#,0.######", culture);
        string Score(double number) => number.ToString("0.#", culture);
    }
}
