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
    /// <param name="standing">Whether it counts at once or waits for approval.</param>
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
        long? by,
        Standing standing = Standing.Counted
    ) => Record(period, value, note, current?.Revision ?? 0, calendar, unitClosedFrom, today, at, by, standing);

    /// <summary>The same, where the revision before is known by its number alone.</summary>
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
        long? by,
        Standing standing = Standing.Counted
    )
    {
        if (Refusal(period, calendar, unitClosedFrom, today) is { } sentence)
            throw new RuleViolation(sentence);
        return new Measurement(this, period, currentRevision + 1, Checked(value), note, at, by, standing);
    }

    /// <summary>
    /// Keeps a report as it was made, when the KPI may have been another: entered where it is rolled up now, with other limits, or open.
    /// </summary>
    /// <param name="revision">Which report of the period it is, from 1 on.</param>
    /// <exception cref="RuleViolation">The period is none of the KPI's, lies in the future, or a ratio divides by nothing.</exception>
    public Measurement Keep(
        Period period,
        MeasuredValue value,
        string? note,
        int revision,
        FiscalCalendar calendar,
        DateOnly today,
        DateTime at,
        long? by,
        Standing standing
    )
    {
        if ((NoPeriod(period, calendar, today) ?? NoDivision(value)) is { } sentence)
            throw new RuleViolation(sentence);
        return new Measurement(this, period, revision, value, note, at, by, standing);
    }

    /// <summary>Whether a value of a period could be reported today.</summary>
    public bool Takes(Period period, MeasuredValue value, FiscalCalendar calendar, DateOnly? unitClosedFrom) =>
        CanBe(value) && Refusal(period, calendar, unitClosedFrom, DateOnly.MaxValue) is null;

    /// <summary>Stops measuring: periods that start on or after the day count as not applicable.</summary>
    /// <exception cref="RuleViolation">It would end before it begins.</exception>
    public void Close(DateOnly from)
    {
        RuleViolation.Unless(
            from > BeginsOn,
            nameof(ClosedFrom),
            $"KPI “{Name}” begins on {BeginsOn:yyyy-MM-dd}, so it cannot be closed from {from:yyyy-MM-dd} on. "
                + "Choose a later day, or delete the KPI if it was never meant to be measured."
        );
        ClosedFrom = from;
    }

    public void Reopen() => ClosedFrom = null;

    /// <summary>Why the KPI takes no value for a period, as a sentence; null where it takes one.</summary>
    /// <param name="period">At the KPI's frequency, one of the organization's calendar.</param>
    /// <param name="unitClosedFrom">First day on which the KPI's unit is closed, if it is.</param>
    /// <param name="today">The organization's date, so that the future is refused.</param>
    public string? Refusal(Period period, FiscalCalendar calendar, DateOnly? unitClosedFrom, DateOnly today)
    {
        return WhyNotEntered is { } computed ? computed
            : NoPeriod(period, calendar, today) is { } other ? other
            : period.Start < BeginsOn && calendar.Containing(Frequency, BeginsOn).Start != period.Start
                ? $"“{Name}” begins in {BeginsOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, so {Label()} takes no value. "
                    + "Change its first definition to start earlier."
            : ClosedFrom is { } closed && period.Start >= closed ? $"“{Name}” is no longer measured in {Label()}. Reopen the KPI first."
            : unitClosedFrom is { } unitClosed && period.Start >= unitClosed
                ? $"The unit of “{Name}” is closed in {Label()}. Reopen the unit first."
            : null;

        string Label() => PeriodCode.Format(period, calendar);
    }

    private string? NoPeriod(Period period, FiscalCalendar calendar, DateOnly today)
    {
        return period.Frequency != Frequency
                ? $"“{Name}” is collected by {Frequency.InWords()}, so {Label()} is not one of its periods.{Inside()}"
            : !calendar.Has(period)
                ? $"{Label()} does not fit the fiscal year, which "
                    + (calendar.Weeks is null ? $"starts in month {calendar.StartMonth}." : "is made of weeks.")
            : period.Start > today ? $"{Label()} lies in the future. Enter it once it has begun."
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
            ValueSource.Calculated => $"“{Name}” is calculated by a formula. Enter the values of the KPIs that it names.",
            ValueSource.RolledUp => $"“{Name}” is rolled up from its children. Enter the values there.",
        };

    /// <summary>Whether the KPI takes a value for one of its periods, as far as the number goes.</summary>
    internal bool CanBe(MeasuredValue value) => Problem(value) is null;

    private MeasuredValue Checked(MeasuredValue value)
    {
        if (Problem(value) is { } sentence)
            throw new RuleViolation(sentence);
        return value.NotApplicable || value == MeasuredValue.Withdrawn ? value with { Value = null, Numerator = null, Denominator = null }
            : Aggregation == TimeAggregation.Ratio
                ? MeasuredValue.Ratio(TextRules.Rounded(value.Numerator!.Value), TextRules.Rounded(value.Denominator!.Value))
            : MeasuredValue.Of(TextRules.Rounded(value.Value!.Value));
    }

    /// <summary>Why the KPI does not take a value, as a sentence; null where it does.</summary>
    private string? Problem(MeasuredValue value) =>
        value.NotApplicable || value == MeasuredValue.Withdrawn ? null
        : Aggregation == TimeAggregation.Ratio ? ProblemOfRatio(value)
        : value.Value is not { } number ? $"“{Name}” needs one number."
        : TextRules.AmountProblem(number, Name) is { } problem ? problem
        : Direction == Direction.YesNo && number is not (0 or 1) ? $"“{Name}” is answered with yes (1) or no (0)."
        : OutOfRange(number);

    private string? ProblemOfRatio(MeasuredValue value) =>
        value is not { Numerator: { } numerator, Denominator: { } denominator }
            ? $"“{Name}” is a ratio: give its numerator and its denominator."
        : NoDivision(value) is { } sentence ? sentence
        : (TextRules.AmountProblem(numerator, Name) ?? TextRules.AmountProblem(denominator, Name)) is { } problem ? problem
        // As a decimal it has 15 digits: 100 × 0.69 / 0.69 comes to 100, not to the 100.00000000000001 of binary fractions.
        : MeasuredValue.Ratio(numerator, denominator).Number(Multiplier) is { } number ? OutOfRange((decimal)number)
        : null;

    private string? NoDivision(MeasuredValue value) =>
        value.Denominator < 0 ? $"“{Name}”: the denominator cannot be negative."
        : value is { Denominator: 0, Numerator: not 0 }
            ? $"“{Name}”: the denominator is 0, so there is nothing to divide by. Mark the period N/A if it does not apply."
        : null;

    private string? OutOfRange(decimal number) =>
        number < Lowest ? $"“{Name}” cannot be below {Lowest:0.######}, so {number:0.######} is not a value of it. Check the number."
        : number > Highest
            ? $"“{Name}” cannot be above {Highest:0.######}, so {number:0.######} is not a value of it. Check the number and its decimals."
        : null;
}
