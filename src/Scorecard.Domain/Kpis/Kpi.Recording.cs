using System.Globalization;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Kpis;

public sealed partial class Kpi
{
    /// <summary>
    /// Reports a period: checks the value against the KPI and makes the next revision.
    /// </summary>
    /// <param name="period">At the KPI's frequency, one of the organization's calendar.</param>
    /// <param name="current">The highest revision so far, or null.</param>
    /// <param name="unitClosedFrom">First day on which the KPI's unit is closed, if it is.</param>
    /// <param name="today">The organization's date, so that the future is refused.</param>
    /// <exception cref="RuleViolation">The KPI takes no value there, or not this one; the sentence says why and what to do.</exception>
    public Measurement Record(
        Period period,
        MeasuredValue value,
        string? note,
        Measurement? current,
        FiscalCalendar calendar,
        DateOnly? unitClosedFrom,
        DateOnly today,
        DateTime at,
        long? by
    ) => Record(period, value, note, current?.Revision ?? 0, calendar, unitClosedFrom, today, at, by);

    /// <inheritdoc cref="Record(Period, MeasuredValue, string?, Measurement?, FiscalCalendar, DateOnly?, DateOnly, DateTime, long?)"/>
    /// <param name="currentRevision">The highest revision so far, 0 for none.</param>
    public Measurement Record(
        Period period,
        MeasuredValue value,
        string? note,
        int currentRevision,
        FiscalCalendar calendar,
        DateOnly? unitClosedFrom,
        DateOnly today,
        DateTime at,
        long? by
    )
    {
        if (Refusal(period, calendar, unitClosedFrom, today) is { } sentence)
            throw new RuleViolation(sentence);
        return new Measurement(this, period, currentRevision + 1, Checked(value), note, at, by);
    }

    /// <summary>Why the KPI takes no value for a period, as a sentence; null where it takes one.</summary>
    /// <inheritdoc cref="Record(Period, MeasuredValue, string?, int, FiscalCalendar, DateOnly?, DateOnly, DateTime, long?)" path="/param"/>
    public string? Refusal(Period period, FiscalCalendar calendar, DateOnly? unitClosedFrom, DateOnly today)
    {
        return WhyNotEntered is { } computed ? computed
            : period.Frequency != Frequency
                ? $"“{Name}” is collected by {Frequency.InWords()}, so {Label()} is not one of its periods.{Inside()}"
            : !calendar.Has(period) ? $"{Label()} does not fit the fiscal year, which starts in month {calendar.StartMonth}."
            : period.Start > today ? $"{Label()} lies in the future. Enter it once it has begun."
            : period.Start < BeginsOn && calendar.Containing(Frequency, BeginsOn).Start != period.Start
                ? $"“{Name}” begins in {BeginsOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, so {Label()} takes no value. "
                    + "Change its first definition to start earlier."
            : ClosedFrom is { } closed && period.Start >= closed ? $"“{Name}” is no longer measured in {Label()}. Reopen the KPI first."
            : unitClosedFrom is { } unitClosed && period.Start >= unitClosed
                ? $"The unit of “{Name}” is closed in {Label()}. Reopen the unit first."
            : null;

        string Label() => PeriodCode.Format(period, calendar);

        // Only a shorter period lies in one that would do.
        string Inside() =>
            period.Frequency < Frequency
                ? $" Write {PeriodCode.Format(calendar.Containing(Frequency, period.Anchor), calendar)} for the one it lies in."
                : "";
    }

    private string? WhyNotEntered =>
        ValueSource switch
        {
            ValueSource.Entered => null,
            ValueSource.RolledUp => $"“{Name}” is rolled up from its children. Enter the values there.",
        };

    private MeasuredValue Checked(MeasuredValue value)
    {
        if (value.NotApplicable || value == MeasuredValue.Withdrawn)
            return value with { Value = null, Numerator = null, Denominator = null };
        if (Aggregation == TimeAggregation.Ratio)
        {
            RuleViolation.Unless(
                value is { Numerator: not null, Denominator: not null },
                $"“{Name}” is a ratio: give its numerator and its denominator."
            );
            RuleViolation.Unless(value.Denominator >= 0, $"“{Name}”: the denominator cannot be negative.");
            RuleViolation.Unless(
                value.Denominator != 0 || value.Numerator == 0,
                $"“{Name}”: the denominator is 0, so there is nothing to divide by. Mark the period N/A if it does not apply."
            );
            var ratio = MeasuredValue.Ratio(
                TextRules.Amount(value.Numerator!.Value, Name),
                TextRules.Amount(value.Denominator!.Value, Name)
            );
            CheckPossible(ratio);
            return ratio;
        }
        RuleViolation.Unless(value.Value is not null, $"“{Name}” needs one number.");
        var number = TextRules.Amount(value.Value!.Value, Name);
        RuleViolation.Unless(Direction != Direction.YesNo || number is 0 or 1, $"“{Name}” is answered with yes (1) or no (0).");
        CheckPossible(MeasuredValue.Of(number));
        return MeasuredValue.Of(number);
    }

    /// <summary>Whether the KPI takes a value for one of its periods, as far as the number goes.</summary>
    internal bool CanBe(MeasuredValue value)
    {
        try
        {
            _ = Checked(value);
            return true;
        }
        catch (RuleViolation)
        {
            return false;
        }
    }

    private void CheckPossible(MeasuredValue value)
    {
        if ((Lowest is null && Highest is null) || value.Number(Multiplier) is not { } number)
            return;
        var shown = ((decimal)number).ToString("0.######", CultureInfo.CurrentCulture);
        RuleViolation.Unless(
            Lowest is not { } lowest || number >= (double)lowest,
            $"“{Name}” cannot be below {Lowest:0.######}, so {shown} is not a value of it. Check the number."
        );
        RuleViolation.Unless(
            Highest is not { } highest || number <= (double)highest,
            $"“{Name}” cannot be above {Highest:0.######}, so {shown} is not a value of it. Check the number and its decimals."
        );
    }
}
