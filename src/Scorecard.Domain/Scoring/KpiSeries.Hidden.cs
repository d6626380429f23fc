using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Scoring;

/// <content>What is left of a KPI for those who may not see it.</content>
internal sealed partial class KpiSeries
{
    /// <summary>
    /// Forgets how exactly its values are known, for good. Whatever is computed from it afterwards, in whatever way and however often,
    /// tells no more than the rough values.
    /// </summary>
    public void Hide()
    {
        IsHidden = true;
        if (IsComputed)
            return;
        var size = SizeOf(Values);
        var decimals = Denominators is null ? DecimalsOf(Values) : TextRules.MostDecimals;
        var part = Denominators is null ? 0 : Rough.Step(SizeOf(Denominators), DecimalsOf(Denominators));
        for (var i = 0; i < Values.Length; i++)
        {
            if (double.IsFinite(Values[i]))
                Values[i] = Roughly(Values[i], ScaleAt(First + i), size, decimals);
            if (Denominators is not null)
            {
                Denominators[i] = double.IsFinite(Values[i]) ? AwayFromZero(Denominators[i], part) : double.NaN;
                Numerators![i] = Values[i] * Denominators[i] / Kpi.Multiplier;
            }
        }
    }

    /// <param name="size">Of the largest value, where no scale says what is much.</param>
    private static double Roughly(double value, ScoringScale scale, double size, int decimals) =>
        scale.Kind == ScaleKind.YesNo
            ? Rough.YesOrNo
            : Rough.Nearest(value, Rough.Step(scale.IsNone ? size : scale.Span[^1].Value - scale.Span[0].Value, decimals));

    /// <summary>To the nearest step, but never to the nothing that cannot divide.</summary>
    private static double AwayFromZero(double number, double step) =>
        Math.CopySign(Math.Max(step, Math.Abs(Rough.Nearest(number, step))), number);

    private static double SizeOf(double[] numbers) => numbers.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();

    private static int DecimalsOf(double[] numbers) =>
        numbers.Where(double.IsFinite).Select(number => (int)((decimal)number).Scale).DefaultIfEmpty().Max();
}
