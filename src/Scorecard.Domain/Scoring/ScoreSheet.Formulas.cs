namespace Scorecard.Domain.Scoring;

/// <content>The rows of calculated KPIs.</content>
internal sealed partial class ScoreSheet
{
    /// <summary>
    /// The columns that may ask about some own periods of a computed KPI; where it is made of earlier values, all after them.
    /// </summary>
    public bool TryColumns(KpiSeries kpi, int first, int last, out int from, out int to)
    {
        var all = slots[(int)kpi.Frequency];
        (from, to) = (all.Length, 0);
        for (var column = 0; column < all.Length; column++)
            if (all[column].First <= last + (all[column].Coarser ? kpi.Kpi.CarryForward : 0) && first <= all[column].Last)
                (from, to) = (Math.Min(from, column), column + 1);
        if (kpi.IsStepped)
            (from, to) = (from < to ? from : 0, all.Length);
        return from < to;
    }

    /// <summary>Whether the stored values of a calculated KPI are all that some columns ask about.</summary>
    private static bool IsStored(KpiSeries kpi, int first, int from, int to) =>
        kpi is { IsCalculated: true, IsStepped: false } && kpi.Stores(first + from) && kpi.Stores(first + to - 1);

    /// <summary>Whether the columns are own periods of a KPI, one after the other, and one scale holds throughout.</summary>
    private static bool IsDirect(KpiSeries kpi, int first, int from, int to) =>
        first != int.MinValue && kpi is { IsHidden: false, OnlyScale: not null } && (!kpi.IsComputed || IsStored(kpi, first, from, to));

    private void MarkPartial(KpiSeries kpi, int first, ReadOnlySpan<double> line, int row, int from, int to)
    {
        for (var column = from; column < to; column++)
            if (line[column] >= 0 && kpi.IsPartial(first + column))
                SetBit(kpiPartial, row, column, true);
    }
}
