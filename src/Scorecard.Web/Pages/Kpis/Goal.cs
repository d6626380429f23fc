using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>What a KPI has to reach by the end of the fiscal year, and how likely that is. A sum has to reach the targets of all periods of the year together; yes and no have nothing to reach.</summary>
/// <param name="Due">The last of the KPI's own periods in the fiscal year.</param>
/// <param name="Ahead">Periods from the last value to it; 0 or less where the year has all its values.</param>
/// <param name="Left">Those of them that lie in the year: the last value may be older.</param>
/// <param name="Booked">For a sum, what is there already.</param>
/// <param name="Outlook">What it may be then; null without a forecast.</param>
public sealed record Goal(Period Due, int Ahead, int Left, double? Target, double? Booked, Forecast? Forecast, Outlook? Outlook, double? Last, double? Chance)
{
    /// <summary>A longer way than this is not forecast, such as a year of days.</summary>
    private const int Furthest = 60;

    public static Goal Of(ScoreBook book, Kpi kpi, Window window)
    {
        var (history, calendar) = (KpiHistory.Of(book, kpi, window), book.Model.Organization.Calendar);
        var last = history.Values.Count - 1;
        var year = calendar.Containing(Frequency.Year, window.Period.Anchor);
        var due = calendar.LastIn(year, kpi.Frequency);
        var ahead = history.IndexOf(due.Start) - last;
        var periods = Enumerable.Range(0, 400).Select(i => calendar.Shift(due, -i)).TakeWhile(p => p.Anchor >= year.Start).ToList();
        var left = Math.Min(ahead, periods.Count);
        if (kpi.Direction == Direction.YesNo)
            return new(due, ahead, left, null, null, null, null, null, null);
        var forecast = last >= 0 && !(kpi.ClosedFrom <= due.Start) && ahead is > 0 and <= Furthest ? history.Ahead(ahead) : null;
        if (kpi.Aggregation != TimeAggregation.Sum)
        {
            var target = kpi.AimIn(due)?.Value;
            var outlook = forecast is { Steps.Count: > 0 } ? forecast.Steps[ahead - 1] : (Outlook?)null;
            return new(due, ahead, left, target, null, forecast, outlook, last < 0 ? null : history.Values[last], target is { } t ? outlook?.ChanceOf(t, kpi.Direction) : null);
        }
        var wanted = periods.Select(p => kpi.AimIn(p)?.Value).Aggregate((double?)0, (sum, target) => sum + target);
        var booked = periods.Select(p => history.IndexOf(p.Start)).Where(i => i >= 0 && i <= last && !double.IsNaN(history.Values[i])).Sum(i => history.Values[i]);
        var total = ahead <= 0 ? new Outlook(booked, 0, 2) : forecast?.YearEnd(booked, left, before: ahead - left);
        return new(due, ahead, left, wanted, booked, forecast, total, null, ahead > 0 && wanted is { } sum ? total?.ChanceOf(sum, kpi.Direction) : null);
    }

    public string Title(Kpi kpi, FiscalCalendar calendar) => Target is { } target
        ? $"Chance to reach {KpiWords.Value(kpi, target)} {(Booked is null ? "by" : "in all by")} {PeriodWords.Of(Due, calendar)}" : $"Outlook to {PeriodWords.Of(Due, calendar)}";

    /// <summary>Why there is a chance, or why not.</summary>
    public string Sentence(KpiHistory history) => this switch
    {
        _ when history.Kpi.Direction == Direction.YesNo => "Yes and no are not forecast.",
        { Ahead: <= 0 } when history.Values.Count > 0 => "The year has all its values.",
        { Forecast: null } when history.Kpi.ClosedFrom <= Due.Start => "It is closed before the end of the year.",
        { Forecast: null } => history.Values.Count == 0 ? "There are no values yet." : "The end of the year is too far away for a forecast.",
        { Forecast.State: ForecastState.TooFewValues } => $"Too few values: {Forecast!.Missing} more are needed.",
        { Chance: null } when Target is null => "There is no single target to reach.",
        { Chance: null } => "Neither side of the target is the better one, so there is no chance to name.",
        { Outlook: { } outlook } => $"Half of all outcomes lie between {SignalWords.Value(history, outlook.Half.Low)} and {SignalWords.Value(history, outlook.Half.High)}.",
        _ => "",
    };

    public IEnumerable<string> Sentences(KpiHistory history, FiscalCalendar calendar)
    {
        var kpi = history.Kpi;
        if (Target is not { } target || Ahead <= 0 || kpi.ClosedFrom <= Due.Start)
            yield break;
        var end = PeriodWords.Of(Due, calendar);
        if (Booked is { } booked && RunRate.AmountNeeded(booked, target, Left) is { } amount)
            yield return amount > 0
                ? $"{SignalWords.Value(history, booked)} of {KpiWords.Value(kpi, target)} is booked. Each {Domain.Words.Of(kpi.Frequency)} to {end} would have to add {SignalWords.Value(history, amount)}."
                : $"{SignalWords.Value(history, booked)} is booked, and {KpiWords.Value(kpi, target)} was wanted for the year.";
        else if (Last is { } last && RunRate.ChangeNeeded(last, target, Ahead) is { } change && change != 0 && kpi.Direction is Direction.HigherIsBetter or Direction.LowerIsBetter && change > 0 == (kpi.Direction == Direction.HigherIsBetter))
            yield return $"To reach {KpiWords.Value(kpi, target)} by {end}, each {Domain.Words.Of(kpi.Frequency)} would have to bring {(change > 0 ? "+" : "")}{Figures.Value(Math.Round((decimal)change, Math.Min(4, history.Decimals + 1), MidpointRounding.AwayFromZero))}.";
    }
}
