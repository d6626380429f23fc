using Scorecard.Domain.Plans;
using Scorecard.Domain.Signals;

namespace Scorecard.Domain.Evidence;

/// <summary>What became of a warning.</summary>
public enum WarningOutcome
{
    /// <summary>Its window is not over.</summary>
    Open,

    /// <summary>The effect moved to the expected side within the window.</summary>
    Hit,

    /// <summary>It did not.</summary>
    Miss,

    /// <summary>The window is over and has no value of the effect.</summary>
    Unknown,
}

/// <summary>
/// A prediction: the cause of a supported link gave a signal, so the effect should move in the lag's window. It is made before the window
/// is over and scored after it, and never changed in between.
/// </summary>
public sealed class LeadWarning : IOwned
{
    private LeadWarning() { }

    /// <param name="signalOn">First day of the cause's period with the signal.</param>
    /// <param name="side">To which side the effect should move.</param>
    /// <param name="from">First day of the first period of the effect in which it should.</param>
    /// <param name="until">Last day of the last one.</param>
    /// <param name="level">The effect's value that the move starts from, in its unit.</param>
    public LeadWarning(
        CauseEffectLink link,
        long causeKpiId,
        long effectKpiId,
        DateOnly signalOn,
        SignalSide side,
        DateOnly from,
        DateOnly until,
        double level
    )
    {
        OrganizationId = link.OrganizationId;
        LinkId = link.Id;
        CauseKpiId = causeKpiId;
        EffectKpiId = effectKpiId;
        SignalOn = signalOn;
        Side = side;
        From = from;
        Until = until;
        Level = level;
    }

    public long OrganizationId { get; private set; }

    public long LinkId { get; private set; }

    public long CauseKpiId { get; private set; }

    public long EffectKpiId { get; private set; }

    public DateOnly SignalOn { get; private set; }

    public SignalSide Side { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly Until { get; private set; }

    public double Level { get; private set; }

    public WarningOutcome Outcome { get; private set; }

    /// <summary>Scores it once its window is over: a hit where the mean of the window lies on the expected side of the level.</summary>
    /// <param name="window">The effect's values in the window, those that are there.</param>
    public void Score(IReadOnlyCollection<double> window) =>
        Outcome =
            window.Count == 0 ? WarningOutcome.Unknown
            : window.Average() > Level == (Side == SignalSide.High) && window.Average() != Level ? WarningOutcome.Hit
            : WarningOutcome.Miss;
}
