using System.Numerics;

namespace Scorecard.Domain.Formulas;

/// <summary>
/// A formula as steps, operands first, each done for many periods at once. NaN is what is missing; whatever is no number, or too large for
/// one, is NaN as well, never infinite.
/// </summary>
internal sealed class FormulaSteps
{
    private static readonly int Lanes = Vector<double>.Count;
    private static readonly Vector<double> Largest = new(double.MaxValue);
    private static readonly Vector<double> Missing = new(double.NaN);

    private readonly List<Step> steps = [];

    public FormulaSteps(FormulaNode whole)
    {
        // Operands first, without calling down: a formula may lean far to one side.
        var open = new Stack<(FormulaNode Node, bool Done)>([(whole, false)]);
        var height = 0;
        while (open.TryPop(out var next))
            switch (next.Node)
            {
                case NumberNode number:
                    Add(new(null, 0, number.Value), 1);
                    break;
                case InputNode input:
                    Add(new(null, input.Input, double.NaN), 1);
                    break;
                case OperationNode { Operands: var operands } operation when next.Done:
                    Add(new(operation.Operator, operands.Count, 0), 1 - operands.Count);
                    break;
                case OperationNode operation:
                    open.Push((operation, true));
                    for (var i = operation.Operands.Count - 1; i >= 0; i--)
                        open.Push((operation.Operands[i], false));
                    break;
            }

        void Add(Step step, int grows)
        {
            steps.Add(step);
            height += grows;
            Height = Math.Max(Height, height);
        }
    }

    /// <summary>How many rows are needed at once.</summary>
    public int Height { get; private set; }

    /// <param name="Operator">Null for a number or an input.</param>
    /// <param name="Count">Of operands; of an input its place.</param>
    /// <param name="Number">NaN for an input.</param>
    private readonly record struct Step(FormulaOperator? Operator, int Count, double Number);

    /// <summary>Works the formula out for some periods.</summary>
    /// <param name="count">How many.</param>
    /// <param name="inputs">A row of that length for each input, one after the other.</param>
    /// <param name="rows">Room for <see cref="Height"/> rows; the first is the result.</param>
    public void Run(int count, double[] inputs, double[] rows)
    {
        var top = 0;
        foreach (var step in steps)
            if (step.Operator is not { } sign)
            {
                var row = rows.AsSpan(top++ * count, count);
                if (double.IsNaN(step.Number))
                    inputs.AsSpan(step.Count * count, count).CopyTo(row);
                else
                    row.Fill(step.Number);
            }
            else
            {
                top -= step.Count - 1;
                Do(sign, step.Count, count, rows, (top - 1) * count);
            }
    }

    private static void Do(FormulaOperator sign, int operands, int count, double[] rows, int at)
    {
        var i = 0;
        if (operands == 2 && sign is FormulaOperator.Add or FormulaOperator.Subtract or FormulaOperator.Multiply or FormulaOperator.Divide)
            for (; i + Lanes <= count; i += Lanes)
            {
                var (a, b) = (new Vector<double>(rows, at + i), new Vector<double>(rows, at + count + i));
                var both = sign switch
                {
                    FormulaOperator.Add => a + b,
                    FormulaOperator.Subtract => a - b,
                    FormulaOperator.Multiply => a * b,
                    _ => a / b,
                };
                Vector.ConditionalSelect(Vector.LessThanOrEqual(Vector.Abs(both), Largest), both, Missing).CopyTo(rows, at + i);
            }
        for (; i < count; i++)
            rows[at + i] = FormulaArithmetic.Of(sign, operands, rows, at + i, count);
    }
}
