namespace Scorecard.Domain.Leads;

/// <summary>Whether two series could be tested for a lead, and if not, why not.</summary>
public enum LeadLagOutcome
{
    Tested,

    /// <summary>No period has a value of both.</summary>
    NothingInCommon,

    /// <summary>Too few periods have values of both to test a lag, or to know whether they repeat over a season.</summary>
    TooShort,

    /// <summary>The cause does not move, or moves by the same step each time.</summary>
    CauseConstant,

    /// <summary>The effect does not move, or moves by the same step each time.</summary>
    EffectConstant,

    /// <summary>One is the other times a constant: they are the same figures under two names.</summary>
    SameNumbers,
}
