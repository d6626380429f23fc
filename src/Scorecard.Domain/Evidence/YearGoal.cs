using Scorecard.Domain.Forecasts;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Evidence;

/// <summary>Whether there is a chance to name that a KPI reaches its target by the end of the fiscal year, and if not, why not.</summary>
public enum YearGoalState
{
    /// <summary>There is a chance.</summary>
    Open,

    /// <summary>Yes and no are not forecast.</summary>
    YesNo,

    /// <summary>The year has all its values.</summary>
    Complete,

    /// <summary>The KPI is closed before the year ends.</summary>
    ClosesBefore,
    NoValues,

    /// <summary>The end of the year is too many periods away.</summary>
    TooFarAway,

    /// <summary>Fewer values than a forecast takes.</summary>
    TooFewValues,

    /// <summary>There is no single target.</summary>
    NoTarget,

    /// <summary>Neither side of the target is the better one.</summary>
    NoBetterSide,
}

/// <summary>
/// What a KPI has to reach by the end of the fiscal year, and how likely that is. A sum has to reach the targets of all periods of the
/// year together; yes and no have nothing to reach.
/// </summary>
public sealed record YearGoal
{
    /// <summary>A longer way than this is not forecast, such as a year of days.</summary>
    private const int Furthest = 60;

    private YearGoal() { }

    /// <summary>The KPI's values up to the window.</summary>
    public required KpiHistory History { get; init; }

    /// <summary>The last of the KPI's own periods in the fiscal year.</summary>
    public required Period Due { get; init; }

    /// <summary>Periods from the last value to it; 0 or less where the year has all its values.</summary>
    public required int Ahead { get; init; }

    /// <summary>Those of them that lie in the year: the last value may be older.</summary>
    public required int Left { get; init; }

    /// <summary>In the unit of the KPI; null where there is no single target.</summary>
    public double? Target { get; private init; }

    /// <summary>For a sum, what is there already; null for others.</summary>
    public double? Booked { get; private init; }

    /// <summary>The last value, from which a KPI that is no sum goes on; null without one.</summary>
    public double? Last { get; private init; }

    /// <summary>Up to <see cref="Due"/>; null where there is nothing to foretell.</summary>
    public Forecast? Forecast { get; private init; }

    /// <summary>What it may be then; null without a forecast.</summary>
    public Outlook? Outlook { get; private init; }

    /// <summary>That the target is reached, 0 to 1; null unless <see cref="YearGoalState.Open"/>.</summary>
    public double? Chance => Ahead > 0 && Target is { } target ? Outlook?.ChanceOf(target, History.Kpi.Direction) : null;

    public YearGoalState State =>
        this switch
        {
            { History.Kpi.Direction: Direction.YesNo } => YearGoalState.YesNo,
            { Ahead: <= 0, History.Values.Count: > 0 } => YearGoalState.Complete,
            { Forecast: null, ClosesBefore: true } => YearGoalState.ClosesBefore,
            { Forecast: null, History.Values.Count: 0 } => YearGoalState.NoValues,
            { Forecast: null } => YearGoalState.TooFarAway,
            { Forecast.State: ForecastState.TooFewValues } => YearGoalState.TooFewValues,
            { Target: null } => YearGoalState.NoTarget,
            { Chance: null } => YearGoalState.NoBetterSide,
            _ => YearGoalState.Open,
        };

    /// <summary>
    /// For a sum, what each period left must add, negative where more is booked already; null for others and where none is left.
    /// </summary>
    public double? AmountNeeded => CanBeReached && Booked is { } booked ? RunRate.AmountNeeded(booked, Target!.Value, Left) : null;

    /// <summary>
    /// The change per period from the last value to the target; null for a sum, and where the target is met or has no better side.
    /// </summary>
    public double? ChangeNeeded =>
        CanBeReached && Last is { } last && RunRate.ChangeNeeded(last, Target!.Value, Ahead) is { } change && IsForTheBetter(change)
            ? change
            : null;

    private bool ClosesBefore => History.Kpi.ClosedFrom <= Due.Start;

    private bool CanBeReached => Target is not null && Ahead > 0 && !ClosesBefore;

    /// <param name="window">The goal is that of the fiscal year in which it ends.</param>
    public static YearGoal Of(ScoreBook book, Kpi kpi, Window window)
    {
        var history = KpiHistory.Of(book, kpi, window);
        var year = history.Calendar.Containing(Frequency.Year, window.Period.Anchor);
        var due = history.Calendar.LastIn(year, kpi.Frequency);
        var last = history.Values.Count - 1;
        var ahead = history.IndexOf(due.Start) - last;
        var periods = PeriodsOf(year, due, history.Calendar);
        var goal = new YearGoal
        {
            History = history,
            Due = due,
            Ahead = ahead,
            Left = Math.Min(ahead, periods.Count),
        };
        if (kpi.Direction == Direction.YesNo)
            return goal;
        if (last >= 0 && !goal.ClosesBefore && ahead is > 0 and <= Furthest)
            goal = goal with { Forecast = history.Ahead(ahead) };
        return kpi.Aggregation == TimeAggregation.Sum ? goal.OfSum(periods) : goal.OfLast();
    }

    /// <summary>The year's target is that of its last period.</summary>
    private YearGoal OfLast() =>
        this with
        {
            Target = TargetIn(Due),
            Last = History.Values.Count == 0 ? null : History.Values[^1],
            Outlook = Forecast is { Steps.Count: > 0 } ? Forecast.Steps[Ahead - 1] : null,
        };

    /// <summary>The year's target is that of all its periods together.</summary>
    private YearGoal OfSum(List<Period> periods)
    {
        var booked = periods
            .Select(p => History.IndexOf(p.Start))
            .Where(i => i >= 0 && i < History.Values.Count)
            .Select(i => History.Values[i])
            .Where(v => !double.IsNaN(v))
            .Sum();
        return this with
        {
            Target = periods.Select(TargetIn).Aggregate((double?)0, (sum, target) => sum + target),
            Booked = booked,
            Outlook = Ahead <= 0 ? new Outlook(booked, 0, 2) : Forecast?.YearEnd(booked, Left, before: Ahead - Left),
        };
    }

    /// <summary>The KPI's own periods of a year, the latest first.</summary>
    private static List<Period> PeriodsOf(Period year, Period due, FiscalCalendar calendar)
    {
        var periods = new List<Period>();
        for (var period = due; period.Anchor >= year.Start; period = calendar.Shift(period, -1))
            periods.Add(period);
        return periods;
    }

    private double? TargetIn(Period period) => History.Kpi.AimIn(period)?.Value;

    private bool IsForTheBetter(double change) =>
        History.Kpi.Direction switch
        {
            Direction.HigherIsBetter => change > 0,
            Direction.LowerIsBetter => change < 0,
            Direction.WithinRange or Direction.YesNo => false,
        };
}
