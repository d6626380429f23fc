namespace Scorecard.Domain.Formulas;

/// <summary>What each operation comes to, for one period.</summary>
internal static class FormulaArithmetic
{
    /// <summary>Two numbers that differ by less than this share of the larger are equal: arithmetic on fractions is not finer.</summary>
    private const double Billionth = 1e-9;

    /// <param name="numbers">The operands, the first at <paramref name="at"/>, each a further <paramref name="apart"/>.</param>
    /// <returns>NaN where an operand that is needed is, and where the result is no number or too large for one.</returns>
    public static double Of(FormulaOperator sign, int operands, ReadOnlySpan<double> numbers, int at, int apart)
    {
        var first = numbers[at];
        var second = operands > 1 ? numbers[at + apart] : double.NaN;
        var result = sign switch
        {
            FormulaOperator.Add => first + second,
            FormulaOperator.Subtract => first - second,
            FormulaOperator.Multiply => first * second,
            FormulaOperator.Divide => first / second,
            FormulaOperator.Power => Power(first, second),
            FormulaOperator.Negate => -first,
            FormulaOperator.Less => Answer(first, second, first < second && !Same(first, second)),
            FormulaOperator.AtMost => Answer(first, second, first < second || Same(first, second)),
            FormulaOperator.Greater => Answer(first, second, first > second && !Same(first, second)),
            FormulaOperator.AtLeast => Answer(first, second, first > second || Same(first, second)),
            FormulaOperator.Equal => Answer(first, second, Same(first, second)),
            FormulaOperator.Different => Answer(first, second, !Same(first, second)),
            FormulaOperator.Absolute => Math.Abs(first),
            FormulaOperator.Round => Rounded(first, operands > 1 ? (int)second : 0),
            FormulaOperator.If when double.IsNaN(first) => double.NaN,
            FormulaOperator.If => first != 0 ? second : numbers[at + 2 * apart],
            FormulaOperator.Min or FormulaOperator.Max or FormulaOperator.Sum or FormulaOperator.Average => Together(
                sign,
                operands,
                numbers,
                at,
                apart
            ),
        };
        return double.IsFinite(result) ? result : double.NaN;
    }

    // A power of nothing known is not known, though any number to the power of 0 is 1.
    private static double Power(double number, double power) =>
        double.IsNaN(number) || double.IsNaN(power) ? double.NaN : Math.Pow(number, power);

    private static double Answer(double a, double b, bool holds) =>
        double.IsNaN(a) || double.IsNaN(b) ? double.NaN
        : holds ? 1
        : 0;

    private static bool Same(double a, double b) => Math.Abs(a - b) <= Billionth * Math.Max(Math.Abs(a), Math.Abs(b));

    private static double Rounded(double number, int decimals) =>
        !(Math.Abs(number) < (double)TextRules.LargestNumber)
            ? number
            : (double)Math.Round((decimal)number, decimals, MidpointRounding.AwayFromZero);

    private static double Together(FormulaOperator sign, int operands, ReadOnlySpan<double> numbers, int at, int apart)
    {
        var whole = numbers[at];
        for (var i = 1; i < operands; i++)
        {
            var next = numbers[at + i * apart];
            whole = sign switch
            {
                FormulaOperator.Min => Math.Min(whole, next),
                FormulaOperator.Max => Math.Max(whole, next),
                _ => whole + next,
            };
        }
        return sign == FormulaOperator.Average ? whole / operands : whole;
    }
}
