using System.Globalization;
using Superpower.Model;
using static Scorecard.Domain.Formulas.FormulaSyntax;

namespace Scorecard.Domain.Formulas;

/// <summary>Turns a text into the parts of a formula, or says which character is wrong and why.</summary>
/// <param name="find">The id of a KPI by the code that was written; null where there is none.</param>
internal sealed class FormulaReader(string text, Func<string, long?> find)
{
    private readonly Dictionary<FormulaInput, int> inputs = [];

    public IReadOnlyList<FormulaInput> Inputs => [.. inputs.Keys];

    /// <summary>Whether the text is one that was kept, whose ids make it longer than anybody wrote.</summary>
    public bool IsKept { get; init; }

    /// <exception cref="Refusal">The text is no formula.</exception>
    public FormulaNode Read()
    {
        var tokens = Tokens();
        CheckDepth(tokens);
        var result = FormulaSyntax.Read(tokens);
        if (!result.HasValue)
        {
            var at = result.ErrorPosition.HasValue ? result.ErrorPosition.Absolute : text.Length;
            throw Refuse(at, at >= text.TrimEnd().Length ? "The formula stops too early. Add what is missing at its end." : Unexpected(at));
        }
        var whole = Of(result.Value, default);
        if (inputs.Count == 0)
            throw Refuse(0, "A formula needs at least one KPI. Write its code, in [ ] where it holds more than letters, digits, _ and .");
        return whole;
    }

    internal sealed class Refusal(FormulaProblem problem) : Exception(problem.Sentence)
    {
        public FormulaProblem Problem => problem;
    }

    private TokenList<FormulaToken> Tokens()
    {
        if (!IsKept && text.Length > Formula.MostCharacters)
            throw Refuse(
                Formula.MostCharacters,
                $"A formula holds at most {Formula.MostCharacters:N0} characters, and this one has {text.Length:N0}. "
                    + "Put a part of it into a KPI of its own."
            );
        if (string.IsNullOrWhiteSpace(text))
            throw Refuse(0, "Write a formula, such as PROFIT / REVENUE * 100.");
        var result = Split(text);
        if (result.HasValue)
            return result.Value;
        var at = Math.Min(result.ErrorPosition.HasValue ? result.ErrorPosition.Absolute : text.Length, text.Length);
        var open = text.LastIndexOf('[', Math.Min(at, text.Length - 1));
        throw open >= 0 && text.IndexOf(']', open) < 0
            ? Refuse(open, "This [ is never closed. Write ] after the code.")
            : Refuse(at, at < text.Length ? $"“{text[at]}” means nothing in a formula. Remove it." : Unexpected(at));
    }

    private static void CheckDepth(TokenList<FormulaToken> tokens)
    {
        var open = new Stack<int>();
        foreach (var token in tokens)
            if (token.Kind == FormulaToken.Open)
            {
                open.Push(token.Position.Absolute);
                if (open.Count > Formula.MostDeep)
                    throw Refuse(
                        token.Position.Absolute,
                        $"A formula is nested at most {Formula.MostDeep} deep. Put a part of it into a KPI of its own."
                    );
            }
            else if (token.Kind == FormulaToken.Close && !open.TryPop(out _))
                throw Refuse(token.Position.Absolute, "There is no ( that this ) closes. Remove it, or add the (.");
        if (open.TryPop(out var left))
            throw Refuse(left, "This ( is never closed. Add the ).");
    }

    private FormulaNode Of(Written part, EarlierBy earlier) =>
        part switch
        {
            WrittenConstant number => new NumberNode(number.At, Number(number)),
            WrittenName name => Input(name, earlier),
            WrittenSign { Operands: [var one] } sign => new OperationNode(sign.At, FormulaOperator.Negate, [Of(one, earlier)]),
            WrittenSign sign => Chain(sign, earlier),
            WrittenCall call => Call(call, earlier),
            _ => throw new InvalidOperationException("There is no other part."),
        };

    /// <summary>A long row of the same signs leans to one side, so it is walked, not called down.</summary>
    private OperationNode Chain(WrittenSign sign, EarlierBy earlier)
    {
        var down = new Stack<WrittenSign>();
        Written left = sign;
        while (left is WrittenSign { Operands.Count: 2 } two)
        {
            down.Push(two);
            left = two.Operands[0];
        }
        var whole = Of(left, earlier);
        while (down.TryPop(out var two))
            whole = new OperationNode(two.At, OperatorOf(two.Sign), [whole, Of(two.Operands[1], earlier)]);
        return (OperationNode)whole;
    }

    private FormulaNode Call(WrittenCall call, EarlierBy earlier)
    {
        if (FormulaFunctions.Find(call.Name) is not { } function)
            throw Refuse(
                call.At,
                $"There is no function “{call.Name}”. Known are {string.Join(", ", FormulaFunctions.All.Select(f => f.Name))}."
            );
        var arguments = call.Arguments;
        if (arguments.Count < function.Least || arguments.Count > function.Most)
            throw Refuse(
                call.At,
                $"“{function.Name}” is written as {function.Example}, and here it has {Plural.Of(arguments.Count, "part")}."
            );
        switch (function.Name)
        {
            case FormulaFunctions.Previous:
                var steps = arguments.Count > 1 ? Whole(arguments[1], 1, FormulaFunctions.FurthestSteps) : 1;
                return Earlier(call, earlier with { Steps = earlier.Steps + steps });
            case FormulaFunctions.SamePeriodLastYear:
                return Earlier(call, earlier with { Years = earlier.Years + 1 });
            case "round" when arguments.Count > 1:
                Whole(arguments[1], 0, TextRules.MostDecimals);
                break;
        }
        return new OperationNode(call.At, FormulaFunctions.OperatorOf(function), [.. arguments.Select(a => Of(a, earlier))]);
    }

    private FormulaNode Earlier(WrittenCall call, EarlierBy earlier)
    {
        if (earlier.Steps > FormulaFunctions.FurthestSteps || earlier.Years > FormulaFunctions.FurthestYears)
            throw Refuse(
                call.At,
                $"This looks too far back: {FormulaFunctions.FurthestSteps} periods and {FormulaFunctions.FurthestYears} years at most."
            );
        return Of(call.Arguments[0], earlier);
    }

    private static int Whole(Written part, int least, int most) =>
        part is WrittenConstant number
        && int.TryParse(number.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
        && whole >= least
        && whole <= most
            ? whole
            : throw Refuse(part.At, $"Here stands a whole number from {least} to {most}.");

    private InputNode Input(WrittenName name, EarlierBy earlier)
    {
        var id = name.IsKept ? (IsKept && PublicIds.TryParse(name.Name, out var kept) ? kept : null) : find(name.Name);
        if (id is not { } known)
            throw Refuse(name.At, $"There is no KPI “{name.Name}” that you may see. Check its code.");
        var input = new FormulaInput(known, earlier);
        if (!inputs.TryGetValue(input, out var place))
        {
            inputs[input] = place = inputs.Count;
            if (inputs.Count > Formula.MostInputs)
                throw Refuse(name.At, $"A formula names at most {Formula.MostInputs} KPIs. Put a part of it into a KPI of its own.");
        }
        return new InputNode(name.At, name.Length, place);
    }

    private static double Number(WrittenConstant number) =>
        decimal.TryParse(number.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
        && value <= TextRules.LargestNumber
            ? (double)value
            : throw Refuse(number.At, "This number is too large. Write at most 15 digits before the point.");

    private string Unexpected(int at) =>
        at >= text.Length ? "The formula stops too early. Add what is missing at its end."
        : char.IsLetterOrDigit(text[at]) || text[at] is '[' or '#'
            ? $"Before “{Word(at)}” a sign such as + is missing. Codes with other signs than letters, digits, _ and . stand in [ ]."
        : $"“{text[at]}” does not fit here. Look at what stands before it.";

    private string Word(int at)
    {
        var end = at + 1;
        while (end < text.Length && end - at < 24 && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '.' or '-' or ']'))
            end++;
        return text[at..end];
    }

    private static Refusal Refuse(int at, string sentence) => new(new(at, sentence));

    private static FormulaOperator OperatorOf(string sign) =>
        sign switch
        {
            "+" => FormulaOperator.Add,
            "-" or "−" => FormulaOperator.Subtract,
            "*" or "×" => FormulaOperator.Multiply,
            "/" or "÷" => FormulaOperator.Divide,
            "^" => FormulaOperator.Power,
            "<" => FormulaOperator.Less,
            "<=" => FormulaOperator.AtMost,
            ">" => FormulaOperator.Greater,
            ">=" => FormulaOperator.AtLeast,
            "=" => FormulaOperator.Equal,
            "<>" => FormulaOperator.Different,
            _ => throw new InvalidOperationException($"{sign} is no sign."),
        };
}
