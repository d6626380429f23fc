using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Insight;

/// <summary>
/// The same organization under suppositions: a book that answers for one window what saving them would, and leaves the real one alone.
/// </summary>
public static class WhatIf
{
    /// <exception cref="RuleViolation">A supposition cannot be made: see <see cref="Obstacle"/>.</exception>
    public static ScoreBook Of(ScoreBook book, Window window, IReadOnlyList<Supposition> suppositions)
    {
        var copies = new Dictionary<long, KpiSeries>();
        foreach (var supposed in suppositions)
        {
            var obstacle = Obstacle(book, window, supposed);
            RuleViolation.Unless(obstacle is null, obstacle ?? "");
            Apply(book, book.Graph.SeriesById[supposed.KpiId].CopyWithAbove(book.Graph, copies), supposed, window);
        }
        return new ScoreBook(book.Graph.With(copies));
    }

    /// <summary>
    /// Why something cannot be supposed: the KPI is not there, is not measured then, follows its children, or its scale forbids it; null
    /// where it can.
    /// </summary>
    public static string? Obstacle(ScoreBook book, Window window, Supposition supposed)
    {
        if (!book.Graph.SeriesById.TryGetValue(supposed.KpiId, out var series))
            return "This KPI is not in the scorecard any more.";
        var kpi = series.Kpi;
        var period = Supposition.PeriodOf(book, kpi, window);
        var slot = series.Calendar.IndexOf(series.Frequency, period.Start);
        if (slot < series.Begin || slot >= series.End)
            return $"“{kpi.Name}” is not measured in this period.";
        if (supposed.Value is not null && !Supposition.TakesValue(kpi))
            return series.IsCalculated
                ? $"“{kpi.Name}” is calculated. Suppose values for the KPIs in its formula."
                : $"“{kpi.Name}” follows its children. Suppose values for them.";
        try
        {
            if (supposed is not { Target: null, Weight: null })
                supposed.Definition(kpi, period).Scale.Compile(book.Model.Organization.Bands);
            if (supposed.Value is { } value)
                Supposition.Measured(kpi, value, DenominatorAt(series, slot));
            return null;
        }
        catch (RuleViolation broken)
        {
            return broken.Message;
        }
    }

    private static void Apply(ScoreBook book, KpiSeries copy, Supposition supposed, Window window)
    {
        var kpi = copy.Kpi;
        var period = Supposition.PeriodOf(book, kpi, window);
        var slot = copy.Calendar.IndexOf(copy.Frequency, period.Start);
        if (supposed is not { Target: null, Weight: null })
            copy.Define(slot, supposed.Definition(kpi, period), book.Model.Organization.Bands);
        if (supposed.Value is not { } value)
            return;
        copy.Set(slot, Supposition.Measured(kpi, value, DenominatorAt(copy, slot)));
        Spreading.Run(book.Graph, copy, slot);
    }

    private static decimal? DenominatorAt(KpiSeries series, int slot) =>
        series.PartsAt(slot).Denominator is var denominator && double.IsFinite(denominator) && denominator != 0
            ? (decimal)denominator
            : null;
}
