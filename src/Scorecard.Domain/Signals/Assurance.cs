using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Signals;

/// <summary>Whether a process that goes on as it does meets its target.</summary>
public enum Assurance
{
    /// <summary>No limits, no target, or no side of the target that is the good one.</summary>
    None,
    AlwaysMeets,
    HitOrMiss,
    NeverMeets,
}

/// <summary>Reads assurance off the limits.</summary>
public static class Assurances
{
    /// <summary>Whether a value meets a target; null where no side of it is the good one.</summary>
    public static bool? Meets(double value, double target, Direction direction) =>
        direction switch
        {
            Direction.HigherIsBetter => value >= target,
            Direction.LowerIsBetter => value <= target,
            Direction.WithinRange or Direction.YesNo => null,
        };

    /// <summary>
    /// By where the target lies: the limits themselves still belong to the process, and a value on the target meets it. So a target on the
    /// worse limit is always met, and one on the better limit is hit or miss, as is one on the centre. A process whose values are all equal
    /// always or never meets.
    /// </summary>
    public static Assurance Of(Limits limits, double target, Direction direction) =>
        direction switch
        {
            Direction.HigherIsBetter or Direction.LowerIsBetter when !double.IsFinite(target) => Assurance.None,
            Direction.HigherIsBetter => target <= limits.Lower ? Assurance.AlwaysMeets
            : target > limits.Upper ? Assurance.NeverMeets
            : Assurance.HitOrMiss,
            Direction.LowerIsBetter => target >= limits.Upper ? Assurance.AlwaysMeets
            : target < limits.Lower ? Assurance.NeverMeets
            : Assurance.HitOrMiss,
            Direction.WithinRange or Direction.YesNo => Assurance.None,
        };
}
