using System.Buffers;
using Scorecard.Domain.Formulas;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Scoring;

/// <content>A calculated KPI's figure: its inputs are aggregated over time first, then the formula applies.</content>
internal static partial class KpiScoring
{
    // What formulas below came to while one above them is worked out: several may ask for the same.
    [ThreadStatic]
    private static Dictionary<(KpiSeries, Slots), KpiFigure>? known;

    /// <summary>
    /// What a formula that holds in a KPI comes to over some of its own periods, with the figures of the KPIs that it names; null where the
    /// KPI does not exist in them or has no formula then.
    /// </summary>
    public static FormulaFigures? FiguresOf(KpiSeries kpi, Slots slots)
    {
        slots = slots with { First = Math.Max(slots.First, kpi.Begin), Last = Math.Min(slots.Last, kpi.End - 1), Coarser = false };
        return slots.First > slots.Last || kpi.TieAt(slots.Last) is not { } tie ? null : FiguresOf(kpi, slots, tie);
    }

    /// <summary>The same with any formula.</summary>
    public static FormulaFigures FiguresOf(KpiSeries kpi, Slots slots, FormulaTie tie) =>
        FiguresOf(kpi.Frequency, kpi.Calendar, slots, tie);

    /// <summary>The same over periods of any frequency.</summary>
    public static FormulaFigures FiguresOf(Frequency own, FiscalCalendar calendar, Slots slots, FormulaTie tie)
    {
        var inputs = new FormulaFigures.Part[tie.Inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
            inputs[i] =
                tie.Inputs[i] is { } input && SlotsOfInput(own, calendar, slots, input, tie.Formula.Inputs[i].Earlier) is var asked
                    ? new(input, asked, Figure(input, asked))
                    : new(null, default, KpiFigure.Missing);
        return new(tie.Formula, inputs);
    }

    /// <summary>The own periods of a calculated KPI that made its figure.</summary>
    public static Slots SlotsMade(KpiSeries kpi, Slots slots) =>
        !slots.Coarser && (slots.First != slots.Last || IsSteppedBy(kpi, slots)) ? slots
        : OwnPeriod(kpi, slots) is { IsPresent: true } own ? new(own.LastSlot, own.LastSlot, false)
        : slots with { Coarser = false, Step = null };

    private static KpiFigure Calculated(KpiSeries kpi, Slots slots)
    {
        if (!kpi.IsNested)
            return WorkedOut(kpi, slots);
        var isFirst = known is null;
        var figures = known ??= [];
        try
        {
            if (!figures.TryGetValue((kpi, slots), out var figure))
                figures[(kpi, slots)] = figure = WorkedOut(kpi, slots);
            return figure;
        }
        finally
        {
            if (isFirst)
                known = null;
        }
    }

    private static KpiFigure WorkedOut(KpiSeries kpi, Slots slots)
    {
        if (FiguresOf(kpi, slots) is not { } figures)
            return slots.First >= kpi.End || slots.Last < kpi.Begin ? KpiFigure.NotApplicable : KpiFigure.Missing;
        var answer = figures.Answer();
        return answer.Gap is { } gap
            ? (gap == FormulaGap.NotApplicable ? KpiFigure.NotApplicable : KpiFigure.Missing)
            : KpiFigure.Of(
                answer.Value,
                LastWithValue(kpi, slots with { First = Math.Max(slots.First, kpi.Begin), Last = Math.Min(slots.Last, kpi.End - 1) }),
                partial: figures.IsPartial
            );
    }

    private static (int Most, bool Divided) GivenToFormula(KpiSeries kpi, Slots slots)
    {
        var most = 0;
        if (FiguresOf(kpi, slots) is { } figures)
            foreach (var part in figures.Parts)
                if (part.Series is { } input)
                    most = Math.Max(most, Given(input, part.Slots).Most);
        return (most, true);
    }

    /// <summary>The own periods of a named KPI that a formula asks about.</summary>
    private static Slots SlotsOfInput(Frequency own, FiscalCalendar calendar, Slots slots, KpiSeries input, EarlierBy earlier)
    {
        var step = slots.Step ?? own;
        var asked = earlier == default ? slots : Earlier(own, slots, step, earlier, calendar);
        if (input.Frequency == own)
            return asked;
        var last = calendar.At(own, asked.Last);
        var inside = Inside(input.Frequency, calendar.At(own, asked.First).Start, last.End, calendar);
        if (inside.First <= inside.Last)
            return inside with { Step = step };
        var around = calendar.IndexOf(input.Frequency, last.Anchor);
        return new(around, around, true);
    }

    /// <summary>Some own periods of a frequency so many steps, and years, earlier.</summary>
    private static Slots Earlier(Frequency own, Slots slots, Frequency step, EarlierBy by, FiscalCalendar calendar)
    {
        if (step >= Frequency.Month)
            return ByMonths(own, slots, by.Steps * Period.Months(step) + by.Years * 12, calendar);
        var back = by.Steps * (own == Frequency.Day && step == Frequency.Week ? 7 : 1);
        if (own == Frequency.Week)
            return slots with { First = slots.First - back - 52 * by.Years, Last = slots.Last - back - 52 * by.Years };
        return slots with { First = YearsBefore(slots.First - back), Last = YearsBefore(slots.Last - back) };

        int YearsBefore(int day) =>
            calendar.Weeks is null ? DateOnly.FromDayNumber(day).AddYears(-by.Years).DayNumber : day - 364 * by.Years;
    }

    private static Slots ByMonths(Frequency own, Slots slots, int months, FiscalCalendar calendar)
    {
        if (own >= Frequency.Month)
        {
            var back = months / Period.Months(own);
            return slots with { First = slots.First - back, Last = slots.Last - back };
        }
        return slots with { First = Moved(slots.First, false), Last = Moved(slots.Last, true) };

        // A day or a week keeps its place in its month, and the last one stays the last.
        int Moved(int slot, bool isEnd)
        {
            var month = calendar.IndexOf(Frequency.Month, calendar.At(own, slot).Anchor);
            var (first, last) = Within(month);
            var (firstThen, lastThen) = Within(month - months);
            return isEnd && slot == last ? lastThen : Math.Min(firstThen + (slot - first), lastThen);
        }

        (int First, int Last) Within(int month) =>
            calendar.At(Frequency.Month, month) is var period ? calendar.NumbersInside(own, period.Start, period.End) : default;
    }

    /// <summary>Works out, and stores, the values of own periods of a calculated KPI; those between them and the stored ones too.</summary>
    public static void Calculate(KpiSeries kpi, int from, int to)
    {
        if (kpi.Values.Length > 0)
            (from, to) = (from > kpi.Last ? kpi.Last + 1 : from, to < kpi.First ? kpi.First - 1 : to);
        for (var start = from; start <= to; )
        {
            var end = Math.Min(to, kpi.LastOfDefinition(start));
            if (kpi.TieAt(start) is { } tie && start < kpi.End && end >= kpi.Begin)
                Calculate(kpi, tie, start, end);
            else
                for (var slot = start; slot <= end; slot++)
                    kpi.Set(slot, KpiFigure.Missing, fed: false);
            start = end + 1;
        }
    }

    private static void Calculate(KpiSeries kpi, FormulaTie tie, int from, int to)
    {
        var (count, formula) = (to - from + 1, tie.Formula);
        var (inputs, rows) = (Rent(count * tie.Inputs.Length), Rent(count * formula.Steps.Height));
        var (partial, gaps) = (ArrayPool<bool>.Shared.Rent(count), false);
        Array.Clear(partial, 0, count);
        for (var i = 0; i < tie.Inputs.Length; i++)
            gaps |= Fill(kpi, tie.Inputs[i], formula.Inputs[i].Earlier, from, inputs.AsSpan(i * count, count), partial);
        formula.Steps.Run(count, inputs, rows);
        kpi.Set(from, to, rows, partial);
        // Only where something does not apply, or a choice passes by what is missing, does the result need a closer look.
        if (gaps || formula.HasChoice)
            for (var slot = from; slot <= to; slot++)
                if (double.IsNaN(rows[slot - from]) || formula.HasChoice)
                {
                    var figure = Calculated(kpi, new(slot, slot, false));
                    kpi.Set(slot, figure, figure.IsPresent);
                }
        ArrayPool<double>.Shared.Return(inputs);
        ArrayPool<double>.Shared.Return(rows);
        ArrayPool<bool>.Shared.Return(partial);

        static double[] Rent(int length) => ArrayPool<double>.Shared.Rent(length);
    }

    /// <summary>The values of a named KPI for consecutive own periods of the calculated one; NaN where there is none.</summary>
    /// <returns>Whether any of them does not apply.</returns>
    private static bool Fill(KpiSeries kpi, KpiSeries? input, EarlierBy earlier, int from, Span<double> row, bool[] partial)
    {
        var gaps = false;
        if (input is null)
        {
            row.Fill(double.NaN);
            return false;
        }
        var back =
            input.Frequency != kpi.Frequency || (earlier.Years > 0 && kpi.Frequency == Frequency.Day)
                ? (int?)null
                : earlier.Steps
                    + earlier.Years
                        * (
                            kpi.Frequency == Frequency.Week ? 52
                            : earlier.Years > 0 ? 12 / Period.Months(kpi.Frequency)
                            : 0
                        );
        if (back is { } so && !input.IsComputed)
            return input.CopyTo(row, from - so);
        for (var i = 0; i < row.Length; i++)
        {
            double value;
            if (back is { } straight && input.Stores(from + i - straight))
            {
                value = input.At(from + i - straight);
                partial[i] |= double.IsFinite(value) && input.IsPartial(from + i - straight);
            }
            else
            {
                var figure = Figure(input, SlotsOfInput(kpi.Frequency, kpi.Calendar, new(from + i, from + i, false), input, earlier));
                value = figure.State == ScoreState.NotApplicable ? double.PositiveInfinity : figure.Value;
                partial[i] |= figure.Partial;
            }
            gaps |= double.IsPositiveInfinity(value);
            row[i] = double.IsFinite(value) ? value : double.NaN;
        }
        return gaps;
    }
}
