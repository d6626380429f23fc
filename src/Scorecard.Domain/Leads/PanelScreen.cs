using System.Runtime.Intrinsics;
using Scorecard.Domain.Statistics;

namespace Scorecard.Domain.Leads;

/// <summary>Correlates the series of one group with those of another and tests the pairs that may matter.</summary>
internal sealed class PanelScreen
{
    private const int Lanes = LagKernel.Lanes;
    private const int RowsBetweenRests = 512;

    /// <summary>At lag 0 this much alike, a pair is looked at for being the same figures.</summary>
    private const float NearlySame = 1 - 1e-5f;

    private readonly Screen screen;
    private readonly PairTests tests;
    private readonly PackedForm rows;
    private readonly PackedForm columns;
    private readonly int lags;
    private readonly CriticalCorrelations critical;
    private readonly float least;
    private readonly float slack;

    public PanelScreen(Screen screen, PairTests tests, PackedForm rows, PackedForm columns, bool seasonal)
    {
        (this.screen, this.tests, this.rows, this.columns) = (screen, tests, rows, columns);
        lags = LeadLag.Lags(rows.N, seasonal, screen.Season);
        critical = screen.Critical(tests.Level, seasonal ? lags : 2 * lags, rows.N);
        // A sum of n products of vectors of length 1 is off by no more than n times half the last bit, and what rounding took from them.
        slack = 1.2e-7f * (rows.N + 10);
        least = (float)critical.At(rows.N) - slack;
    }

    public void Run(int panel)
    {
        Span<float> leading = stackalloc float[LagKernel.Lags * Lanes],
            following = stackalloc float[LagKernel.Lags * Lanes];
        Span<float> leadingInnovations = stackalloc float[LagKernel.Lags * Lanes],
            followingInnovations = stackalloc float[LagKernel.Lags * Lanes];
        var start = panel * Lanes;
        var lanes = Math.Min(Lanes, columns.Members.Length - start);
        var last = rows == columns ? Math.Min(rows.Members.Length, start + lanes - 1) : rows.Members.Length;
        for (var i = 0; i < last; i++)
        {
            if (i % RowsBetweenRests == 0)
                screen.Rest();
            var firstLane = rows == columns ? Math.Max(0, i + 1 - start) : 0;
            var (causes, effects) = Allowed(rows.Members[i], start, firstLane, lanes);
            if ((causes | effects) == 0)
                continue;
            screen.Tested += int.PopCount(causes) + int.PopCount(effects);
            Packed.Correlate(rows.Values, i, columns.Values, panel, leading, following);
            var (forward, backward) = (Furthest(leading, 1), Furthest(following, 0));
            var (forwardInnovations, backwardInnovations) = (Vector256<float>.Zero, Vector256<float>.Zero);
            if (rows.Innovations is { } own && columns.Innovations is { } others)
            {
                Packed.Correlate(own, i, others, panel, leadingInnovations, followingInnovations);
                (forwardInnovations, backwardInnovations) = (Furthest(leadingInnovations, 1), Furthest(followingInnovations, 0));
            }
            var atOnce = Vector256.Abs(Vector256.Create<float>(leading));
            var either = Vector256.Max(Vector256.Max(forward, backward), Vector256.Max(forwardInnovations, backwardInnovations));
            var matters = (
                Vector256.GreaterThanOrEqual(either, Vector256.Create(least)) | Vector256.GreaterThan(atOnce, Vector256.Create(NearlySame))
            ).ExtractMostSignificantBits();
            matters &= (uint)(causes | effects);
            for (; matters != 0; matters &= matters - 1)
            {
                var lane = System.Numerics.BitOperations.TrailingZeroCount(matters);
                var innovations = Math.Max(forwardInnovations[lane], backwardInnovations[lane]);
                if (
                    innovations >= least
                    || atOnce[lane] > NearlySame
                    || Math.Max(forward[lane], backward[lane]) + slack >= Critical(i, start + lane)
                )
                    tests.Run(rows.Members[i], columns.Members[start + lane], (causes >> lane & 1) != 0, (effects >> lane & 1) != 0);
            }
        }
    }

    /// <summary>The lanes, as bits, whose series the row may be the cause of, and those whose effect it may be.</summary>
    private (int Causes, int Effects) Allowed(int row, int start, int firstLane, int lanes)
    {
        var (causes, effects) = (0, 0);
        for (var lane = firstLane; lane < lanes; lane++)
        {
            var column = columns.Members[start + lane];
            causes |= screen.MayCause(row, column) ? 1 << lane : 0;
            effects |= screen.MayCause(column, row) ? 1 << lane : 0;
        }
        return (causes, effects);
    }

    /// <summary>
    /// The largest |r| over the lags 1 to L of each lane. Of lags that run from −12 to 0, those are the last ones before 0.
    /// </summary>
    private Vector256<float> Furthest(ReadOnlySpan<float> correlations, int first)
    {
        if (first == 0)
            first = LagKernel.Lags - 1 - lags;
        var furthest = Vector256<float>.Zero;
        for (var lag = first; lag < first + lags; lag++)
            furthest = Vector256.Max(furthest, Vector256.Abs(Vector256.Create<float>(correlations[(lag * Lanes)..])));
        return furthest;
    }

    private double Critical(int row, int column) =>
        critical.At(EffectiveSampleSize.Of(rows.N, rows.Weighted[row], columns.Weighted[column]));
}
