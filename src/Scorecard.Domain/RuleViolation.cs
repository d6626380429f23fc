using System.Runtime.CompilerServices;

namespace Scorecard.Domain;

/// <summary>
/// A rule of the model was broken. The message is a sentence for the person at the screen: what is wrong, where, and what to do.
/// </summary>
public sealed class RuleViolation : Exception
{
    public RuleViolation(string sentence)
        : base(sentence) { }

    private RuleViolation(string sentence, string field)
        : base(sentence) => Field = field;

    /// <summary>The property that has to change, where one alone is to blame: its name, such as Aggregation.</summary>
    public string? Field { get; }

    /// <summary>Throws unless <paramref name="holds"/>.</summary>
    public static void Unless(bool holds, string sentence)
    {
        if (!holds)
            throw new RuleViolation(sentence);
    }

    /// <summary>
    /// Throws unless <paramref name="holds"/>. The sentence is put together only then: a million good values cost no million sentences.
    /// </summary>
    internal static void Unless(bool holds, [InterpolatedStringHandlerArgument(nameof(holds))] Sentence sentence)
    {
        if (!holds)
            throw new RuleViolation(sentence.Text);
    }

    /// <inheritdoc cref="Unless(bool, string, Sentence)"/>
    internal static void Unless(bool holds, string field, string sentence)
    {
        if (!holds)
            throw new RuleViolation(sentence, field);
    }

    /// <summary>The same where one property is to blame.</summary>
    /// <param name="field">Its name.</param>
    internal static void Unless(bool holds, string field, [InterpolatedStringHandlerArgument(nameof(holds))] Sentence sentence)
    {
        if (!holds)
            throw new RuleViolation(sentence.Text, field);
    }

    [InterpolatedStringHandler]
    internal ref struct Sentence
    {
        private DefaultInterpolatedStringHandler words;

        public Sentence(int literalLength, int formattedCount, bool holds, out bool wanted)
        {
            wanted = !holds;
            words = wanted ? new(literalLength, formattedCount) : default;
        }

        public string Text => words.ToStringAndClear();

        public void AppendLiteral(string value) => words.AppendLiteral(value);

        public void AppendFormatted<T>(T value) => words.AppendFormatted(value);

        public void AppendFormatted<T>(T value, string format) => words.AppendFormatted(value, format);
    }
}
