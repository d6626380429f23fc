using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Scorecard.Domain.Leads;

/// <summary>
/// Inner products of one series with eight others at thirteen neighbouring lags. The eight lie side by side, period by period, so that one
/// vector holds them all, the thirteen sums stay in registers, and nothing is added across a vector. Where the processor has no vectors of
/// this width the runtime does the same with narrower ones.
/// </summary>
internal static class LagKernel
{
    /// <summary>Series side by side.</summary>
    public const int Lanes = 8;

    public const int Lags = LeadLag.LongestLag + 1;

    /// <param name="row">The one series.</param>
    /// <param name="panel">The eight, from the period that the row's first one meets at the first lag; <paramref name="row"/> and twelve
    /// periods long.</param>
    /// <param name="sums">Thirteen times eight.</param>
    public static void Run(ReadOnlySpan<float> row, ReadOnlySpan<float> panel, Span<float> sums)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(panel.Length, (row.Length + Lags - 1) * Lanes);
        ArgumentOutOfRangeException.ThrowIfLessThan(sums.Length, Lags * Lanes);
        ref var at = ref Unsafe.AsRef(in panel[0]);
        Vector256<float> s0 = default,
            s1 = default,
            s2 = default,
            s3 = default,
            s4 = default,
            s5 = default,
            s6 = default,
            s7 = default,
            s8 = default,
            s9 = default,
            s10 = default,
            s11 = default,
            s12 = default;
        foreach (var value in row)
        {
            var x = Vector256.Create(value);
            s0 = Vector256.MultiplyAddEstimate(x, Vector256.LoadUnsafe(ref at), s0);
            s1 = Vector256.MultiplyAddEstimate(x, Vector256.LoadUnsafe(ref at, 1 * Lanes), s1);
            s2 = Vector256.MultiplyAddEstimate(x, Vector256.LoadUnsafe(ref at, 2 * Lanes), s2);
            s3 = Vector256.MultiplyAddEstimate(x, Vector256.LoadUnsafe(ref at, 3 * Lanes), s3);
            s4 = Vector256.MultiplyAddEstimate(x, Vector256.LoadUnsafe(ref at, 4 * Lanes), s4);
            s5 = Vector256.MultiplyAddEstimate(x, Vector256.LoadUnsafe(ref at, 5 * Lanes), s5);
            s6 = Vector256.MultiplyAddEstimate(x, Vector256.LoadUnsafe(ref at, 6 * Lanes), s6);
            s7 = Vector256.MultiplyAddEstimate(x, Vector256.LoadUnsafe(ref at, 7 * Lanes), s7);
            s8 = Vector256.MultiplyAddEstimate(x, Vector256.LoadUnsafe(ref at, 8 * Lanes), s8);
            s9 = Vector256.MultiplyAddEstimate(x, Vector256.LoadUnsafe(ref at, 9 * Lanes), s9);
            s10 = Vector256.MultiplyAddEstimate(x, Vector256.LoadUnsafe(ref at, 10 * Lanes), s10);
            s11 = Vector256.MultiplyAddEstimate(x, Vector256.LoadUnsafe(ref at, 11 * Lanes), s11);
            s12 = Vector256.MultiplyAddEstimate(x, Vector256.LoadUnsafe(ref at, 12 * Lanes), s12);
            at = ref Unsafe.Add(ref at, Lanes);
        }
        s0.CopyTo(sums);
        s1.CopyTo(sums[Lanes..]);
        s2.CopyTo(sums[(2 * Lanes)..]);
        s3.CopyTo(sums[(3 * Lanes)..]);
        s4.CopyTo(sums[(4 * Lanes)..]);
        s5.CopyTo(sums[(5 * Lanes)..]);
        s6.CopyTo(sums[(6 * Lanes)..]);
        s7.CopyTo(sums[(7 * Lanes)..]);
        s8.CopyTo(sums[(8 * Lanes)..]);
        s9.CopyTo(sums[(9 * Lanes)..]);
        s10.CopyTo(sums[(10 * Lanes)..]);
        s11.CopyTo(sums[(11 * Lanes)..]);
        s12.CopyTo(sums[(12 * Lanes)..]);
    }
}
