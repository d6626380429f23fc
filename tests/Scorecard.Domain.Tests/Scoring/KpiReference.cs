using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Tests.Scoring;

/// <summary>
/// A KPI's value and score over a window as docs/scoring.md words them, from dates and reported values alone and without a look at the engine.
/// </summary>
internal sealed partial class KpiReference(
    OrganizationModel model,
    IReadOnlyDictionary<(long KpiId, DateOnly Start), MeasuredValue> values,
    IReadOnlyDictionary<(long KpiId, DateOnly From), RandomFormula>? formulas = null
)
{
    public readonly record struct Figure(
        ScoreState State,
        double Value,
        double Numerator,
        double Denominator,
        bool Partial,
        bool Carried,
        double Score
    );

    private static Figure NotApplicable => new(ScoreState.NotApplicable, double.NaN, double.NaN, double.NaN, false, false, double.NaN);

    private static Figure Missing => NotApplicable with { State = ScoreState.Missing };

    private FiscalCalendar Calendar => model.Organization.Calendar;

    public Figure Of(Kpi kpi, Window window)
    {
        var inside = Inside(kpi.Frequency, window.Start, window.End);
        if (inside.Count > 0 && (window.ToDate || kpi.Frequency <= window.Period.Frequency))
            return Over(kpi, inside, window.ToDate ? Frequency.Year : window.Period.Frequency);
        return Own(kpi, Calendar.Containing(kpi.Frequency, window.Period.Anchor), Over);
    }

    /// <summary>One own period, for which an earlier one may stand in.</summary>
    private Figure Own(Kpi kpi, Period containing, Func<Kpi, List<Period>, Frequency?, Figure> of)
    {
        var own = of(kpi, [containing], null);
        if (own.State != ScoreState.Missing)
            return own;
        for (var back = 1; back <= kpi.CarryForward; back++)
            if (of(kpi, [Calendar.Shift(containing, -back)], null) is { State: ScoreState.Present } earlier)
                return earlier with { Carried = true };
        return own;
    }

    /// <param name="step">As long are the periods of which one comes before another.</param>
    private Figure Over(Kpi kpi, List<Period> periods, Frequency? step = null)
    {
        var existing = periods.Where(p => Exists(kpi, p)).ToList();
        var figure = Unscored(kpi, existing, step);
        return figure.State == ScoreState.Present ? figure with { Score = Score(kpi, existing, figure.Value, periods.Count == 1) } : figure;
    }

    /// <summary>The value without the score, which nothing above asks for.</summary>
    private Figure Plain(Kpi kpi, List<Period> periods, Frequency? step) => Unscored(kpi, periods.FindAll(p => Exists(kpi, p)), step);

    private Figure Unscored(Kpi kpi, List<Period> existing, Frequency? step) =>
        existing.Count == 0 ? NotApplicable
        : kpi.ValueSource == ValueSource.RolledUp ? AcrossChildren(kpi, existing, step)
        : kpi.ValueSource == ValueSource.Calculated ? ByFormula(kpi, existing, step ?? kpi.Frequency)
        : OverTime(kpi, existing);

    private Figure OverTime(Kpi kpi, List<Period> periods)
    {
        var all = periods.ConvertAll(p => values.GetValueOrDefault((kpi.Id, p.Start)));
        if (all.TrueForAll(v => v.NotApplicable))
            return NotApplicable;
        var some = all.Where(v => v.Value is not null || v.Denominator > 0).ToList();
        var partial = some.Count < all.Count(v => !v.NotApplicable);
        if (some.Count == 0)
            return Missing;
        if (kpi.Aggregation == TimeAggregation.Ratio)
            return Ratio(kpi, (double)some.Sum(v => v.Numerator!.Value), (double)some.Sum(v => v.Denominator!.Value), partial);
        var numbers = some.ConvertAll(v => (double)v.Value!.Value);
        return Present(
            kpi.Aggregation switch
            {
                TimeAggregation.Sum => numbers.Sum(),
                TimeAggregation.Average => numbers.Average(),
                TimeAggregation.Min => numbers.Min(),
                TimeAggregation.Max => numbers.Max(),
                TimeAggregation.Last or TimeAggregation.Ratio => numbers[^1],
            },
            partial
        );
    }

    private Figure AcrossChildren(Kpi kpi, List<Period> periods, Frequency? step)
    {
        var weighted = kpi.RollUp == KpiRollUp.WeightedAverage;
        var all = model
            .Kpis.SelectMany(c => Childhoods(c, kpi, periods[0].Start, periods[^1].End))
            .Where(c => !weighted || c.Weight > 0)
            .Where(c => c.Periods is [.., var last] && c.Kpi.BeginsOn <= last.End)
            .Select(c => (Weight: (double)c.Weight, Of: Plain(c.Kpi, c.Periods, step ?? kpi.Frequency)))
            .ToList();
        var some = all.Where(c => c.Of.State == ScoreState.Present).ToList();
        var missing = all.Exists(c => c.Of.State == ScoreState.Missing);
        if (some.Count == 0)
            return missing || all.Count == 0 ? Missing : NotApplicable;
        if (missing && kpi.RequireAll)
            return Missing;
        var partial = missing || some.Exists(c => c.Of.Partial);
        return kpi.RollUp switch
        {
            KpiRollUp.Ratio => Ratio(kpi, some.Sum(c => c.Of.Numerator), some.Sum(c => c.Of.Denominator), partial),
            KpiRollUp.Sum => Present(some.Sum(c => c.Of.Value), partial),
            KpiRollUp.Average => Present(some.Average(c => c.Of.Value), partial),
            KpiRollUp.Min => Present(some.Min(c => c.Of.Value), partial),
            KpiRollUp.Max => Present(some.Max(c => c.Of.Value), partial),
            KpiRollUp.WeightedAverage or null => Present(some.Sum(c => c.Weight * c.Of.Value) / some.Sum(c => c.Weight), partial),
        };
    }

    /// <summary>The formula of the last period, over what each KPI in it comes to in the same stretch of time or an earlier one.</summary>
    private Figure ByFormula(Kpi kpi, List<Period> periods, Frequency step)
    {
        var from = kpi.Definitions.Where(d => d.EffectiveFrom <= periods[^1].End).Select(d => d.EffectiveFrom).ToList();
        var formula = from.Where(day => formulas!.ContainsKey((kpi.Id, day))).Select(day => formulas![(kpi.Id, day)]).Last();
        return formula.Answer(
            (input, steps, years) => Input(input, Earlier(periods[0], steps, years, false), Earlier(periods[^1], steps, years, true))
        );

        Figure Input(Kpi input, Period first, Period last)
        {
            var inside = Inside(input.Frequency, first.Start, last.End);
            return input.Frequency <= kpi.Frequency || inside.Count > 0
                ? Plain(input, inside, step)
                : Own(input, Calendar.Containing(input.Frequency, last.Anchor), Plain);
        }

        Period Earlier(Period period, int steps, int years, bool isLast)
        {
            if (step == Frequency.Week || step == Frequency.Day)
            {
                var back = Calendar.Shift(period, -steps * (step == Frequency.Week && period.Frequency == Frequency.Day ? 7 : 1));
                return years == 0 ? back
                    : period.Frequency == Frequency.Week ? Calendar.Shift(back, -52 * years)
                    : new(Frequency.Day, Calendar.Weeks is null ? back.Start.AddYears(-years) : back.Start.AddDays(-364 * years));
            }
            var months = steps * MonthsIn(step) + 12 * years;
            if (period.Frequency >= Frequency.Month)
                return Calendar.Shift(period, -months / MonthsIn(period.Frequency));
            var month = Calendar.Containing(Frequency.Month, period.Anchor);
            var then = Calendar.Shift(month, -months);
            var (now, before) = (Inside(period.Frequency, month.Start, month.End), Inside(period.Frequency, then.Start, then.End));
            var place = now.IndexOf(period);
            return isLast && place == now.Count - 1 ? before[^1] : before[Math.Min(place, before.Count - 1)];
        }

        static int MonthsIn(Frequency frequency) => new[] { 0, 0, 1, 3, 6, 12 }[(int)frequency];
    }

    /// <summary>
    /// The child's own periods inside some days in which it fed a parent, stretch by stretch; in an average by weight another weight begins
    /// another stretch. What it had at last counts only where it still fed the parent at their end.
    /// </summary>
    private List<(Kpi Kpi, decimal Weight, List<Period> Periods)> Childhoods(Kpi child, Kpi parent, DateOnly start, DateOnly end)
    {
        var found = new List<(Kpi Kpi, decimal Weight, List<Period> Periods)>();
        var inside = Inside(child.Frequency, start, end);
        (bool, decimal) last = default;
        foreach (var period in inside)
        {
            var month = period.Frequency == Frequency.Week ? period.Anchor : period.End;
            var then = model.At(Calendar.Containing(Frequency.Month, month).Start).Kpi(child.Id);
            var state = (then.ParentId == parent.Id, parent.RollUp == KpiRollUp.WeightedAverage ? then.RollUpWeight : 1);
            if (state.Item1 && found.Count > 0 && last == state)
                found[^1].Periods.Add(period);
            else if (state.Item1)
                found.Add((child, then.RollUpWeight, [period]));
            last = state;
        }
        return child.Aggregation == TimeAggregation.Last ? found.FindAll(f => f.Periods[^1] == inside[^1]) : found;
    }

    private double Score(Kpi kpi, List<Period> periods, double value, bool onePeriod)
    {
        var reported = periods.Where(p => Reported(kpi, p)).ToList();
        var scales = reported.ConvertAll(p => ScaleIn(kpi, p));
        // What looks back from a longer window may have a value where no period of its own has one.
        if (scales.Count == 0)
            scales.Add(ScaleIn(kpi, kpi.Aggregation == TimeAggregation.Sum && !onePeriod ? periods[^1] : periods[0]));
        if (kpi.Aggregation != TimeAggregation.Sum || onePeriod)
            return scales[^1].Score(value);
        if (scales.TrueForAll(s => s.Kind == scales[0].Kind))
            return Interpolate([.. scales[^1].Points.Select((p, i) => (scales.Sum(s => s.Points[i].Value), p.Score))], value);
        var scores = periods.Select(p => Over(kpi, [p])).Where(f => f.State == ScoreState.Present).Select(f => f.Score).ToList();
        return scores.Count == 0 ? double.NaN : scores.Average();
    }

    private bool Reported(Kpi kpi, Period period) =>
        Exists(kpi, period)
        && (
            kpi.ValueSource == ValueSource.Calculated ? Unscored(kpi, [period], null).State == ScoreState.Present
            : kpi.ValueSource == ValueSource.RolledUp
                ? model
                    .Kpis.SelectMany(c => Childhoods(c, kpi, period.Start, period.End))
                    .Where(c => kpi.RollUp != KpiRollUp.WeightedAverage || c.Weight > 0)
                    .Any(c => c.Periods.Exists(p => Reported(c.Kpi, p)))
            : values.GetValueOrDefault((kpi.Id, period.Start)) is { Value: not null } or { Denominator: > 0 }
        );

    private ScoringScale ScaleIn(Kpi kpi, Period period) =>
        (kpi.DefinitionOn(period.End) ?? kpi.Definitions[0]).Scale.Compile(model.Organization.Bands);

    private bool Exists(Kpi kpi, Period period)
    {
        var closings = model
            .PathUp(model.UnitOf(kpi))
            .Select(u => u.ClosedFrom)
            .Append(kpi.ClosedFrom)
            .Where(day => day is not null)
            .ToList();
        return period.End >= kpi.BeginsOn && closings.TrueForAll(day => period.Start < day);
    }

    private List<Period> Inside(Frequency frequency, DateOnly start, DateOnly end)
    {
        var inside = new List<Period>();
        for (var period = Calendar.Containing(frequency, start); period.Start <= end; period = Calendar.Shift(period, 1))
            if (frequency == Frequency.Week ? period.Anchor >= start && period.Anchor <= end : period.Start >= start && period.End <= end)
                inside.Add(period);
        return inside;
    }
}
