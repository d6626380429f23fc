using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Scoring;

/// <summary>
/// How a KPI is scored: its values inside a window are aggregated over time (or its children are, and then rolled up), and the scale turns
/// the result into a score from 0 to 100.
/// </summary>
internal static partial class KpiScoring
{
    /// <summary>The own periods of a KPI that a window asks about.</summary>
    /// <param name="Coarser">The window is finer than the KPI, so its one own period that contains the window stands for it.</param>
    public readonly record struct Slots(int First, int Last, bool Coarser)
    {
        /// <summary>
        /// The length of the periods of which one comes before another, where it is not the KPI's own: that of the window, or of a year to
        /// date the year.
        /// </summary>
        public Frequency? Step { get; init; }
    }

    /// <summary>
    /// The own periods of a frequency that lie inside a window; or else, and always where the window's period is finer, the one that
    /// contains it.
    /// </summary>
    public static Slots SlotsIn(Frequency frequency, in Window window, FiscalCalendar calendar)
    {
        var inside = Inside(frequency, window.Start, window.End, calendar);
        if (inside.First <= inside.Last && (window.ToDate || frequency <= window.Period.Frequency))
            return inside with { Step = window.ToDate ? Frequency.Year : window.Period.Frequency };
        var containing = calendar.IndexOf(frequency, window.Period.Anchor);
        return new(containing, containing, true);
    }

    /// <summary>The KPI's score over the own periods that a window asks about.</summary>
    public static Score Of(KpiSeries kpi, Slots slots)
    {
        var figure = Figure(kpi, slots);
        return IsScored(kpi, figure, slots)
            ? Of(figure.State, Score(kpi, figure, slots), figure.Partial)
            : Of(ScoreState.NotScored, double.NaN, false);
    }

    /// <summary>
    /// Whether anything in force scores the figure: over a sum any of its periods, else the last with a value. What does not apply is not
    /// asked.
    /// </summary>
    public static bool IsScored(KpiSeries kpi, in KpiFigure figure, Slots slots)
    {
        if (!kpi.IsEverUnscored || figure.State == ScoreState.NotApplicable)
            return true;
        if (kpi.Aggregation != TimeAggregation.Sum || !figure.IsPresent || slots.First == slots.Last)
            return !kpi.ScaleAt(figure.IsPresent ? figure.LastSlot : slots.Last).IsNone;
        for (var slot = slots.First; slot <= slots.Last; slot++)
            if (kpi.HasValue(slot) && !kpi.ScaleAt(slot).IsNone)
                return true;
        return false;
    }

    /// <param name="score">NaN unless present.</param>
    public static Score Of(ScoreState state, double score, bool partial) =>
        state is ScoreState.NotApplicable or ScoreState.NotScored ? new(state, double.NaN, double.NaN, double.NaN, double.NaN, false)
        : double.IsNaN(score) ? new(ScoreState.Missing, double.NaN, 0, 0, 100, true)
        : new(state, score, 1, score, score, partial);

    /// <summary>The score of a figure, or NaN unless it is present.</summary>
    public static double Score(KpiSeries kpi, in KpiFigure figure, Slots slots)
    {
        if (!figure.IsPresent)
            return double.NaN;
        var scale = ScaleFor(kpi, figure, slots, out var mixed);
        var score = mixed ? MeanOfPeriods(kpi, slots) : ScoringScale.Score(figure.Value, scale);
        return kpi.IsHidden ? Rough.Score(score) : score;
    }

    /// <summary>
    /// The points against which a figure is scored. A sum over several periods adds up the points of the periods that have values; where
    /// none has, of all in which the KPI exists.
    /// </summary>
    /// <param name="mixed">The kind of scale changes inside the window, so that only the periods' own scores can be averaged; there are no
    /// points.</param>
    public static ReadOnlySpan<ScalePoint> ScaleFor(KpiSeries kpi, in KpiFigure figure, Slots slots, out bool mixed)
    {
        mixed = false;
        if (kpi.Aggregation != TimeAggregation.Sum || slots.First == slots.Last)
            return kpi.ScaleAt(figure.IsPresent ? figure.LastSlot : slots.Last).Span;
        ScoringScale? scale = null;
        ScalePoint[] sum = [];
        for (var slot = slots.First; slot <= slots.Last; slot++)
            if (figure.IsPresent ? kpi.HasValue(slot) : slot >= kpi.Begin && slot < kpi.End)
            {
                var next = kpi.ScaleAt(slot);
                mixed |= scale is not null && !scale.SameShape(next);
                scale = next;
                if (!mixed)
                    ScoringScale.Add(ref sum, next);
            }
        return mixed ? []
            : scale is null ? kpi.ScaleAt(slots.Last).Span
            : sum;
    }

    /// <summary>
    /// The children of a rolled-up KPI with their figures, as they made the KPI's own figure, and the own periods that each was asked
    /// about.
    /// </summary>
    public static IEnumerable<(KpiSeries Child, double Weight, KpiFigure Figure, Slots Slots)> Below(KpiSeries kpi, Slots slots)
    {
        if (slots.Coarser || (slots.First == slots.Last && !IsSteppedBy(kpi, slots)))
            slots = OwnPeriod(kpi, slots) is { IsPresent: true } own
                ? new(own.LastSlot, own.LastSlot, false)
                : slots with
                {
                    Coarser = false,
                };
        slots = slots with { First = Math.Max(slots.First, kpi.Begin), Last = Math.Min(slots.Last, kpi.End - 1) };
        return slots.First > slots.Last ? [] : Children(kpi, slots);
    }

    private static IEnumerable<(KpiSeries Child, double Weight, KpiFigure Figure, Slots Slots)> Children(KpiSeries kpi, Slots slots)
    {
        foreach (var link in kpi.Children)
            if (TrySlotsOf(link, kpi, slots, out var own))
                yield return (link.Series, link.Weight, Figure(link.Series, own), own);
    }

    /// <summary>Recomputes the stored value of one own period of a computed KPI from what it is made of.</summary>
    public static void RollUpSlot(KpiSeries kpi, int slot)
    {
        if (kpi.IsCalculated)
        {
            Calculate(kpi, slot, slot);
            return;
        }
        var (from, to) = kpi.Stretch(slot);
        for (; from <= to; from++)
            kpi.Set(from, RolledUp(kpi, new(from, from, false)), AnyChildHasValue(kpi, from));
    }

    private static bool AnyChildHasValue(KpiSeries kpi, int slot)
    {
        foreach (var link in kpi.Children)
            if (TrySlotsOf(link, kpi, new(slot, slot, false), out var slots))
                for (var s = slots.First; s <= slots.Last; s++)
                    if (link.Series.HasValue(s))
                        return true;
        return false;
    }

    /// <summary>
    /// The own periods of a child inside those of its parent in which it feeds it. One that has left before the last of them has no last
    /// value to give.
    /// </summary>
    /// <returns>False where it feeds the parent in none of them.</returns>
    private static bool TrySlotsOf(ChildLink link, KpiSeries kpi, Slots slots, out Slots own)
    {
        own = SlotsOfChild(kpi, slots, link.Series);
        if (link is { From: int.MinValue, To: int.MaxValue })
            return true;
        var last = own.Last;
        own = own with { First = Math.Max(own.First, link.From), Last = Math.Min(own.Last, link.To) };
        return own.First <= own.Last && (own.Last == last || link.Series.Aggregation != TimeAggregation.Last);
    }

    /// <summary>The own periods of a child inside those of its parent; a child is never coarser.</summary>
    private static Slots SlotsOfChild(KpiSeries kpi, Slots slots, KpiSeries child) =>
        child.Frequency == kpi.Frequency
            ? slots
            : Inside(
                child.Frequency,
                kpi.Calendar.At(kpi.Frequency, slots.First).Start,
                kpi.Calendar.At(kpi.Frequency, slots.Last).End,
                kpi.Calendar
            ) with
            {
                Step = slots.Step ?? kpi.Frequency,
            };

    private static Slots Inside(Frequency frequency, DateOnly start, DateOnly end, FiscalCalendar calendar)
    {
        var (first, last) = calendar.NumbersInside(frequency, start, end);
        return new(first, last, false);
    }

    private static double MeanOfPeriods(KpiSeries kpi, Slots slots)
    {
        var sum = 0.0;
        var count = 0;
        for (var slot = slots.First; slot <= slots.Last; slot++)
            if (double.IsFinite(kpi.At(slot)) && !kpi.ScaleAt(slot).IsNone)
            {
                sum += kpi.ScaleAt(slot).Score(kpi.At(slot));
                count++;
            }
        return count == 0 ? double.NaN : sum / count;
    }
}
