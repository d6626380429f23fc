namespace Scorecard.Domain.Formulas;

/// <summary>A function that formulas know.</summary>
/// <param name="Name">In small letters; either case is read.</param>
/// <param name="Example">How it is written.</param>
/// <param name="Meaning">What it gives.</param>
/// <param name="Least">The fewest arguments.</param>
/// <param name="Most">The most arguments.</param>
public sealed record FormulaFunction(string Name, string Example, string Meaning, int Least, int Most);

/// <summary>The functions that formulas know.</summary>
public static class FormulaFunctions
{
    /// <summary>The most arguments of a function that takes any number.</summary>
    public const int MostArguments = 100;

    /// <summary>The furthest that <c>previous</c> reaches back, in periods, all nested ones together.</summary>
    public const int FurthestSteps = 120;

    /// <summary>The furthest that <c>sameperiodlastyear</c> reaches back, in years, all nested ones together.</summary>
    public const int FurthestYears = 10;

    public const string Previous = "previous";
    public const string SamePeriodLastYear = "sameperiodlastyear";

    private static readonly FormulaFunction round = new(
        "round",
        "round(A, 1)",
        "rounded to so many decimals, 0 to 6; halves away from zero",
        1,
        2
    );

    public static IReadOnlyList<FormulaFunction> All { get; } =
    [
        new("min", "min(A, B)", "the smallest of them", 1, MostArguments),
        new("max", "max(A, B)", "the largest of them", 1, MostArguments),
        new("avg", "avg(A, B)", "their average", 1, MostArguments),
        new("sum", "sum(A, B)", "all of them added up", 1, MostArguments),
        new("abs", "abs(A)", "without its sign", 1, 1),
        round,
        new("if", "if(A > 5, B, C)", "the second where the first holds, else the third", 3, 3),
        new(Previous, "previous(A, 2)", "two periods before, each as long as the one asked about; 1 where no number is given", 1, 2),
        new(SamePeriodLastYear, "sameperiodlastyear(A)", "in the same period a year before", 1, 1),
    ];

    public static FormulaFunction? Find(string name) => All.FirstOrDefault(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    internal static FormulaOperator OperatorOf(FormulaFunction function) =>
        function.Name switch
        {
            "min" => FormulaOperator.Min,
            "max" => FormulaOperator.Max,
            "avg" => FormulaOperator.Average,
            "sum" => FormulaOperator.Sum,
            "abs" => FormulaOperator.Absolute,
            "round" => FormulaOperator.Round,
            "if" => FormulaOperator.If,
            _ => throw new InvalidOperationException($"{function.Name} asks for an earlier value."),
        };
}
