namespace Scorecard.Domain.Tests;

internal static class Refused
{
    /// <summary>Asserts that an action breaks a rule, and that its sentence holds all of some words, given with commas between them.</summary>
    public static void Because(string words, Action action)
    {
        var sentence = Assert.Throws<RuleViolation>(action).Message;
        Assert.All(words.Split(", "), word => Assert.Contains(word, sentence, StringComparison.OrdinalIgnoreCase));
    }

    /// <inheritdoc cref="Because(string, Action)"/>
    public static void Because(string words, Func<object?> make) =>
        Because(
            words,
            () =>
            {
                _ = make();
            }
        );
}
