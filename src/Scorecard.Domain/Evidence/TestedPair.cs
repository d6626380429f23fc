using Scorecard.Domain.Leads;

namespace Scorecard.Domain.Evidence;

/// <summary>Two series that were held against each other for a link.</summary>
public record TestedPair : SeriesPair
{
    internal TestedPair(SeriesPair pair, int claimedLag, LeadLagResult result)
        : base(pair)
    {
        ClaimedLag = claimedLag;
        Result = result;
    }

    /// <summary>The lag that people claim, in periods of the pair, 0 or more.</summary>
    public int ClaimedLag { get; }

    public LeadLagResult Result { get; }

    /// <summary>
    /// The cause as it was compared, in standard deviations from its mean and with up for better: after its differences where it was
    /// tested, of the stretch that both have where it was not. The last one is of the last period of the stretch.
    /// </summary>
    public IReadOnlyList<double> CauseInDeviations() => InDeviations(Cause, Result.SteadyCause());

    /// <summary>The same of the effect.</summary>
    public IReadOnlyList<double> EffectInDeviations() => InDeviations(Effect, Result.SteadyEffect());

    private IReadOnlyList<double> InDeviations(PairEnd end, IReadOnlyList<double> steady) =>
        Result.Outcome == LeadLagOutcome.Tested ? end.Upwards(steady) : end.InDeviations(Result.Stretch.Start, Result.Stretch.Length);
}

/// <summary>A tested pair with what the test says to the claim, judged together with all others.</summary>
public sealed record JudgedPair : TestedPair
{
    internal JudgedPair(TestedPair pair, LinkJudgement judgement)
        : base(pair) => Judgement = judgement;

    public LinkJudgement Judgement { get; }

    /// <inheritdoc cref="LinkJudgement.Verdict"/>
    public Verdict Verdict => Judgement.Verdict;

    /// <summary>
    /// How many more values it takes until a correlation that stays as it is would be found, 1 or more; null where
    /// <see cref="LinkJudgement.TimesToFind"/> is.
    /// </summary>
    public int? ValuesToFind =>
        Judgement.TimesToFind is { } times ? (int)Math.Clamp(Math.Ceiling((times - 1) * Result.N), 1, int.MaxValue) : null;
}
