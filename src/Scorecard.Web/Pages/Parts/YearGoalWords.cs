using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Parts;

/// <summary>What a KPI has to reach by the end of the fiscal year, and how likely that is, in words.</summary>
public static class YearGoalWords
{
    /// <summary>“Chance to reach 98% by March 2027”.</summary>
    public static string Title(this YearGoal goal)
    {
        if (goal.Target is not { } target)
            return $"Outlook to {End(goal)}";
        var by = goal.Booked is null ? "by" : "in all by";
        return $"Chance to reach {Wanted(goal, target)} {by} {End(goal)}";
    }

    /// <summary>Why there is a chance, or why not.</summary>
    public static string Sentence(this YearGoal goal) =>
        goal.State switch
        {
            YearGoalState.Open => Spread(goal),
            YearGoalState.YesNo => "Yes and no are not forecast.",
            YearGoalState.Complete => "The year has all its values.",
            YearGoalState.ClosesBefore => "It is closed before the end of the year.",
            YearGoalState.NoValues => "There are no values yet.",
            YearGoalState.TooFarAway => "The end of the year is too far away for a forecast.",
            YearGoalState.TooFewValues => $"Too few values: {goal.Forecast!.Missing} more are needed.",
            YearGoalState.NoTarget => "There is no single target to reach.",
            YearGoalState.NoBetterSide => "Neither side of the target is the better one, so there is no chance to name.",
        };

    /// <summary>What each coming period has to bring; null where there is nothing to bring.</summary>
    public static string? Needed(this YearGoal goal)
    {
        if (goal.AmountNeeded is { } amount)
            return Needed(goal, amount);
        if (goal.ChangeNeeded is not { } change)
            return null;
        var decimals = Math.Min(4, goal.History.Decimals + 1);
        var step = Figures.Value(Math.Round((decimal)change, decimals, MidpointRounding.AwayFromZero));
        var sign = change > 0 ? "+" : "";
        var (target, period) = (Wanted(goal, goal.Target!.Value), PeriodOf(goal.History.Kpi));
        return $"To reach {target} by {End(goal)}, each {period} would have to bring {sign}{step}.";
    }

    private static string Needed(YearGoal goal, double amount)
    {
        var history = goal.History;
        var kpi = goal.History.Kpi;
        var booked = SignalWords.Value(history, goal.Booked!.Value);
        var target = Wanted(goal, goal.Target!.Value);
        return amount > 0
            ? $"{booked} of {target} is booked. Each {PeriodOf(kpi)} to {End(goal)} would have to add {SignalWords.Value(history, amount)}."
            : $"{booked} is booked, and {target} was wanted for the year.";
    }

    private static string Wanted(YearGoal goal, double target) => KpiWords.Beside(goal.History.Kpi, goal.History.Decimals, target);

    private static string Spread(YearGoal goal)
    {
        var (low, high) = goal.Outlook!.Value.Half;
        return $"Half of all outcomes lie between {SignalWords.Value(goal.History, low)} and {SignalWords.Value(goal.History, high)}.";
    }

    private static string End(YearGoal goal) => PeriodWords.Of(goal.Due, goal.History.Calendar);

    private static string PeriodOf(Kpi kpi) => kpi.Frequency.InWords();
}
