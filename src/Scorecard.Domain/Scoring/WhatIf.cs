using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;

namespace Scorecard.Domain.Scoring;

/// <summary>The same organization under suppositions: a book that answers for one window what saving them would, and leaves the real one alone.</summary>
public static class WhatIf
{
    /// <exception cref="RuleViolation">A supposition is on a KPI that is not there, rolled up, not yet in existence, or breaks a rule of its scale.</exception>
    public static ScoreBook Of(ScoreBook book, Window window, IReadOnlyList<Supposition> suppositions)
    {
        var graph = book.Graph;
        var copies = new Dictionary<long, KpiSeries>();
        foreach (var supposed in suppositions)
        {
            RuleViolation.Unless(graph.SeriesById.TryGetValue(supposed.KpiId, out var series), "This KPI is not in the scorecard any more. Take it out of the scenario.");
            Apply(book, Copy(series!, copies), supposed, window);
        }
        return new ScoreBook(graph.With(copies));
    }

    private static void Apply(ScoreBook book, KpiSeries copy, Supposition supposed, Window window)
    {
        var kpi = copy.Kpi;
        var period = Supposition.PeriodOf(book, kpi, window);
        var slot = copy.Calendar.IndexOf(copy.Frequency, period.Start);
        RuleViolation.Unless(slot >= copy.Begin && slot < copy.End, $"“{kpi.Name}” is not measured in this period. Choose another period, or take it out of the scenario.");
        if (supposed is not { Target: null, Weight: null })
            copy.Define(slot, supposed.Definition(kpi, period), book.Model.Organization.Bands);
        if (supposed.Value is not { } value)
            return;
        RuleViolation.Unless(Supposition.TakesValue(kpi), $"“{kpi.Name}” follows its children. Suppose values for them.");
        var denominator = copy.PartsAt(slot).Denominator;
        copy.Set(slot, Supposition.Measured(kpi, value, double.IsFinite(denominator) && denominator != 0 ? (decimal)denominator : null));
        for (var child = copy; child.Parent is { RolledUp: true } parent; child = parent, period = copy.Calendar.At(parent.Frequency, slot))
        {
            slot = copy.Calendar.IndexOf(parent.Frequency, period.Anchor);
            KpiScoring.RollUpSlot(parent, slot);
        }
    }

    /// <summary>A copy of a series, and of all that it feeds, linked among themselves.</summary>
    private static KpiSeries Copy(KpiSeries series, Dictionary<long, KpiSeries> copies)
    {
        if (copies.TryGetValue(series.Kpi.Id, out var known))
            return known;
        var copy = copies[series.Kpi.Id] = series.Copy();
        if (series.Parent is { RolledUp: true } parent)
        {
            var above = copy.Parent = Copy(parent, copies);
            var place = Array.FindIndex(above.Children, c => c.Series.Kpi.Id == series.Kpi.Id);
            if (place >= 0)
                above.Children[place].Series = copy;
        }
        return copy;
    }
}
