using Scorecard.Domain.Evidence;
using Scorecard.Domain.Forecasts;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Signals;
using Scorecard.Domain.Units;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>
/// What a KPI's own values say: is the last one a signal, where is it heading, and will it make its target. Sentences first, numbers on
/// demand.
/// </summary>
public sealed record KpiOutlook
{
    public required Signal? Signal { get; init; }

    /// <summary>Whether it is news, so that an arrow stands beside it.</summary>
    public required bool IsNews { get; init; }
    public required string SignalSentence { get; init; }

    /// <summary>Why the chart's rules raise false alarms, and on what it is charted.</summary>
    public required IReadOnlyList<string> Cautions { get; init; }
    public string? AssuranceSentence { get; init; }

    /// <summary>“Chance to reach 98% by March 2027”.</summary>
    public required string ChanceTitle { get; init; }

    /// <summary>“Under 1%”.</summary>
    public required string Chance { get; init; }
    public required string ChanceSentence { get; init; }

    /// <summary>What the figures above do not say already.</summary>
    public required IReadOnlyList<string> Sentences { get; init; }
    public required IReadOnlyList<(string What, string Figure)> Numbers { get; init; }

    internal static KpiOutlook Of(OrganizationView o, Kpi kpi, Window window, YearGoal goal)
    {
        var history = KpiHistory.Of(o.Book, kpi, window);
        var behaviour = KpiBehaviour.Of(o.Book, kpi, window);
        var calendar = o.Model.Organization.Calendar;
        var assurance = SignalWords.Sentence(behaviour.Assurance, kpi.Frequency);
        return new()
        {
            Signal = behaviour.Signal,
            IsNews = behaviour.Mark is not null,
            Cautions = [.. SignalWords.Cautions(history)],
            SignalSentence = SentenceOf(history, behaviour, calendar),
            AssuranceSentence = assurance,
            ChanceTitle = goal.Title(),
            Chance = goal.Chance is { } chance ? Figures.Chance(chance) : Figures.None,
            ChanceSentence = goal.Sentence(),
            Sentences =
            [
                .. assurance is null ? Array.Empty<string>() : [goal.Sentence()],
                .. Backtest(goal.Forecast, kpi),
                .. Needed(goal),
            ],
            Numbers = [.. NumbersOf(history, behaviour, goal)],
        };
    }

    private static string SentenceOf(KpiHistory history, KpiBehaviour behaviour, FiscalCalendar calendar) =>
        behaviour switch
        {
            _ when history.Kpi.Direction == Direction.YesNo => "Yes and no have no normal range.",
            { Segment: null } => "There are no values yet.",
            { Segment: { State: LimitState.None, Missing: var missing } } =>
                $"A normal range takes {PeriodWords.Count(missing, history.Kpi.Frequency)} more with a value.",
            { Segment: not null } when history.LimitsAt(history.Values.Count - 1) is null => "There is no value of a year before.",
            { Segment.State: LimitState.Constant } => "All values since the limits began are equal.",
            { Signal: { } signal } => SignalWords.Sentence(history, signal),
            { Segment: not null } when history.LastSignal is { } earlier =>
                $"The last value, of {PeriodWords.Of(history.PeriodAt(earlier.Index), calendar)}, was a signal: "
                    + $"{SignalWords.Sentence(history, earlier).Small()}",
            { Segment.State: LimitState.Trial } when history.LimitsAt(history.Values.Count - 1) is { } limits =>
                $"Within the first, rough range of {SignalWords.Range(history, limits)}",
            { Segment: not null } when history.LimitsAt(history.Values.Count - 1) is { } limits =>
                $"Within the normal range of {SignalWords.Range(history, limits)}",
            _ => "",
        };

    private static IEnumerable<string> Backtest(Forecast? forecast, Kpi kpi)
    {
        if (forecast is { State: ForecastState.Ready, Checks: var checks })
            yield return forecast.Method == ForecastMethod.Naive
                ? $"On its own history nothing did better than repeating the last value ({checks} checks)."
                : $"On its own history this forecast is {forecast.CloserPercent:0}% closer "
                    + $"than repeating the last value ({checks} checks).";
        else if (forecast is { State: ForecastState.TooFewValues, Missing: var missing })
            yield return $"A forecast takes {PeriodWords.Count(missing, kpi.Frequency)} more with a value.";
    }

    private static IEnumerable<(string, string)> NumbersOf(KpiHistory history, KpiBehaviour behaviour, YearGoal goal)
    {
        string Value(double value) => SignalWords.Value(history, value, 1);
        if (behaviour.Segment is { DrawnFrom: var drawn } && history.LimitsAt(history.Values.Count - 1) is { } limits)
        {
            yield return (history.Options.Variant.InWords().Capital(), Value(limits.Centre));
            yield return ("Normal range", $"{Value(limits.Lower)} to {Value(limits.Upper)}");
            yield return (
                $"{history.Options.Variant} moving range",
                Value(limits.MovingRange) + (limits.Screened > 0 ? $", {limits.Screened} exceptional left out" : "")
            );
            yield return ("Values it is drawn from", $"the first {drawn} of {behaviour.Segment.Count}");
        }
        if (goal.Forecast is { State: ForecastState.Ready } forecast)
        {
            yield return ("Forecast method", MethodOf(forecast.Method));
            if (goal.Outlook is { } outlook)
                foreach (var (share, (low, high)) in new[] { ("Half", outlook.Half), ("80%", outlook.Eighty), ("95%", outlook.NinetyFive) })
                    yield return ($"{share} of outcomes at the end", $"{Value(low)} to {Value(high)}");
        }
    }

    private static IEnumerable<string> Needed(YearGoal goal) => goal.Needed() is { } needed ? [needed] : [];

    private static string MethodOf(ForecastMethod method) =>
        method switch
        {
            ForecastMethod.Naive => "The last value again",
            ForecastMethod.SeasonalNaive => "The value of a year ago",
            ForecastMethod.SeasonalNaiveWithChange => "The value of a year ago and what a year changed on average",
            ForecastMethod.Smoothing => "A level that follows (exponential smoothing)",
            ForecastMethod.DampedTrend => "A slope that runs out (damped trend)",
            ForecastMethod.DampedTrendOnLogs => "A rate of growth that runs out (damped trend of the logs)",
            ForecastMethod.DampedTrendWithSeason => "A slope that runs out, and what each time of the year adds (damped trend with season)",
            ForecastMethod.DampedTrendWithSeasonOnLogs =>
                "A rate of growth that runs out, and a factor for each time of the year (damped trend with season, of the logs)",
        };
}
