using System.Runtime.InteropServices;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;

namespace Scorecard.Domain.Scoring;

/// <summary>
/// How a KPI is scored: its values inside a window are aggregated over time (or its children are, and then rolled up), and the scale turns the
/// result into a score from 0 to 100.
/// </summary>
internal static class KpiScoring
{
    /// <summary>The own periods of a KPI that a window asks about.</summary>
    /// <param name="Coarser">The window is finer than the KPI, so its one own period that contains the window stands for it.</param>
    public readonly record struct Slots(int First, int Last, bool Coarser);

    /// <summary>The own periods of a frequency that lie inside a window, or else the one that contains it.</summary>
    public static Slots SlotsIn(Frequency frequency, in Window window, FiscalCalendar calendar)
    {
        var first = calendar.IndexOf(frequency, window.Start);
        if (calendar.At(frequency, first).Anchor < window.Start)
            first++;
        var last = calendar.IndexOf(frequency, window.End);
        var ending = calendar.At(frequency, last);
        if ((frequency == Frequency.Week ? ending.Anchor : ending.End) > window.End)
            last--;
        if (first <= last)
            return new(first, last, false);
        var containing = calendar.IndexOf(frequency, window.Period.Anchor);
        return new(containing, containing, true);
    }

    /// <summary>The KPI's value over a window.</summary>
    public static KpiFigure Figure(KpiSeries kpi, in Window window)
    {
        var slots = SlotsIn(kpi.Frequency, window, kpi.Calendar);
        if (slots.Coarser || slots.First == slots.Last)
            return OwnPeriod(kpi, slots);
        return kpi.RolledUp ? RolledUp(kpi, window, slots) : OverTime(kpi, slots);
    }

    /// <summary>The score of a figure, or NaN unless it is present.</summary>
    public static double Score(KpiSeries kpi, in KpiFigure figure, Slots slots)
    {
        if (!figure.IsPresent)
            return double.NaN;
        var scale = ScaleFor(kpi, figure, slots, out var mixed);
        return mixed ? MeanOfPeriods(kpi, slots) : ScoringScale.Score(figure.Value, scale);
    }

    /// <summary>
    /// The points against which a figure is scored. A sum over several periods adds up the points of the periods that have values.
    /// </summary>
    /// <param name="mixed">The kind of scale changes inside the window, so that only the periods' own scores can be averaged.</param>
    public static ReadOnlySpan<ScalePoint> ScaleFor(KpiSeries kpi, in KpiFigure figure, Slots slots, out bool mixed)
    {
        mixed = false;
        if (kpi.Aggregation != TimeAggregation.Sum || slots.First == slots.Last)
            return kpi.ScaleAt(figure.LastSlot).Span;
        var scales = new List<ScoringScale>();
        for (var slot = slots.First; slot <= slots.Last; slot++)
            if (kpi.HasValue(slot))
                scales.Add(kpi.ScaleAt(slot));
        mixed = scales.Exists(s => !s.SameShape(scales[^1]));
        return mixed ? [] : ScoringScale.Sum(CollectionsMarshal.AsSpan(scales));
    }

    /// <summary>Recomputes the stored value of one own period of a rolled-up KPI from its children.</summary>
    public static void RollUpSlot(KpiSeries kpi, int slot)
    {
        var window = Window.Of(kpi.Calendar.At(kpi.Frequency, slot));
        var fed = false;
        foreach (var (child, _) in kpi.Children)
        {
            var slots = SlotsIn(child.Frequency, window, kpi.Calendar);
            for (var s = slots.First; s <= slots.Last && !fed; s++)
                fed = child.HasValue(s);
        }
        kpi.Set(slot, RolledUp(kpi, window, new(slot, slot, false)), fed);
    }

    private static KpiFigure OwnPeriod(KpiSeries kpi, Slots slots)
    {
        var figure = Stored(kpi, slots.First);
        if (figure.State != ScoreState.Missing || !slots.Coarser)
            return figure;
        for (var back = 1; back <= kpi.Kpi.CarryForward; back++)
            if (Stored(kpi, slots.First - back) is { IsPresent: true } earlier)
                return earlier with { Carried = true };
        return figure;
    }

    private static KpiFigure Stored(KpiSeries kpi, int slot)
    {
        var value = kpi.At(slot);
        if (double.IsPositiveInfinity(value))
            return KpiFigure.NotApplicable;
        var (numerator, denominator) = kpi.PartsAt(slot);
        return KpiFigure.Of(value, slot, numerator, denominator, partial: kpi.IsPartial(slot));
    }

    private static KpiFigure OverTime(KpiSeries kpi, Slots slots)
    {
        var (count, open, lastSlot) = (0, 0, 0);
        double sum = 0, min = double.PositiveInfinity, max = double.NegativeInfinity, last = double.NaN, numerator = 0, denominator = 0;
        for (var slot = slots.First; slot <= slots.Last; slot++)
        {
            var value = kpi.At(slot);
            if (double.IsPositiveInfinity(value))
                continue;
            if (double.IsNaN(value))
            {
                open++;
                continue;
            }
            var parts = kpi.PartsAt(slot);
            (count, lastSlot, last) = (count + 1, slot, value);
            (sum, min, max) = (sum + value, Math.Min(min, value), Math.Max(max, value));
            (numerator, denominator) = (numerator + parts.Numerator, denominator + parts.Denominator);
        }
        if (count == 0)
            return open == 0 ? KpiFigure.NotApplicable : KpiFigure.Missing;
        var aggregate = kpi.Aggregation switch
        {
            TimeAggregation.Sum => sum,
            TimeAggregation.Average => sum / count,
            TimeAggregation.Min => min,
            TimeAggregation.Max => max,
            TimeAggregation.Ratio => kpi.Kpi.RatioFactor * numerator / denominator,
            _ => last,
        };
        return kpi.Aggregation == TimeAggregation.Ratio
            ? KpiFigure.Of(aggregate, lastSlot, numerator, denominator, open > 0)
            : KpiFigure.Of(aggregate, lastSlot, partial: open > 0);
    }

    private static KpiFigure RolledUp(KpiSeries kpi, in Window window, Slots slots)
    {
        if (slots.Last < kpi.Begin || slots.First >= kpi.End)
            return KpiFigure.NotApplicable;
        var (present, missing, partial) = (0, 0, false);
        double sum = 0, weighted = 0, weights = 0, min = double.PositiveInfinity, max = double.NegativeInfinity, numerator = 0, denominator = 0;
        foreach (var (child, weight) in kpi.Children)
        {
            var figure = Figure(child, window);
            if (figure.State == ScoreState.Missing)
                missing++;
            if (!figure.IsPresent)
                continue;
            present++;
            partial |= figure.Partial;
            sum += figure.Value;
            weighted += weight * figure.Value;
            weights += weight;
            (min, max) = (Math.Min(min, figure.Value), Math.Max(max, figure.Value));
            (numerator, denominator) = (numerator + figure.Numerator, denominator + figure.Denominator);
        }
        if (present == 0)
            return missing == 0 && kpi.Children.Length > 0 ? KpiFigure.NotApplicable : KpiFigure.Missing;
        if (missing > 0 && kpi.Kpi.RequireAll)
            return KpiFigure.Missing;
        var value = kpi.Kpi.RollUp switch
        {
            KpiRollUp.Sum => sum,
            KpiRollUp.Average => sum / present,
            KpiRollUp.WeightedAverage => weighted / weights,
            KpiRollUp.Min => min,
            KpiRollUp.Max => max,
            _ => kpi.Kpi.RatioFactor * numerator / denominator,
        };
        return KpiFigure.Of(value, LastWithValue(kpi, slots), numerator, denominator, partial || missing > 0);
    }

    private static int LastWithValue(KpiSeries kpi, Slots slots)
    {
        for (var slot = slots.Last; slot > slots.First; slot--)
            if (kpi.HasValue(slot))
                return slot;
        return slots.First;
    }

    private static double MeanOfPeriods(KpiSeries kpi, Slots slots)
    {
        var (sum, count) = (0.0, 0);
        for (var slot = slots.First; slot <= slots.Last; slot++)
            if (double.IsFinite(kpi.At(slot)))
                (sum, count) = (sum + kpi.ScaleAt(slot).Score(kpi.At(slot)), count + 1);
        return count == 0 ? double.NaN : sum / count;
    }
}
