namespace Scorecard.Domain.Units;

/// <summary>On which days an organization works.</summary>
public enum WorkWeek
{
    MondayToFriday,
    SundayToThursday,
    EveryDay,
}

/// <summary>When people may be written to, in their organization's time zone.</summary>
/// <param name="From">The first hour, 0 to 23.</param>
/// <param name="Until">The hour at which it ends, 1 to 24, after <paramref name="From"/>.</param>
public readonly record struct WorkingHours(int From, int Until, WorkWeek Week)
{
    public static readonly WorkingHours Default = new(8, 18, WorkWeek.MondayToFriday);

    /// <summary>The first moment from another on that lies within them; both UTC.</summary>
    /// <param name="timeZone">IANA name.</param>
    public DateTime NextFrom(DateTime utc, string timeZone)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var local = TimeZoneInfo.ConvertTimeFromUtc(utc, zone);
        if (IsWorkDay(local.DayOfWeek) && local.Hour >= From && local.Hour < Until)
            return utc;
        var day = local.Hour < From ? local.Date : local.Date.AddDays(1);
        while (!IsWorkDay(day.DayOfWeek))
            day = day.AddDays(1);
        var start = day.AddHours(From);
        // The hour that is left out when clocks go forward.
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(start) ? start.AddHours(1) : start, zone);
    }

    public bool IsWorkDay(DayOfWeek day) =>
        Week switch
        {
            WorkWeek.MondayToFriday => day is not (DayOfWeek.Saturday or DayOfWeek.Sunday),
            WorkWeek.SundayToThursday => day is not (DayOfWeek.Friday or DayOfWeek.Saturday),
            WorkWeek.EveryDay => true,
        };
}
