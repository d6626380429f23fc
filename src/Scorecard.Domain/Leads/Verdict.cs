namespace Scorecard.Domain.Leads;

/// <summary>
/// What the values say of a claim that one thing drives another. None of them proves it: “supported” is no more than “consistent with the
/// values”.
/// </summary>
public enum Verdict
{
    /// <summary>
    /// Too few values to tell, or values that cannot tell: <see cref="LeadLagOutcome"/> says why. Where it is
    /// <see cref="LeadLagOutcome.Tested"/>, the lag that is claimed is longer than any that was tried.
    /// </summary>
    NotYetTestable,

    /// <summary>The cause moves first and the effect follows in the claimed direction.</summary>
    Supported,

    /// <summary>The cause moves first, but the effect follows in the other direction.</summary>
    Opposite,

    /// <summary>The effect moves before the cause, and not the other way round.</summary>
    Reversed,

    /// <summary>They move in the same period, more than at any lag: neither leads.</summary>
    Together,

    /// <summary>There are values enough, and they show no such thing.</summary>
    NoEvidence,
}
