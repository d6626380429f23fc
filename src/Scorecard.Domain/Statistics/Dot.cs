using System.Numerics;
using System.Runtime.InteropServices;

namespace Scorecard.Domain.Statistics;

/// <summary>The inner product, on which every correlation here rests.</summary>
internal static class Dot
{
    /// <summary>Sum of x[t] y[t] over the shorter of both.</summary>
    public static double Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var n = Math.Min(x.Length, y.Length);
        var wideX = MemoryMarshal.Cast<double, Vector<double>>(x[..n]);
        var wideY = MemoryMarshal.Cast<double, Vector<double>>(y[..n]);
        var wide = Vector<double>.Zero;
        for (var i = 0; i < wideX.Length; i++)
            wide += wideX[i] * wideY[i];
        var sum = Vector.Sum(wide);
        for (var t = wideX.Length * Vector<double>.Count; t < n; t++)
            sum += x[t] * y[t];
        return sum;
    }
}
