namespace Scorecard.Domain;

/// <summary>
/// A rule of the model was broken. The message is a sentence for the person at the screen: what is wrong, where, and what to do.
/// </summary>
public sealed class RuleViolation : Exception
{
    public RuleViolation(string sentence) : base(sentence) { }

    /// <summary>Throws unless <paramref name="holds"/>.</summary>
    internal static void Unless(bool holds, string sentence)
    {
        if (!holds)
            throw new RuleViolation(sentence);
    }
}
