using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Scorecard.Domain.Formulas;

/// <summary>
/// A value made of other KPIs, such as <c>PROFIT / REVENUE * 100</c>. What is kept names each KPI by its id, as <c>#</c> and the id of
/// addresses, so that a KPI may change its code; people read and write codes. It never changes.
/// </summary>
public sealed class Formula
{
    /// <summary>The most characters that a person may write.</summary>
    public const int MostCharacters = 2_000;

    /// <summary>The most parentheses within each other.</summary>
    public const int MostDeep = 50;

    /// <summary>The most KPIs in one formula, each stretch of time counted for itself.</summary>
    public const int MostInputs = 100;

    private Formula(string text, FormulaNode whole, IReadOnlyList<FormulaInput> inputs)
    {
        Text = text;
        Whole = whole;
        Inputs = inputs;
        Steps = new FormulaSteps(whole);
        References = [.. Nodes().OfType<InputNode>().OrderBy(node => node.At)];
        HasChoice = Nodes().Any(node => node is OperationNode { Operator: FormulaOperator.If });
        Reach = new(inputs.Max(i => i.Earlier.Steps), inputs.Max(i => i.Earlier.Years));
    }

    /// <summary>As it is kept, with ids.</summary>
    public string Text { get; }

    /// <summary>The KPIs that it names, each with how far back.</summary>
    public IReadOnlyList<FormulaInput> Inputs { get; }

    /// <summary>The ids of the KPIs that it names, each once.</summary>
    public IEnumerable<long> KpiIds => Inputs.Select(i => i.KpiId).Distinct();

    /// <summary>The furthest that it looks back either way.</summary>
    public EarlierBy Reach { get; }

    internal FormulaNode Whole { get; }

    internal FormulaSteps Steps { get; }

    /// <summary>Whether a part may go unused, so that a number alone could be its value.</summary>
    internal bool HasChoice { get; }

    private IReadOnlyList<InputNode> References { get; }

    /// <summary>Reads what a person wrote, or what is kept.</summary>
    /// <param name="find">The id of a KPI by its code; null where there is none that the person may see.</param>
    /// <param name="problem">Which character is wrong, and why; null where the text is a formula.</param>
    public static bool TryRead(
        string text,
        Func<string, long?> find,
        [NotNullWhen(true)] out Formula? formula,
        [NotNullWhen(false)] out FormulaProblem? problem
    )
    {
        (formula, problem) = (null, null);
        var reader = new FormulaReader(text, find);
        try
        {
            var whole = reader.Read();
            var written = new Formula(text, whole, reader.Inputs);
            formula = Read(written.Write(ReferenceTo));
            return true;
        }
        catch (FormulaReader.Refusal refusal)
        {
            problem = refusal.Problem;
            return false;
        }
    }

    /// <summary>Reads what is kept.</summary>
    /// <exception cref="RuleViolation">It is none that was kept.</exception>
    public static Formula Read(string kept)
    {
        var reader = new FormulaReader(kept, _ => null) { IsKept = true };
        try
        {
            return new(kept, reader.Read(), reader.Inputs);
        }
        catch (FormulaReader.Refusal refusal)
        {
            throw new RuleViolation(refusal.Problem.Sentence);
        }
    }

    /// <summary>How a KPI stands in what is kept.</summary>
    public static string ReferenceTo(long kpiId) => "#" + PublicIds.Format(kpiId);

    /// <summary>
    /// How a code stands in a formula: in brackets where it holds more than letters, digits, _ and . or begins with a digit.
    /// </summary>
    public static string Quoted(string code) =>
        code.Length > 0 && char.IsLetter(code[0]) && code.All(c => char.IsLetterOrDigit(c) || c is '_' or '.') ? code : $"[{code}]";

    /// <summary>The formula with something else for each KPI.</summary>
    public string Write(Func<long, string> name) => Put(reference => name(Inputs[reference.Input].KpiId));

    /// <summary>The same where how far back tells too.</summary>
    public string Put(Func<FormulaInput, string> put) => Put((InputNode reference) => put(Inputs[reference.Input]));

    private string Put(Func<InputNode, string> put)
    {
        var (written, at) = (new StringBuilder(), 0);
        foreach (var reference in References)
        {
            written.Append(Text, at, reference.At - at).Append(put(reference));
            at = reference.At + reference.Length;
        }
        return written.Append(Text, at, Text.Length - at).ToString();
    }

    private IEnumerable<FormulaNode> Nodes()
    {
        var open = new Stack<FormulaNode>([Whole]);
        while (open.TryPop(out var node))
        {
            yield return node;
            if (node is OperationNode operation)
                foreach (var operand in operation.Operands)
                    open.Push(operand);
        }
    }
}
