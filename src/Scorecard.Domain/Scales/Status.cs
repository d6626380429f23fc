namespace Scorecard.Domain.Scales;

/// <summary>The band a score falls into. Ordered from worst to best; <see cref="Grey"/> is ignorance, not a grade.</summary>
public enum Status
{
    /// <summary>Too little has been reported to say.</summary>
    Grey,
    Red,
    Amber,
    Green,
}
