using System.Runtime.InteropServices;

namespace Scorecard.Domain.Leads;

/// <summary>Series of one form in single precision: one after the other as rows, and eight side by side as panels.</summary>
internal sealed class Packed
{
    private const int Lanes = LagKernel.Lanes;
    private const int Margin = LeadLag.LongestLag;
    private const int Alignment = 64;

    private readonly int n;
    private readonly float[] rows;
    private readonly float[] panels;
    private readonly int panelStart;

    public Packed(IReadOnlyList<double[]> series)
    {
        n = series.Count == 0 ? 0 : series[0].Length;
        rows = new float[series.Count * n];
        // Vectors that straddle two lines of the cache take twice as long to load.
        panels = GC.AllocateArray<float>((series.Count + Lanes - 1) / Lanes * PanelLength + Alignment / sizeof(float), pinned: true);
        panelStart = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(panels, 0) & (Alignment - 1)) / sizeof(float);
        for (var i = 0; i < series.Count; i++)
        for (var t = 0; t < n; t++)
        {
            rows[i * n + t] = (float)series[i][t];
            panels[panelStart + i / Lanes * PanelLength + (Margin + t) * Lanes + i % Lanes] = (float)series[i][t];
        }
    }

    /// <summary>Nothing stands before the first period and after the last, so that every lag sums over as many.</summary>
    private int PanelLength => (n + 2 * Margin) * Lanes;

    /// <summary>
    /// Correlations of a row with the eight series of a panel: thirteen times eight at the lags 0 to 12, at which the row leads, and as
    /// many at −12 to 0.
    /// </summary>
    public static void Correlate(Packed row, int index, Packed panel, int panelIndex, Span<float> leading, Span<float> following)
    {
        var values = row.rows.AsSpan(index * row.n, row.n);
        var eight = panel.panels.AsSpan(panel.panelStart + panelIndex * panel.PanelLength, panel.PanelLength);
        LagKernel.Run(values, eight[(Margin * Lanes)..], leading);
        LagKernel.Run(values, eight, following);
    }
}
