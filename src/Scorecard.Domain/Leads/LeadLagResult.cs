using Scorecard.Domain.Statistics;

namespace Scorecard.Domain.Leads;

/// <summary>What two series say of which of them leads. Every number in it is finite.</summary>
public sealed class LeadLagResult
{
    private readonly LagSearch? search;

    /// <param name="outcome">Why nothing was tested.</param>
    internal LeadLagResult(LeadLagOutcome outcome) => Outcome = outcome;

    internal LeadLagResult(LagSearch search)
    {
        (Outcome, this.search) = (LeadLagOutcome.Tested, search);
        (Forward, Backward) = (search.Lead(1), search.Lead(-1));
    }

    public LeadLagOutcome Outcome { get; }

    /// <summary>The periods that were compared, before differences.</summary>
    public CommonStretch Stretch { get; internal set; }

    /// <summary>Values of each series after differences.</summary>
    public int N { get; internal init; }

    /// <summary>How many further periods in a row it takes, at least; 0 where there are enough.</summary>
    public int PeriodsMissing { get; internal init; }

    /// <summary>Whether the cause was compared by its logs, as its spread rises with its level.</summary>
    public bool CauseLog { get; internal init; }

    /// <summary>The same of the effect.</summary>
    public bool EffectLog { get; internal init; }

    /// <summary>Whether both series were differenced over the season.</summary>
    public bool SeasonalDifference { get; internal init; }

    /// <summary>Whether both series were differenced from period to period, after that.</summary>
    public bool FirstDifference { get; internal init; }

    /// <summary>L, the longest lag tested; 0 where none was.</summary>
    public int Lags { get; internal init; }

    /// <summary>How many further periods it takes until so long a lag is tried; null where it never is.</summary>
    public int? PeriodsUntil(int lag) =>
        lag > LongestLag ? null : Math.Max(0, LeadLag.ValuesForLag(lag) - (search?.Cause.Values.Length ?? N));

    /// <summary>The longest lag that is tried with any number of values.</summary>
    public int LongestLag { get; internal init; }

    /// <summary>Independent values that the steady series are worth, above 0 to <see cref="N"/>.</summary>
    public double EffectiveN => search?.EffectiveN ?? 0;

    /// <summary>Correlations of the steady series at the lags −L to L; the cause leads at those above 0.</summary>
    public IReadOnlyList<double> Correlations => search?.Correlations ?? [];

    /// <summary>The same of what the past of each does not foretell; empty after a seasonal difference.</summary>
    public IReadOnlyList<double> InnovationCorrelations => search?.Innovations ?? [];

    /// <summary>How the cause leads the effect; null unless tested.</summary>
    public Lead? Forward { get; }

    /// <summary>How the effect leads the cause; null unless tested.</summary>
    public Lead? Backward { get; }

    /// <summary>See <see cref="LagSearch.Holds"/>; false unless tested. Computed when asked for.</summary>
    internal bool ForwardHolds => search is not null && search.Holds(Forward!, 1);

    /// <summary>The same of the lead of the effect.</summary>
    internal bool BackwardHolds => search is not null && search.Holds(Backward!, -1);

    /// <summary>See <see cref="LagSearch.IsMoreThanTogether"/>; false unless tested.</summary>
    internal bool ForwardIsMoreThanTogether => search is not null && search.IsMoreThanTogether(Forward!, 1);

    /// <summary>The same of the lead of the effect.</summary>
    internal bool BackwardIsMoreThanTogether => search is not null && search.IsMoreThanTogether(Backward!, -1);

    /// <summary>How they move within the same period; null unless tested. Computed when asked for.</summary>
    public Simultaneity? AtOnce => search?.AtOnce();

    /// <summary>
    /// The cause as it was compared: after its differences, in standard deviations from its mean. <see cref="N"/> values, the last of them
    /// of the last period of <see cref="Stretch"/>; empty unless tested. Computed when asked for.
    /// </summary>
    public IReadOnlyList<double> SteadyCause() => InDeviations(search?.Cause);

    /// <summary>The same of the effect.</summary>
    public IReadOnlyList<double> SteadyEffect() => InDeviations(search?.Effect);

    /// <summary>Does the past of the cause help to foretell the effect? Orders 1 to 4; computed when asked for.</summary>
    public IReadOnlyList<GrangerTest> GrangerForward() => GrangerOf(search?.Cause, search?.Effect);

    /// <summary>Does the past of the effect help to foretell the cause? Orders 1 to 4; computed when asked for.</summary>
    public IReadOnlyList<GrangerTest> GrangerBackward() => GrangerOf(search?.Effect, search?.Cause);

    /// <summary>See <see cref="LagSearch.RestsOn"/>, with indices that count from the first value of the series.</summary>
    internal LeadEvent? ForwardRestsOn(double limit) => Placed(search?.RestsOn(Forward!, 1, limit));

    /// <summary>The same of the lead of the effect.</summary>
    internal LeadEvent? BackwardRestsOn(double limit) => Placed(search?.RestsOn(Backward!, -1, limit));

    private LeadEvent? Placed(LeadEvent? carries)
    {
        var first = Stretch.Start + Stretch.Length - (search?.Cause.Values.Length ?? 0);
        return carries is { } at ? at with { Leading = first + at.Leading, Following = first + at.Following } : null;
    }

    private static IReadOnlyList<GrangerTest> GrangerOf(SteadyForm? leads, SteadyForm? follows) =>
        leads is null || follows is null ? [] : Granger.Orders(leads.Values.WithGaps(), follows.Values.WithGaps());

    private static IReadOnlyList<double> InDeviations(SteadyForm? form) =>
        form is null ? [] : [.. form.Values.WithGaps().Select(v => v * Math.Sqrt(form.Values.Count))];
}
