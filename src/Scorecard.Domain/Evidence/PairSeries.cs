using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Evidence;

/// <summary>
/// The values of KPIs, and the scores of objectives, over the periods of one frequency, so that two of them can be held against each other.
/// </summary>
internal sealed class PairSeries(ScoreBook book, DateOnly until)
{
    private readonly Dictionary<(NodeRef, Frequency), double[]> known = [];

    /// <summary>
    /// How often a node has something new to say: a KPI with its own periods, an objective with the coarsest of its KPIs,
    /// monthly at the least.
    /// </summary>
    public Frequency FrequencyOf(NodeRef node) =>
        node.Kind == NodeKind.Kpi
            ? book.Model.Kpi(node.Id).Frequency
            : book.Model.KpisOf(book.Model.Objective(node.Id)).Select(k => k.Frequency).Append(Frequency.Month).Max();

    private bool LowerIsBetter(NodeRef node) => node.Kind == NodeKind.Kpi && book.Model.Kpi(node.Id).Direction == Direction.LowerIsBetter;

    /// <summary>Two of them beside each other.</summary>
    public SeriesPair Pair(NodeRef cause, NodeRef effect, Frequency frequency) =>
        new(End(cause, frequency), End(effect, frequency), frequency, First(frequency));

    /// <summary>The period in which the organization's values begin; that of the day while there are none.</summary>
    private Period First(Frequency frequency) => book.Model.Organization.Calendar.Containing(frequency, book.Recorded?.First ?? until);

    /// <summary>
    /// From the organization's first value to its own last one of which no more is coming in, no later than the day; NaN for missing. A
    /// coarser period has a value where the KPI is measured all through it and none of its own periods is missing.
    /// </summary>
    public double[] Of(NodeRef node, Frequency frequency)
    {
        if (known.TryGetValue((node, frequency), out var values))
            return values;
        var list = new List<double>();
        if (book.Recorded is { } recorded)
        {
            var calendar = book.Model.Organization.Calendar;
            var first = calendar.IndexOf(frequency, recorded.First);
            for (
                var slot = first;
                calendar.At(frequency, slot) is var period && period.End <= until && period.Start <= recorded.Last;
                slot++
            )
                list.Add(At(node, period, calendar));
            // A later value of another KPI changes nothing here, and then nothing is tested again.
            while (list.Count > 0 && (double.IsNaN(list[^1]) || IsComingIn(node, calendar.At(frequency, first + list.Count - 1))))
                list.RemoveAt(list.Count - 1);
        }
        return known[(node, frequency)] = [.. list];
    }

    private PairEnd End(NodeRef node, Frequency frequency) => new(node, LowerIsBetter(node), Of(node, frequency));

    private double At(NodeRef node, Period period, FiscalCalendar calendar)
    {
        if (node.Kind == NodeKind.Objective)
            return book.Objective(node.Id, Window.Of(period)) is { IsPresent: true } score && book.StatusOf(score) != Status.Grey
                ? score.Value
                : double.NaN;
        var kpi = book.Model.Kpi(node.Id);
        return
            book.UncountedFigure(node.Id, Window.Of(period)) is { IsPresent: true, Carried: false } figure
            && (kpi.Frequency >= period.Frequency || IsWhole(kpi, period, figure.Partial, calendar))
            ? figure.Value
            : double.NaN;
    }

    /// <summary>Whether a KPI is measured all through a longer period and has a value in each of its own, but where none applies.</summary>
    private bool IsWhole(Kpi kpi, Period period, bool partial, FiscalCalendar calendar)
    {
        var (first, last) = (calendar.Containing(kpi.Frequency, period.Start), calendar.LastIn(period, kpi.Frequency));
        if (first.Anchor < period.Start)
            first = calendar.Shift(first, 1);
        if (first.End < kpi.BeginsOn || last.Start >= kpi.ClosedFrom || last.Start >= book.Model.ClosedFrom(book.Model.UnitOf(kpi)))
            return false;
        // What is entered is partial where one of its own periods is missing; what is rolled up also where a child is.
        if (!partial || kpi.IsEntered)
            return !partial;
        for (var part = first; part.Start <= last.Start; part = calendar.Shift(part, 1))
            if (book.UncountedFigure(kpi.Id, Window.Of(part)).State == ScoreState.Missing)
                return false;
        return true;
    }

    private bool IsComingIn(NodeRef node, Period period) =>
        node.Kind == NodeKind.Kpi && KpiHistory.IsComingIn(book, book.Model.Kpi(node.Id), period, until);
}
