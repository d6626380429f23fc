namespace Scorecard.Domain.Strategy;

/// <summary>What the values say of a claim that one thing drives another.</summary>
public enum Verdict
{
    /// <summary>Too few values to tell.</summary>
    NotYetTestable,
    /// <summary>The values are consistent with it.</summary>
    Supported,
    NoEvidence,
    /// <summary>The effect moves before the cause.</summary>
    Reversed,
}

/// <summary>Decides what the values say of a link.</summary>
public static class Evidence
{
    public static Verdict Of(CauseEffectLink _) => Verdict.NotYetTestable;
}
