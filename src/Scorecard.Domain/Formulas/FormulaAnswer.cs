namespace Scorecard.Domain.Formulas;

/// <summary>Why a formula has no value.</summary>
public enum FormulaGap
{
    /// <summary>A KPI that it needs has no value.</summary>
    Missing,

    /// <summary>A KPI that it needs does not apply.</summary>
    NotApplicable,

    DividedByZero,

    /// <summary>The result is too large, or no number at all, such as the root of a negative one.</summary>
    NoNumber,

    /// <summary>None of its KPIs has a value, though it would not need one.</summary>
    NothingReported,
}

/// <summary>What a formula comes to, and if nothing, why.</summary>
/// <param name="Value">NaN where there is none.</param>
/// <param name="Input">The KPI that is to blame, if one is.</param>
public readonly record struct FormulaAnswer(double Value, FormulaGap? Gap, FormulaInput? Input)
{
    /// <summary>Walks a formula part by part, for one period.</summary>
    /// <param name="values">By input; NaN where missing, positive infinity where it does not apply.</param>
    public static FormulaAnswer Of(Formula formula, ReadOnlySpan<double> values)
    {
        var answer = new Walk(formula, values).Answer();
        if (answer.Gap is not null || !formula.HasChoice)
            return answer;
        foreach (var value in values)
            if (double.IsFinite(value))
                return answer;
        return new(double.NaN, FormulaGap.NothingReported, null);
    }

    private readonly ref struct Walk(Formula formula, ReadOnlySpan<double> values)
    {
        private readonly ReadOnlySpan<double> values = values;

        public FormulaAnswer Answer() => Of(formula.Whole);

        private FormulaAnswer Of(FormulaNode node)
        {
            switch (node)
            {
                case NumberNode number:
                    return new(number.Value, null, null);
                case InputNode input:
                    var value = values[input.Input];
                    return double.IsFinite(value)
                        ? new(value, null, null)
                        : new(double.NaN, double.IsNaN(value) ? FormulaGap.Missing : FormulaGap.NotApplicable, formula.Inputs[input.Input]);
            }
            var operation = (OperationNode)node;
            if (operation.Operator == FormulaOperator.If)
            {
                var test = Of(operation.Operands[0]);
                return test.Gap is null ? Of(operation.Operands[test.Value != 0 ? 1 : 2]) : test;
            }
            Span<double> numbers = new double[operation.Operands.Count];
            FormulaAnswer? gap = null;
            for (var i = 0; i < numbers.Length; i++)
            {
                var part = Of(operation.Operands[i]);
                numbers[i] = part.Value;
                if (
                    part.Gap is not null
                    && (gap is null || (gap.Value.Gap != FormulaGap.NotApplicable && part.Gap == FormulaGap.NotApplicable))
                )
                    gap = part;
            }
            if (gap is { } known)
                return known;
            var result = FormulaArithmetic.Of(operation.Operator, numbers.Length, numbers, 0, 1);
            return !double.IsNaN(result) ? new(result, null, null)
                : operation.Operator == FormulaOperator.Divide && numbers[1] == 0 ? new(double.NaN, FormulaGap.DividedByZero, null)
                : new(double.NaN, FormulaGap.NoNumber, null);
        }
    }
}
