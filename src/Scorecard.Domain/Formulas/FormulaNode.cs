namespace Scorecard.Domain.Formulas;

/// <summary>What a formula does with numbers.</summary>
public enum FormulaOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    Negate,
    Less,
    AtMost,
    Greater,
    AtLeast,
    Equal,
    Different,
    Min,
    Max,
    Average,
    Sum,
    Absolute,
    Round,
    If,
}

/// <summary>How far back a value is asked for.</summary>
/// <param name="Steps">Periods as long as the one asked about; of a year to date years.</param>
/// <param name="Years">Whole years, to the same period.</param>
public readonly record struct EarlierBy(int Steps, int Years);

/// <summary>A KPI that a formula names, and how far back.</summary>
public readonly record struct FormulaInput(long KpiId, EarlierBy Earlier);

/// <summary>A part of a formula.</summary>
/// <param name="At">Where it stands in the text, from 0: of an operation its sign or its name.</param>
internal abstract record FormulaNode(int At);

internal sealed record NumberNode(int At, double Value) : FormulaNode(At);

/// <param name="Length">Of its text.</param>
/// <param name="Input">Its place in <see cref="Formula.Inputs"/>.</param>
internal sealed record InputNode(int At, int Length, int Input) : FormulaNode(At);

internal sealed record OperationNode(int At, FormulaOperator Operator, IReadOnlyList<FormulaNode> Operands) : FormulaNode(At);
