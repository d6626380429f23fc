using Scorecard.Domain.Statistics;

namespace Scorecard.Domain.Leads;

/// <summary>What two series say of which of them leads. Every number in it is finite.</summary>
public sealed class LeadLagResult
{
    private readonly SteadyForm? cause;
    private readonly SteadyForm? effect;

    internal LeadLagResult(LeadLagOutcome outcome, SteadyForm? cause = null, SteadyForm? effect = null)
    {
        Outcome = outcome;
        this.cause = cause;
        this.effect = effect;
    }

    public LeadLagOutcome Outcome { get; }

    /// <summary>The periods that were compared, before differences.</summary>
    public CommonStretch Stretch { get; internal set; }

    /// <summary>Values of each series after differences.</summary>
    public int N { get; internal init; }

    /// <summary>How many further periods in a row it takes, at least; 0 where there are enough.</summary>
    public int PeriodsMissing { get; internal init; }

    /// <summary>Whether both series were differenced over the season.</summary>
    public bool SeasonalDifference { get; internal init; }

    /// <summary>Whether both series were differenced from period to period, after that.</summary>
    public bool FirstDifference { get; internal init; }

    /// <summary>L, the longest lag tested; 0 where none was.</summary>
    public int Lags { get; internal init; }

    /// <summary>Independent values that the steady series are worth, above 0 to <see cref="N"/>.</summary>
    public double EffectiveN { get; internal init; }

    /// <summary>Correlations of the steady series at the lags −L to L; the cause leads at those above 0.</summary>
    public IReadOnlyList<double> Correlations { get; internal init; } = [];

    /// <summary>The same of what the past of each does not foretell; empty after a seasonal difference.</summary>
    public IReadOnlyList<double> InnovationCorrelations { get; internal init; } = [];

    /// <summary>How the cause leads the effect; null unless tested.</summary>
    public Lead? Forward { get; internal init; }

    /// <summary>How the effect leads the cause; null unless tested.</summary>
    public Lead? Backward { get; internal init; }

    /// <summary>How they move within the same period; null unless tested. Computed when asked for.</summary>
    public Simultaneity? AtOnce => Outcome == LeadLagOutcome.Tested ? Simultaneity.Of(this) : null;

    /// <summary>
    /// The cause as it was compared: after its differences, in standard deviations from its mean. <see cref="N"/> values, the last of them
    /// of the last period of <see cref="Stretch"/>; empty unless tested. Computed when asked for.
    /// </summary>
    public IReadOnlyList<double> SteadyCause() => InDeviations(cause);

    /// <summary>The same of the effect.</summary>
    public IReadOnlyList<double> SteadyEffect() => InDeviations(effect);

    /// <summary>Does the past of the cause help to foretell the effect? Orders 1 to 4; computed when asked for.</summary>
    public IReadOnlyList<GrangerTest> GrangerForward() =>
        Outcome == LeadLagOutcome.Tested ? Granger.Orders(cause!.Values, effect!.Values) : [];

    /// <summary>Does the past of the effect help to foretell the cause? Orders 1 to 4; computed when asked for.</summary>
    public IReadOnlyList<GrangerTest> GrangerBackward() =>
        Outcome == LeadLagOutcome.Tested ? Granger.Orders(effect!.Values, cause!.Values) : [];

    private IReadOnlyList<double> InDeviations(SteadyForm? form) =>
        Outcome == LeadLagOutcome.Tested ? [.. form!.Values.Select(v => v * Math.Sqrt(N))] : [];
}
