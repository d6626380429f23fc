using System.Globalization;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Signals;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Enter;

/// <summary>What stands beside the boxes.</summary>
public static class EntryWords
{
    /// <summary>Longer units of measure stand below the box instead of in it.</summary>
    private const int SuffixLength = 9;
    private const int HintLength = 100;

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>“October”, or “October 2025” where today's year is another one.</summary>
    public static string Month(Period month, DateOnly today, FiscalCalendar calendar) =>
        PeriodWords.IsSameYear(month.Start, today, calendar) ? PeriodWords.Month(month, calendar) : PeriodWords.Of(month, calendar);

    /// <summary>A period in few words: “October”, “week 41”, “5 October”, “Q3 2026”.</summary>
    public static string Brief(Period period, FiscalCalendar calendar) =>
        period.Frequency switch
        {
            Frequency.Month => PeriodWords.Month(period, calendar),
            Frequency.Week => PeriodWords.Week(period, calendar),
            Frequency.Day => period.Start.ToString("d MMMM", English),
            Frequency.Quarter or Frequency.HalfYear or Frequency.Year => PeriodWords.Of(period, calendar),
        };

    /// <summary>Which days a period covers, where its name does not say: “Week 41, 5 to 11 Oct”.</summary>
    public static string Spelled(Period period, FiscalCalendar calendar)
    {
        if (period.Frequency != Frequency.Week && (period.Frequency != Frequency.Month || calendar.Weeks is null))
            return Brief(period, calendar);
        var first = period.Start.ToString(period.Start.Month == period.End.Month ? "%d" : "d MMM", English);
        return $"{Brief(period, calendar).Capital()}, {first} to {period.End.ToString("d MMM", English)}";
    }

    /// <summary>When a value is due, as seen today: “Due Tuesday 10 November, in 2 days”.</summary>
    public static (string Day, string Distance) Due(DateOnly due, DateOnly today) =>
        (due.DayNumber - today.DayNumber) switch
        {
            0 => ($"Due {Day(due, today)}", "today"),
            1 => ($"Due {Day(due, today)}", "tomorrow"),
            > 1 and var days => ($"Due {Day(due, today)}", $"in {days} days"),
            -1 => ($"Was due {Day(due, today)}", "yesterday"),
            var days => ($"Was due {Day(due, today)}", $"{-days} days ago"),
        };

    /// <summary>The first sentence of a description, if it is short enough to stand in a line.</summary>
    public static string? Hint(Kpi kpi) =>
        kpi.Description?.Split('\n')[0].Split(". ")[0].TrimEnd('.', ' ', '\r') is { Length: > 0 and <= HintLength } hint ? hint : null;

    /// <summary>What stands behind the number in its box: the unit, of money without the sign before the number.</summary>
    public static string? Suffix(Kpi kpi) =>
        kpi.UnitOfMeasure.Length is > 0 and <= SuffixLength ? Figures.Around(kpi.UnitOfMeasure)?.After ?? kpi.UnitOfMeasure : null;

    public static string? LongUnit(Kpi kpi) => kpi.UnitOfMeasure.Length > SuffixLength ? kpi.UnitOfMeasure : null;

    public static string Value(EntryTarget target, MeasuredValue value) =>
        value.NotApplicable ? "N/A"
        : value.Number(target.Kpi.Multiplier) is { } number ? KpiWords.Value(target.Kpi, number)
        : "no value";

    /// <summary>A value with what a ratio is made of: “86.4% (864 of 1,000)”.</summary>
    public static string Parts(EntryTarget target, MeasuredValue value) =>
        value is { Numerator: { } numerator, Denominator: { } denominator }
            ? $"{Value(target, value)} ({Figures.Value(numerator)} of {Figures.Value(denominator)})"
            : Value(target, value);

    /// <summary>From what a value is far: “Far from 89.3% last month.”</summary>
    public static string Far(EntryTarget target)
    {
        if (target.Rules.Usual.Before is not { } other)
        {
            var points = target.Scale.Points;
            return $"Far from the scale, {Figures.Value((decimal)points[0].Value)} to {KpiWords.Value(target.Kpi, points[^1].Value)}.";
        }
        var when =
            other.Ago != 1 ? $"in {PeriodWords.Of(target.Calendar.Shift(target.Period, -other.Ago), target.Calendar)}"
            : target.Period.Frequency == Frequency.Day ? "the day before"
            : $"last {target.Period.Frequency.InWords()}";
        var value = other.Ago == 1 ? KpiWords.Value(target.Kpi, target.Before) : KpiWords.Value(target.Kpi, other.Value);
        return $"Far from {value} {when}.";
    }

    /// <summary>What a value leaves open, beside its box.</summary>
    public static string Question(EntryTarget target, RecordingQuestion question) =>
        question switch
        {
            RecordingQuestion.NoteWithoutValue => "Give the value that the note is about, or choose N/A",
            RecordingQuestion.ReasonForNotApplicable => "Say why there is no value",
            RecordingQuestion.NoteOnOffTrack => "Off track: a short note is still owed",
            RecordingQuestion.ReasonForCorrection =>
                $"{Brief(target.Period, target.Calendar).Capital()} was reported: say why it was corrected",
            RecordingQuestion.FarFromUsual => Far(target),
        };

    /// <summary>What a row lacks to be done, in two words; null for nothing.</summary>
    public static string? Lacking(EntryResult result) =>
        result.State switch
        {
            EntryState.Saved or EntryState.NotApplicable or EntryState.Waiting => result.Owed is null ? null : "Note owed",
            EntryState.Held => "To confirm",
            EntryState.Refused or EntryState.Conflict or EntryState.Withdrawing => "Not saved",
            EntryState.Open => null,
        };

    public static string Signal(KpiHistory history, Signal signal)
    {
        var asked = signal.Meaning == SignalMeaning.Improvement ? "what helped" : "why";
        return $"{SignalWords.Sentence(history, signal)}. Add a note on {asked}, if you know.";
    }

    /// <summary>What is aimed at: a sign with its words for those who cannot see it, and the value or range.</summary>
    public static (string Sign, string Words, string Text) Target(EntryTarget target)
    {
        if (target.Kpi.AimIn(target.Period) is not { } aim)
            return ("", "", "");
        var (sign, words) = aim.Direction switch
        {
            Direction.HigherIsBetter => ("≥", "at least"),
            Direction.LowerIsBetter => ("≤", "at most"),
            Direction.WithinRange or Direction.YesNo => ("", ""),
        };
        return (sign, words, KpiWords.Aim(target.Kpi, target.Before, aim)!);
    }

    private static string Day(DateOnly day, DateOnly today) =>
        day.ToString(day.Year == today.Year ? "dddd d MMMM" : "dddd d MMMM yyyy", English);
}
