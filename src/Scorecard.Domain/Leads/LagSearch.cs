using Scorecard.Domain.Statistics;

namespace Scorecard.Domain.Leads;

/// <summary>The correlations of two steady series at all lags, by both tests, and the largest of them in either direction.</summary>
internal sealed class LagSearch
{
    /// <summary>The p that a lead may have at the most with both series clipped.</summary>
    public const double WitnessLevel = 0.10;

    /// <summary>The p that it may have without the event that carries most of it, where there is nothing to clip at.</summary>
    private const double RareLevel = 0.05;

    /// <summary>Robust standard deviations from the median beyond which a period belongs to the event beside it.</summary>
    private const double EventReach = 2;

    /// <summary>Above it lies a tenth of the normal distribution.</summary>
    private const double OneInTen = 1.282;

    private readonly SteadyForm cause;
    private readonly SteadyForm effect;
    private readonly int sign;

    /// <summary>How many independent values a period is worth.</summary>
    private readonly double worth;

    /// <param name="cause">Not constant.</param>
    /// <param name="effect">Not constant, of the same periods.</param>
    /// <param name="lags">1 or more.</param>
    /// <param name="sign">−1 where one of the two, and only one, is better when lower.</param>
    public LagSearch(SteadyForm cause, SteadyForm effect, int lags, int sign)
    {
        (this.cause, this.effect, Lags, this.sign) = (cause, effect, lags, sign);
        N = cause.Values.Pairs(effect.Values, 0);
        Correlations = Signed(CrossCorrelation.Of(cause.Values, effect.Values, lags));
        EffectiveN =
            cause.Values.IsWhole && effect.Values.IsWhole
                ? EffectiveSampleSize.Of(N, cause.Weighted, effect.Weighted)
                : EffectiveSampleSize.OfPresent(cause.Values, effect.Values, cause.MemoryLags);
        worth = EffectiveN / Math.Max(1, N);
        if (cause.Innovations is { } own && effect.Innovations is { } others)
            Innovations = Signed(CrossCorrelation.Of(own, others, lags));
    }

    public SteadyForm Cause => cause;

    public SteadyForm Effect => effect;

    public int Lags { get; }

    public int N { get; }

    public double EffectiveN { get; }

    /// <summary>At the lags −L to L.</summary>
    public double[] Correlations { get; }

    /// <summary>The same of what the past of each does not foretell; empty where that test is not made.</summary>
    public double[] Innovations { get; } = [];

    /// <summary>The largest correlation ahead, by the test with the smaller p.</summary>
    /// <param name="direction">1 where the cause leads, −1 where the effect does.</param>
    public Lead Lead(int direction)
    {
        var lag = Furthest(Correlations, direction);
        var (r, size) = (Correlations[Lags + direction * lag], worth * Size(direction * lag));
        var single = CorrelationTest.P(r, size);
        if (Innovations.Length == 0)
            return new(lag, r, Math.Min(1, Lags * single), Math.Min(1, Lags * single), null, size, Lags);
        var newLag = Furthest(Innovations, direction);
        var (newR, newSize) = (Innovations[Lags + direction * newLag], (double)Size(direction * newLag));
        var newSingle = CorrelationTest.P(newR, newSize);
        var p = Math.Min(1, 2 * Lags * Math.Min(single, newSingle));
        return newSingle < single
            ? new(newLag, newR, p, Math.Min(1, Lags * single), Math.Min(1, Lags * newSingle), newSize, 2 * Lags)
            : new(lag, r, p, Math.Min(1, Lags * single), Math.Min(1, Lags * newSingle), size, 2 * Lags);
    }

    /// <summary>How they move within the same period.</summary>
    public Simultaneity AtOnce()
    {
        var p = CorrelationTest.P(Correlations[Lags], worth * Size(0));
        if (Innovations.Length == 0)
            return Simultaneity.Of(Correlations, p);
        var newP = CorrelationTest.P(Innovations[Lags], Size(0));
        var (one, other) = (Simultaneity.Of(Correlations, Math.Min(1, 2 * p)), Simultaneity.Of(Innovations, Math.Min(1, 2 * newP)));
        // Where the two disagree, the one that has them together at its most counts: a lead is more than both.
        if (one.IsLargest != other.IsLargest)
            return one.IsLargest ? one : other;
        return other.P < one.P ? other : one;
    }

    /// <summary>
    /// Whether a lead holds, at p of at most <see cref="WitnessLevel"/> and with its sign, where no value lies further out than others:
    /// with both series clipped. A series of which more than half are one value has no spread to clip at; there it has to hold, at p of at
    /// most <see cref="RareLevel"/>, without the event that carries most of it.
    /// </summary>
    public bool Holds(Lead lead, int direction)
    {
        var (x, y) = (cause.Clipped, effect.Clipped);
        var isRare = x.IsConstant || y.IsConstant;
        var witness =
            isRare ? WithoutEvent(lead, direction, EventOf(lead, direction)).Lead(direction)
            : x == cause && y == effect ? lead
            : new LagSearch(x, y, Lags, sign).Lead(direction);
        return witness.P <= (isRare ? RareLevel : WitnessLevel) && witness.R > 0 == lead.R > 0;
    }

    /// <summary>
    /// Whether a lead is more than what one driver makes that moves both in the same period. Two slow series that share one are nearly as
    /// alike at the lags beside it, as much before as after: so the correlation has to be larger than the mean of those at lag 0 and at the
    /// same lag the other way, by more than chance makes one in ten times. Looked at is what the past of each does not foretell, where
    /// correlations at different lags are independent and have a variance of 1/n.
    /// </summary>
    public bool IsMoreThanTogether(Lead lead, int direction)
    {
        var (correlations, each) = Innovations.Length == 0 ? (Correlations, worth) : (Innovations, 1);
        var lag = direction * lead.Lag;
        var more = Math.Sign(lead.R) * (correlations[Lags + lag] - (correlations[Lags] + correlations[Lags - lag]) / 2);
        return more > OneInTen * Math.Sqrt((1.0 / Size(lag) + 0.25 / Size(0) + 0.25 / Size(-lag)) / each);
    }

    /// <summary>
    /// What one event carries a lead, or null: without it, its p would be above the limit or its sign another.
    /// </summary>
    public LeadEvent? RestsOn(Lead lead, int direction, double limit)
    {
        var carries = EventOf(lead, direction);
        var without = WithoutEvent(lead, direction, carries).Lead(direction);
        return without.P <= limit && without.R > 0 == lead.R > 0 ? null : carries;
    }

    /// <summary>
    /// The pair of periods with the largest product, and those beside it as long as a value of theirs lies beyond <see cref="EventReach"/>.
    /// </summary>
    private LeadEvent EventOf(Lead lead, int direction)
    {
        var (first, second) = direction > 0 ? (cause, effect) : (effect, cause);
        var (x, y) = lead.ByInnovations
            ? (first.Innovations!.Values, second.Innovations!.Values)
            : (first.Values.Values, second.Values.Values);
        var (at, most) = (0, double.NegativeInfinity);
        for (var t = 0; t + lead.Lag < x.Length; t++)
        {
            var product = x[t] * y[t + lead.Lag] * sign * Math.Sign(lead.R);
            if (product > most)
                (at, most) = (t, product);
        }
        var (low, high) = (at, at);
        var (far, farAfter) = (first.Beyond(EventReach), second.Beyond(EventReach));
        while (low > 0 && IsFar(low - 1))
            low--;
        while (high + 1 + lead.Lag < x.Length && IsFar(high + 1))
            high++;
        return new(low, low + lead.Lag, high + 1 - low);

        bool IsFar(int t) => far[t] || farAfter[t + lead.Lag];
    }

    private LagSearch WithoutEvent(Lead lead, int direction, LeadEvent carries)
    {
        var (first, second) = direction > 0 ? (cause, effect) : (effect, cause);
        first = first.Without(carries.Leading, carries.Leading + carries.Length - 1);
        second = second.Without(carries.Following, carries.Following + carries.Length - 1);
        return direction > 0 ? new(first, second, Lags, sign) : new(second, first, Lags, sign);
    }

    /// <summary>
    /// The values behind the correlation at a lag: without gaps it is divided by n at any lag, and with gaps by its pairs and the lag.
    /// </summary>
    private int Size(int lag) => lag >= 0 ? cause.Values.Pairs(effect.Values, lag) + lag : effect.Values.Pairs(cause.Values, -lag) - lag;

    private double[] Signed(double[] correlations)
    {
        foreach (ref var r in correlations.AsSpan())
            r *= sign;
        return correlations;
    }

    /// <summary>The lag, 1 to L in this direction, where the correlation is furthest from 0 for the values behind it.</summary>
    private int Furthest(double[] correlations, int direction)
    {
        var (best, most, isWhole) = (1, -1.0, cause.Values.IsWhole && effect.Values.IsWhole);
        for (var lag = 1; lag <= Lags; lag++)
        {
            var far = Math.Abs(correlations[Lags + direction * lag]) * (isWhole ? 1 : Math.Sqrt(Size(direction * lag)));
            if (far > most)
                (best, most) = (lag, far);
        }
        return best;
    }
}
