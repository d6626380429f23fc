using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>What a KPI's own values say: is the last one a signal, where is it heading, and will it make its target. Sentences first, numbers on demand.</summary>
public sealed record KpiOutlook
{
    public required Signal? Signal { get; init; }
    public required string SignalSentence { get; init; }
    public string? AssuranceSentence { get; init; }
    /// <summary>“Chance to reach 98% by March 2027”.</summary>
    public required string ChanceTitle { get; init; }
    /// <summary>“Under 1%”.</summary>
    public required string Chance { get; init; }
    public required string ChanceSentence { get; init; }
    public required IReadOnlyList<string> Sentences { get; init; }
    public required IReadOnlyList<(string What, string Figure)> Numbers { get; init; }

    internal static KpiOutlook Of(OrganizationView o, Kpi kpi, Window window, Goal goal)
    {
        var history = KpiHistory.Of(o.Book, kpi, window);
        var standing = KpiStanding.Of(o.Book, kpi, window);
        var calendar = o.Model.Organization.Calendar;
        return new()
        {
            Signal = standing.Signal,
            SignalSentence = SentenceOf(history, standing, calendar),
            AssuranceSentence = SignalWords.Sentence(standing.Assurance, kpi.Frequency),
            ChanceTitle = goal.Title(kpi, calendar),
            Chance = goal.Chance is { } chance ? Figures.Chance(chance) : Figures.None,
            ChanceSentence = goal.Sentence(history),
            Sentences = [.. Backtest(goal.Forecast, kpi), .. goal.Sentences(history, calendar)],
            Numbers = [.. NumbersOf(history, standing, goal)],
        };
    }

    private static string SentenceOf(KpiHistory history, KpiStanding standing, FiscalCalendar calendar) => standing switch
    {
        _ when history.Kpi.Direction == Direction.YesNo => "Yes and no have no normal range.",
        { Segment: null } => "There are no values yet.",
        { Segment: { State: LimitState.None, Missing: var missing } } => $"A normal range takes {PeriodWords.Count(missing, history.Kpi.Frequency)} more with a value.",
        { Segment.State: LimitState.Constant } => "All values since the limits began are equal.",
        { Signal: { } signal } => SignalWords.Sentence(history, signal),
        { Segment: not null } when history.LastSignal is { } earlier => $"The last value, of {PeriodWords.Of(history.PeriodAt(earlier.Index), calendar)}, was a signal: {SignalWords.Sentence(history, earlier).Small()}",
        { Segment: { Limits: { } limits, State: var state } } => $"Within the {(state == LimitState.Trial ? "first, rough" : "normal")} range of {SignalWords.Range(history, limits)}",
        _ => "",
    };

    private static IEnumerable<string> Backtest(Forecast? forecast, Kpi kpi)
    {
        if (forecast is { State: ForecastState.Ready, Checks: var checks })
            yield return forecast.Method == ForecastMethod.Naive ? $"On its own history nothing did better than repeating the last value ({checks} checks)."
                : $"On its own history this forecast is {forecast.CloserPercent:0}% closer than repeating the last value ({checks} checks).";
        else if (forecast is { State: ForecastState.TooFewValues, Missing: var missing })
            yield return $"A forecast takes {PeriodWords.Count(missing, kpi.Frequency)} more with a value.";
    }

    private static IEnumerable<(string, string)> NumbersOf(KpiHistory history, KpiStanding standing, Goal goal)
    {
        string Value(double value) => SignalWords.Value(history, value, 1);
        if (standing.Segment is { Limits: { } limits, Count: var count })
        {
            yield return (Domain.Words.Of(history.Options.Variant).Capital(), Value(limits.Centre));
            yield return ("Normal range", $"{Value(limits.Lower)} to {Value(limits.Upper)}");
            yield return ($"{history.Options.Variant} moving range", Value(limits.MovingRange) + (limits.Screened > 0 ? $", {limits.Screened} exceptional left out" : ""));
            yield return ("Values it is drawn from", $"{count}");
        }
        if (goal.Forecast is { State: ForecastState.Ready } forecast)
        {
            yield return ("Forecast method", MethodOf(forecast.Method));
            if (goal.Outlook is { } outlook)
                foreach (var (share, (low, high)) in new[] { ("Half", outlook.Half), ("80%", outlook.Eighty), ("95%", outlook.NinetyFive) })
                    yield return ($"{share} of outcomes at the end", $"{Value(low)} to {Value(high)}");
        }
    }

    private static string MethodOf(ForecastMethod method) => method switch
    {
        ForecastMethod.Naive => "The last value again",
        ForecastMethod.SeasonalNaive => "The value of a year ago",
        ForecastMethod.Smoothing => "A level that follows (exponential smoothing)",
        _ => "A slope that runs out (damped trend)",
    };
}
