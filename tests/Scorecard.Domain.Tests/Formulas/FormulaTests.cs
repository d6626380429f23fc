using Scorecard.Domain.Formulas;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Formulas;

public class FormulaTests
{
    private static readonly Dictionary<string, long> Codes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["A"] = 1,
        ["B"] = 2,
        ["OPS-1"] = 3,
        ["x.y_2"] = 4,
        ["2024"] = 5,
        ["min"] = 6,
    };

    [Theory]
    [InlineData("A + B", 16)]
    [InlineData("A - B - 1", 7)]
    [InlineData("A * B / 2", 24)]
    [InlineData("-A ^ 2", -144)]
    [InlineData("2 ^ 3 ^ 2 + 0 * A", 512)]
    [InlineData("2 ^ -1 * A", 6)]
    [InlineData("--A", 12)]
    [InlineData("A / 5 * 100", 240)]
    [InlineData("([OPS-1] + x.y_2) * [2024]", 35)]
    [InlineData("min", 6)]
    [InlineData("min(A; B; min)", 4)]
    [InlineData("avg(A, B)", 8)]
    [InlineData("SUM(A, B, 1)", 17)]
    [InlineData("round(A / 7, 2)", 1.71)]
    [InlineData("round(-A / 8)", -2)]
    [InlineData("abs(B − A)", 8)]
    [InlineData("if(A > B; 1; 2)", 1)]
    [InlineData("if(A / 0 > 1, B, B)", double.NaN)]
    [InlineData("if(A > B, B, A / 0)", 4)]
    [InlineData("0.1 * A + 0.2 * A = 0.3 * A", 1)]
    [InlineData("0.1 * A + 0.2 * A < 0.3 * A", 0)]
    [InlineData("A / (B - 4)", double.NaN)]
    [InlineData("(-A) ^ 0.5", double.NaN)]
    [InlineData("A ^ 300 ^ 2", double.NaN)]
    [InlineData("1 / (A ^ 999)", double.NaN)]
    public void A_formula_comes_to(string text, double value)
    {
        var formula = Read(text);
        Assert.Equal(value, FormulaAnswer.Of(formula, [.. formula.Inputs.Select(i => ValueOf(i.KpiId))]).Value, 12);
    }

    /// <summary>Were a condition worked out more than once, this would not end.</summary>
    [Fact]
    public void Conditions_within_conditions_are_worked_out_once()
    {
        var text = "A / 0 > 1";
        for (var depth = 0; depth < 45; depth++)
            text = $"if({text},1,0)";

        Assert.Equal(FormulaGap.DividedByZero, FormulaAnswer.Of(Read(text), [12]).Gap);
    }

    [Theory]
    [InlineData("", 0, "Write a formula")]
    [InlineData("3 + 4", 0, "at least one KPI")]
    [InlineData("A + C", 4, "no KPI “C”")]
    [InlineData("A + [OPS 7]", 4, "no KPI “OPS 7”")]
    [InlineData("A + #00000000001", 4, "no KPI")]
    [InlineData("A ? B", 2, "“?” means nothing")]
    [InlineData("A +", 3, "stops too early")]
    [InlineData("A B", 2, "a sign such as + is missing")]
    [InlineData("OPS-1", 0, "no KPI “OPS”")]
    [InlineData("A * / B", 4, "“/” does not fit here")]
    [InlineData("(A + B", 0, "never closed")]
    [InlineData("A + B)", 5, "no ( that this ) closes")]
    [InlineData("A + [OPS-1", 4, "never closed")]
    [InlineData("median(A, B)", 0, "no function “median”")]
    [InlineData("A + if(A, B)", 4, "“if” is written as")]
    [InlineData("min()", 0, "here it has 0 parts")]
    [InlineData("previous(A, B)", 12, "a whole number from 1 to 120")]
    [InlineData("previous(A, 0)", 12, "a whole number from 1 to 120")]
    [InlineData("previous(previous(A, 120), 1)", 9, "too far back")]
    [InlineData("round(A, 9)", 9, "a whole number from 0 to 6")]
    [InlineData("A + 99999999999999999999999999999999999", 4, "too large")]
    [InlineData("A < B < 3", 6, "does not fit here")]
    public void What_is_no_formula_is_refused_at_its_character(string text, int at, string sentence)
    {
        Assert.False(Formula.TryRead(text, Find, out _, out var problem));
        Assert.Contains(sentence, problem.Sentence, StringComparison.Ordinal);
        Assert.Equal(at, problem.At);
    }

    [Fact]
    public void Long_and_deep_ones_are_refused_and_long_rows_are_not()
    {
        Assert.Equal(2_000, Refused(new string('A', 10_000)).At);
        Assert.Contains("10,000", Refused(new string('(', 10_000)).Sentence, StringComparison.Ordinal);
        Assert.Equal(50, Refused(new string('(', 900) + "A" + new string(')', 900)).At);
        Assert.Contains(
            "50 deep",
            Refused(string.Concat(Enumerable.Repeat("abs(", 300)) + "A" + new string(')', 300)).Sentence,
            StringComparison.Ordinal
        );
        Assert.Equal(12, Value(new string('-', 1_998) + "A"));
        Assert.Equal(999 * 12, Value(string.Join('+', Enumerable.Repeat("A", 999))));
        Assert.Equal(12, Value("A" + string.Concat(Enumerable.Repeat("^1", 900))));
    }

    [Fact]
    public void It_is_kept_by_ids_and_written_by_codes()
    {
        var formula = Read("( [ops-1]+A ) / a * 100");
        Assert.Equal($"( #{PublicIds.Format(3)}+#{PublicIds.Format(1)} ) / #{PublicIds.Format(1)} * 100", formula.Text);
        Assert.Equal("( [OPS-9]+NEW ) / NEW * 100", Formula.Read(formula.Text).Write(id => Formula.Quoted(id == 3 ? "OPS-9" : "NEW")));
        Assert.Equal([3L, 1L], formula.KpiIds);
    }

    [Fact]
    public void Any_text_is_a_formula_or_has_a_sentence()
    {
        var random = new Random(5);
        string[] words =
        [
            "A",
            "[OPS-1]",
            "(",
            ")",
            "+",
            "-",
            "*",
            "/",
            "^",
            "<=",
            ",",
            "if",
            "min",
            "previous",
            "3.5",
            " ",
            "[",
            "]",
            "§",
            "#",
            "1e9",
            ".",
            "=",
        ];
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => words[random.Next(words.Length)]));
            if (!Formula.TryRead(text, Find, out _, out var problem))
                Assert.True(problem.At >= 0 && problem.At <= text.Length && problem.Sentence.Length > 10, text);
        }
    }

    private static FormulaProblem Refused(string text) =>
        Formula.TryRead(text, Find, out _, out var problem) ? throw new ArgumentException(text) : problem;

    private static double Value(string text) =>
        Read(text) is var f ? FormulaAnswer.Of(f, [.. f.Inputs.Select(i => ValueOf(i.KpiId))]).Value : 0;

    private static Formula Read(string text) =>
        Formula.TryRead(text, Find, out var formula, out var problem) ? formula : throw new ArgumentException(problem.Sentence);

    private static long? Find(string code) => Codes.TryGetValue(code, out var id) ? id : null;

    private static double ValueOf(long id) =>
        id switch
        {
            1 => 12,
            2 => 4,
            3 => 3,
            4 => 4,
            5 => 5,
            _ => 6,
        };
}
