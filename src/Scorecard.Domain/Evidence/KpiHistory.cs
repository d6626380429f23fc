using Scorecard.Domain.Forecasts;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Signals;
using Scorecard.Domain.Statistics;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Evidence;

/// <summary>
/// The values of a KPI over its own periods, from the organization's first to a day, and what they say of themselves. A value that was
/// carried over is none, and at the end neither is one of which more is still coming in.
/// </summary>
public sealed class KpiHistory
{
    private sealed record Question(long KpiId, DateOnly Until) : IQuestion<KpiHistory>;

    private readonly int first;
    private readonly double[] values;

    private KpiHistory(Kpi kpi, Organization organization, int first, double[] values, int decimals, IEnumerable<Rebase> rebases)
    {
        Kpi = kpi;
        Calendar = organization.Calendar;
        this.first = first;
        this.values = values;
        Decimals = decimals;
        var starts = new Dictionary<int, int?>();
        foreach (var rebase in rebases)
            if (IndexOf(rebase.From) is var at && at >= 0 && at < values.Length)
                starts[at] = rebase.DrawnFrom;
        Options = ProcessBehaviourOptions.Of(organization) with
        {
            Rebases = [.. starts.Keys],
            DrawnFrom = starts.Where(s => s.Value is not null).ToDictionary(s => s.Key, s => s.Value!.Value),
            Season = Season,
        };
        Behaviour = ProcessBehaviour.Of(
            kpi.Direction == Direction.YesNo ? [.. values.Select(_ => double.NaN)] : values,
            kpi.Direction,
            Options
        );
    }

    public Kpi Kpi { get; }

    /// <summary>The organization's.</summary>
    public FiscalCalendar Calendar { get; }

    /// <summary>One per period; NaN where there is none. The last one is a value, unless there is none at all.</summary>
    public IReadOnlyList<double> Values => values;

    /// <summary>With how many decimals its values are shown, 0 to 4; more of a limit or a forecast would be invented.</summary>
    public int Decimals { get; }

    /// <summary>What the organization calls a signal, and where the KPI's limits start again.</summary>
    public ProcessBehaviourOptions Options { get; }

    /// <summary>Limits and signals, by the index of <see cref="Values"/>. Yes and no have none.</summary>
    public ProcessBehaviour Behaviour { get; }

    /// <summary>The gravest rule that fires at the last value; null where none does.</summary>
    public Signal? LastSignal => Behaviour.SignalAt(values.Length - 1);

    /// <summary>What a row marks beside the last value; null without a signal that is news.</summary>
    public SignalMark? Mark => SignalMark.Of(Behaviour, values);

    /// <summary>The same where it says something new: null where a value before belongs to the same row and said it.</summary>
    public Signal? NewSignal =>
        LastSignal is { } last && !Behaviour.Signals.Any(s => s.Index < last.Index && s.Rule == last.Rule && s.First == last.First)
            ? last
            : null;

    /// <summary>Periods in a year's cycle: 12 months or 4 quarters, 1 where a cycle is not looked for.</summary>
    public int Season => SeasonOf(Kpi.Frequency);

    /// <param name="until">Periods that end later are left out.</param>
    public static KpiHistory Of(ScoreBook book, Kpi kpi, DateOnly until) =>
        book.Remember(
            new Question(kpi.Id, until),
            () =>
            {
                var organization = book.Model.Organization;
                var calendar = organization.Calendar;
                if (book.Recorded is not { } recorded)
                    return new KpiHistory(kpi, organization, 0, [], 0, []);
                var first = calendar.IndexOf(kpi.Frequency, recorded.First);
                var values = new List<double>();
                var decimals = 0;
                for (
                    var slot = first;
                    calendar.At(kpi.Frequency, slot) is var period && period.End <= until && period.Start <= recorded.Last;
                    slot++
                )
                {
                    var figure = book.Figure(kpi.Id, Window.Of(period));
                    values.Add(figure is { IsPresent: true, Carried: false } ? figure.Value : double.NaN);
                    decimals = Math.Max(decimals, figure.IsPresent ? Shown(figure) : 0);
                }
                while (
                    values.Count > 0
                    && (double.IsNaN(values[^1]) || IsComingIn(book, kpi, calendar.At(kpi.Frequency, first + values.Count - 1), until))
                )
                    values.RemoveAt(values.Count - 1);
                var empty = values.TakeWhile(double.IsNaN).Count();
                return new KpiHistory(kpi, organization, first + empty, [.. values.Skip(empty)], decimals, book.Model.RebasesOf(kpi));
            }
        );

    /// <summary>
    /// The history up to what a window shows: a month shows the weeks of its Thursdays, the last of which may end after it.
    /// </summary>
    public static KpiHistory Of(ScoreBook book, Kpi kpi, Window window) =>
        Of(
            book,
            kpi,
            kpi.Frequency <= window.Period.Frequency
                ? book.Model.Organization.Calendar.LastIn(window.Period, kpi.Frequency).End
                : window.End
        );

    public static int SeasonOf(Frequency frequency) =>
        frequency switch
        {
            Frequency.Month => 12,
            Frequency.Quarter => 4,
            Frequency.Day or Frequency.Week or Frequency.HalfYear or Frequency.Year => 1,
        };

    /// <summary>
    /// Whether parts of a value are missing that are not overdue on a day. What is overdue may stay away for good, such as a child that
    /// nobody reports any more.
    /// </summary>
    internal static bool IsComingIn(ScoreBook book, Kpi kpi, Period period, DateOnly until) =>
        until <= kpi.DueOn(period) && book.UncountedFigure(kpi.Id, Window.Of(period)).Partial;

    private static int Shown(in KpiFigure figure)
    {
        var decimals = 0;
        for (
            var rest = Math.Abs(figure.Value);
            decimals < figure.Decimals && Math.Abs(rest - Math.Round(rest)) > 1e-9 * Math.Max(1, rest);
            decimals++
        )
            rest *= 10;
        return decimals;
    }

    /// <summary>The period of an index; beyond the end, those to come.</summary>
    public Period PeriodAt(int index) => Calendar.At(Kpi.Frequency, first + index);

    /// <summary>The index of the period that contains a day; below 0 and beyond the end where the history does not reach.</summary>
    public int IndexOf(DateOnly day) => Calendar.IndexOf(Kpi.Frequency, day) - first;

    /// <summary>
    /// The limits under which a value is judged, in the unit of the values, around that of a year before where differences from it are
    /// charted; null where there are none.
    /// </summary>
    public Limits? LimitsAt(int index)
    {
        if (Behaviour.SegmentAt(index).LimitsAt(index) is not { } limits)
            return null;
        if (Behaviour.YearBefore == 0)
            return limits;
        var before = index - Behaviour.YearBefore;
        return before >= 0 && double.IsFinite(values[before]) ? limits.Around(values[before]) : null;
    }

    /// <summary>
    /// Whether the process of some of its values meets the target of the last of them; none without a single target, and where the limits
    /// follow those of a year before.
    /// </summary>
    public Assurance AssuranceOf(LimitSegment segment) =>
        Behaviour.YearBefore == 0 && TargetOf(segment) is { } target ? segment.AssuranceOf(target, Kpi.Direction) : Assurance.None;

    /// <summary>The target of the last of some of its values; null without a single one.</summary>
    public double? TargetOf(LimitSegment segment) => Kpi.AimIn(PeriodAt(segment.Start + segment.Length - 1))?.Value;

    /// <summary>The forecast of so many periods after the last value, within what the KPI can be.</summary>
    public Forecast Ahead(int periods)
    {
        var possible = PossibleRange.Of(Kpi, values);
        return Forecast.Of(values, Season, periods, possible.Lowest, possible.Highest);
    }

    /// <summary>What happened from a day on; null where the history begins later or ends earlier.</summary>
    public Intervention? Since(DateOnly start) =>
        IndexOf(start) is var from && (from < 0 || from > values.Length) ? null : Intervention.Of(values, from, Kpi.Direction, Options);
}
