using Superpower;
using Superpower.Model;
using Superpower.Parsers;
using Superpower.Tokenizers;

namespace Scorecard.Domain.Formulas;

internal enum FormulaToken
{
    Number,
    Name,

    /// <summary>A name before a parenthesis.</summary>
    Function,
    Bracketed,
    Kept,
    Plus,
    Minus,
    Times,
    Divide,
    Power,
    Compare,
    Open,
    Close,
    Separator,
}

/// <summary>The words of a formula, and how they are put together.</summary>
internal static class FormulaSyntax
{
    /// <summary>Part of the written form before names are looked up.</summary>
    public abstract record Written(int At);

    public sealed record WrittenConstant(int At, string Text) : Written(At);

    public sealed record WrittenName(int At, int Length, string Name, bool IsKept) : Written(At);

    public sealed record WrittenCall(int At, string Name, IReadOnlyList<Written> Arguments) : Written(At);

    public sealed record WrittenSign(int At, string Sign, IReadOnlyList<Written> Operands) : Written(At);

    // A code that begins with a letter and holds letters, digits, _ and . stands for itself; any other goes into brackets.
    private static readonly TextParser<TextSpan> Name = Span.MatchedBy(
        Character.Letter.IgnoreThen(Character.Matching(c => char.IsLetterOrDigit(c) || c is '_' or '.', "letter or digit").IgnoreMany())
    );

    private static readonly TextParser<TextSpan> Bracketed = Span.MatchedBy(
        Character
            .EqualTo('[')
            .IgnoreThen(Character.Matching(c => c is not ('[' or ']'), "code").IgnoreMany())
            .IgnoreThen(Character.EqualTo(']'))
    );

    private static readonly TextParser<TextSpan> Kept = Span.MatchedBy(
        Character.EqualTo('#').IgnoreThen(Character.LetterOrDigit.IgnoreMany())
    );

    private static readonly TextParser<TextSpan> Number = Span.MatchedBy(
        Character.Digit.AtLeastOnce().IgnoreThen(Character.EqualTo('.').IgnoreThen(Character.Digit.AtLeastOnce()).OptionalOrDefault([]))
    );

    private static readonly TextParser<TextSpan> Comparison = Span.EqualTo("<=")
        .Try()
        .Or(Span.EqualTo(">=").Try())
        .Or(Span.EqualTo("<>").Try())
        .Or(Span.EqualTo("<"))
        .Or(Span.EqualTo(">"))
        .Or(Span.EqualTo("="));

    private static readonly Tokenizer<FormulaToken> Tokenizer = new TokenizerBuilder<FormulaToken>()
        .Ignore(Span.WhiteSpace)
        .Match(Number, FormulaToken.Number)
        .Match(Name, FormulaToken.Name)
        .Match(Bracketed, FormulaToken.Bracketed)
        .Match(Kept, FormulaToken.Kept)
        .Match(Comparison, FormulaToken.Compare)
        .Match(Character.EqualTo('+'), FormulaToken.Plus)
        .Match(Character.In('-', '−'), FormulaToken.Minus)
        .Match(Character.In('*', '×'), FormulaToken.Times)
        .Match(Character.In('/', '÷'), FormulaToken.Divide)
        .Match(Character.EqualTo('^'), FormulaToken.Power)
        .Match(Character.EqualTo('('), FormulaToken.Open)
        .Match(Character.EqualTo(')'), FormulaToken.Close)
        .Match(Character.In(',', ';'), FormulaToken.Separator)
        .Build();

    private static readonly TokenListParser<FormulaToken, Written> Whole = Parse.Ref(() => Compared!);

    private static readonly TokenListParser<FormulaToken, Written> Call =
        from name in Token.EqualTo(FormulaToken.Function)
        from open in Token.EqualTo(FormulaToken.Open)
        from arguments in Whole.ManyDelimitedBy(Token.EqualTo(FormulaToken.Separator))
        from close in Token.EqualTo(FormulaToken.Close)
        select (Written)new WrittenCall(At(name), name.ToStringValue(), arguments);

    private static readonly TokenListParser<FormulaToken, Written> Atom = Token
        .EqualTo(FormulaToken.Number)
        .Select(t => (Written)new WrittenConstant(At(t), t.ToStringValue()))
        .Or(Call)
        .Or(Token.EqualTo(FormulaToken.Name).Select(t => (Written)Named(t, t.ToStringValue(), false)))
        .Or(Token.EqualTo(FormulaToken.Bracketed).Select(t => (Written)Named(t, t.ToStringValue()[1..^1].Trim(), false)))
        .Or(Token.EqualTo(FormulaToken.Kept).Select(t => (Written)Named(t, t.ToStringValue()[1..], true)))
        .Or(Whole.Between(Token.EqualTo(FormulaToken.Open), Token.EqualTo(FormulaToken.Close)));

    private static readonly TokenListParser<FormulaToken, Written> SignedAtom =
        from minus in Token.EqualTo(FormulaToken.Minus).Many()
        from atom in Atom
        select Negated(minus, atom);

    /// <summary>From the right: 2 ^ 3 ^ 2 is 2 ^ 9.</summary>
    private static readonly TokenListParser<FormulaToken, Written> Powers =
        from first in Atom
        from rest in Token.EqualTo(FormulaToken.Power).Then(sign => SignedAtom.Select(right => (Sign: sign, Right: right))).Many()
        select FromTheRight(first, rest);

    private static readonly TokenListParser<FormulaToken, Written> Signed =
        from minus in Token.EqualTo(FormulaToken.Minus).Many()
        from power in Powers
        select Negated(minus, power);

    private static readonly TokenListParser<FormulaToken, Written> Product = Parse.Chain(
        Token.EqualTo(FormulaToken.Times).Or(Token.EqualTo(FormulaToken.Divide)),
        Signed,
        Two
    );

    private static readonly TokenListParser<FormulaToken, Written> Total = Parse.Chain(
        Token.EqualTo(FormulaToken.Plus).Or(Token.EqualTo(FormulaToken.Minus)),
        Product,
        Two
    );

    private static readonly TokenListParser<FormulaToken, Written> Compared =
        from left in Total
        from right in Token
            .EqualTo(FormulaToken.Compare)
            .Then(sign => Total.Select(other => (Sign: sign, Other: other)))
            .Select(x => ((Token<FormulaToken> Sign, Written Other)?)x)
            .OptionalOrDefault()
        select right is { } compared ? Two(compared.Sign, left, compared.Other) : left;

    public static Result<TokenList<FormulaToken>> Split(string text)
    {
        var result = Tokenizer.TryTokenize(text);
        if (!result.HasValue)
            return result;
        var tokens = result.Value.ToArray();
        for (var i = 0; i + 1 < tokens.Length; i++)
            if (tokens[i].Kind == FormulaToken.Name && tokens[i + 1].Kind == FormulaToken.Open)
                tokens[i] = new(FormulaToken.Function, tokens[i].Span);
        return Result.Value(new TokenList<FormulaToken>(tokens), result.Location, result.Remainder);
    }

    public static TokenListParserResult<FormulaToken, Written> Read(TokenList<FormulaToken> tokens) => Whole.AtEnd().TryParse(tokens);

    private static int At(Token<FormulaToken> token) => token.Position.Absolute;

    private static WrittenName Named(Token<FormulaToken> token, string name, bool isKept) =>
        new WrittenName(At(token), token.Span.Length, name, isKept);

    private static Written Two(Token<FormulaToken> sign, Written left, Written right) =>
        new WrittenSign(At(sign), sign.ToStringValue(), [left, right]);

    private static Written Negated(Token<FormulaToken>[] minus, Written of) =>
        minus.Length % 2 == 0 ? of : new WrittenSign(At(minus[^1]), "-", [of]);

    private static Written FromTheRight(Written first, (Token<FormulaToken> Sign, Written Right)[] rest)
    {
        if (rest.Length == 0)
            return first;
        var right = rest[^1].Right;
        for (var i = rest.Length - 1; i >= 0; i--)
            right = new WrittenSign(At(rest[i].Sign), "^", [i == 0 ? first : rest[i - 1].Right, right]);
        return right;
    }
}
