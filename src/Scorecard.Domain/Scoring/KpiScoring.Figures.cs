using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Scoring;

/// <content>A KPI's figure: its own period, several of them aggregated over time, or its children rolled up.</content>
internal static partial class KpiScoring
{
    /// <summary>The KPI's value over the own periods that a window asks about.</summary>
    public static KpiFigure Figure(KpiSeries kpi, Slots slots)
    {
        if (slots.Coarser || (slots.First == slots.Last && !IsSteppedBy(kpi, slots)))
            return OwnPeriod(kpi, slots);
        return kpi.Kpi.ValueSource switch
        {
            ValueSource.Entered => OverTime(kpi, slots),
            ValueSource.RolledUp or ValueSource.Calculated => Made(kpi, slots),
        };
    }

    /// <summary>The figure made of other KPIs.</summary>
    private static KpiFigure Made(KpiSeries kpi, Slots slots) => kpi.IsCalculated ? Calculated(kpi, slots) : RolledUp(kpi, slots);

    /// <summary>
    /// Whether one own period stands for a longer stretch, such as January for the year to date, and what is before it matters.
    /// </summary>
    private static bool IsSteppedBy(KpiSeries kpi, Slots slots) => kpi.IsStepped && slots.Step is { } step && step != kpi.Frequency;

    /// <inheritdoc cref="KpiFigure.Decimals"/>
    public static int Decimals(KpiSeries kpi, Slots slots)
    {
        var (most, divided) = Given(kpi, slots);
        return divided ? Math.Min(most + 1, TextRules.MostDecimals) : TextRules.MostDecimals;
    }

    /// <summary>The most decimals of the numbers below a figure, and whether any of them were divided on the way to it.</summary>
    private static (int Most, bool Divided) Given(KpiSeries kpi, Slots slots)
    {
        if (kpi.Aggregation == TimeAggregation.Ratio)
            return (kpi.Kpi.Latest.Scale.Decimals, true);
        var first = slots.First - (slots.Coarser ? kpi.Kpi.CarryForward : 0);
        if (!kpi.IsComputed)
            return (kpi.DecimalsIn(first, slots.Last), slots.First < slots.Last && kpi.Aggregation == TimeAggregation.Average);
        if (kpi.IsCalculated)
            return GivenToFormula(kpi, slots with { First = first });
        var most = 0;
        var divided = kpi.Kpi.RollUp is KpiRollUp.Average or KpiRollUp.WeightedAverage;
        foreach (var link in kpi.Children)
        {
            if (!TrySlotsOf(link, kpi, slots with { First = first }, out var slotsOfChild))
                continue;
            var below = Given(link.Series, slotsOfChild);
            most = Math.Max(most, below.Most);
            divided |= below.Divided;
        }
        return (most, divided);
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
        // Beyond the stored periods nothing below is recorded, but the children may agree that nothing applies.
        if (kpi.IsComputed && !kpi.Stores(slot))
            return Made(kpi, new(slot, slot, false));
        var value = kpi.At(slot);
        if (double.IsPositiveInfinity(value))
            return KpiFigure.NotApplicable;
        var (numerator, denominator) = kpi.PartsAt(slot);
        return KpiFigure.Of(value, slot, numerator, denominator, partial: kpi.IsPartial(slot));
    }

    private static KpiFigure OverTime(KpiSeries kpi, Slots slots)
    {
        var count = 0;
        var open = 0;
        var lastSlot = 0;
        double sum = 0,
            min = double.PositiveInfinity,
            max = double.NegativeInfinity,
            last = double.NaN,
            numerator = 0,
            denominator = 0;
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
            count++;
            lastSlot = slot;
            last = value;
            sum += value;
            min = Math.Min(min, value);
            max = Math.Max(max, value);
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
            TimeAggregation.Ratio => kpi.Kpi.Multiplier * numerator / denominator,
            TimeAggregation.Last => last,
        };
        return kpi.Aggregation == TimeAggregation.Ratio
            ? KpiFigure.Of(aggregate, lastSlot, numerator, denominator, open > 0)
            : KpiFigure.Of(aggregate, lastSlot, partial: open > 0);
    }

    /// <summary>Each child over the own periods of its parent, then across the children.</summary>
    private static KpiFigure RolledUp(KpiSeries kpi, Slots slots)
    {
        slots = slots with { First = Math.Max(slots.First, kpi.Begin), Last = Math.Min(slots.Last, kpi.End - 1) };
        if (slots.First > slots.Last)
            return KpiFigure.NotApplicable;
        var present = 0;
        var missing = 0;
        var anyBegun = false;
        var partial = false;
        double sum = 0,
            weighted = 0,
            weights = 0,
            min = double.PositiveInfinity,
            max = double.NegativeInfinity,
            numerator = 0,
            denominator = 0;
        foreach (var link in kpi.Children)
        {
            var (child, weight) = (link.Series, link.Weight);
            if (!TrySlotsOf(link, kpi, slots, out var slotsOfChild))
                continue;
            // A child that begins later is not one yet: what it is added to stays what it was.
            anyBegun |= slotsOfChild.Last >= child.Begin;
            var figure = Figure(child, slotsOfChild);
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
            return missing == 0 && anyBegun ? KpiFigure.NotApplicable : KpiFigure.Missing;
        if (missing > 0 && kpi.Kpi.RequireAll)
            return KpiFigure.Missing;
        var value = kpi.Kpi.RollUp switch
        {
            KpiRollUp.Sum => sum,
            KpiRollUp.Average => sum / present,
            KpiRollUp.WeightedAverage => weighted / weights,
            KpiRollUp.Min => min,
            KpiRollUp.Max => max,
            KpiRollUp.Ratio => kpi.Kpi.Multiplier * numerator / denominator,
            null => throw new InvalidOperationException("A KPI that is rolled up says how."),
        };
        return kpi.Kpi.RollUp == KpiRollUp.Ratio
            ? KpiFigure.Of(value, LastWithValue(kpi, slots), numerator, denominator, partial || missing > 0)
            : KpiFigure.Of(value, LastWithValue(kpi, slots), partial: partial || missing > 0);
    }

    private static int LastWithValue(KpiSeries kpi, Slots slots)
    {
        for (var slot = slots.Last; slot > slots.First; slot--)
            if (kpi.HasValue(slot))
                return slot;
        return slots.First;
    }
}
