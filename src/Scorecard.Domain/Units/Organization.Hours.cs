namespace Scorecard.Domain.Units;

/// <content>Where the organization is, and when people work there.</content>
public sealed partial class Organization
{
    /// <summary>IANA name, such as Europe/Amsterdam; decides what day it is for due dates.</summary>
    public string TimeZone { get; private set; } = "Etc/UTC";

    /// <summary>The hour from which people are written to, 0 to 23; null while nobody has said.</summary>
    public int? WorkFrom { get; private set; }

    /// <summary>The hour at which that ends, 1 to 24; null while nobody has said.</summary>
    public int? WorkUntil { get; private set; }

    /// <summary>The days on which people are written to; null while nobody has said.</summary>
    public WorkWeek? WorkWeek { get; private set; }

    public WorkingHours WorkingHours =>
        new(WorkFrom ?? WorkingHours.Default.From, WorkUntil ?? WorkingHours.Default.Until, WorkWeek ?? WorkingHours.Default.Week);

    /// <summary>Whether somebody may approve a value that they submitted themselves.</summary>
    public bool OwnApproval { get; private set; }

    /// <summary>Whether a value that waits for approval counts meanwhile.</summary>
    public bool WaitingCounts { get; private set; }

    public void SetTimeZone(string timeZone)
    {
        RuleViolation.Unless(
            TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _),
            $"“{timeZone}” is not a time zone. Choose one such as Europe/Amsterdam."
        );
        TimeZone = timeZone;
    }

    /// <exception cref="RuleViolation">They are no hours of a day, or end before they begin.</exception>
    public void Work(in WorkingHours hours)
    {
        RuleViolation.Unless(
            hours.From is >= 0 and <= 23 && hours.Until is >= 1 and <= 24 && hours.From < hours.Until,
            "Working hours begin between 0 and 23 and end later, at 24 at the latest. Write them as 8 and 18."
        );
        RuleViolation.Unless(Enum.IsDefined(hours.Week), "Choose the days on which people are written to.");
        (WorkFrom, WorkUntil, WorkWeek) = (hours.From, hours.Until, hours.Week);
    }

    /// <summary>What day it is for the organization.</summary>
    public DateOnly DateAt(DateTime utc) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)));

    /// <summary>The moment at which a day begins there, UTC: the first of it, where the clock skips midnight.</summary>
    public DateTime Midnight(DateOnly day)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
        var begins = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(begins))
            begins = begins.AddMinutes(15);
        return TimeZoneInfo.ConvertTimeToUtc(begins, zone);
    }
}
