using Scorecard.Domain.Periods;

namespace Scorecard.Domain.Tests.Periods;

/// <summary>Turns any number that a property test comes up with into something that exists.</summary>
internal static class Any
{
    public static int Month(int number) => Within(number, 12) + 1;

    public static Frequency Frequency(int number) => (Frequency)Within(number, 6);

    /// <summary>One of the 1,008 calendars whose years are made of weeks.</summary>
    public static FiscalCalendar WeekCalendar(int number)
    {
        var n = Within(number * 31, 1008);
        return new(
            n % 12 + 1,
            (FiscalYearNaming)(n / 12 % 2),
            new((WeekPattern)(n / 24 % 3), (DayOfWeek)(n / 72 % 7), (WeekYearEnd)(n / 504))
        );
    }

    /// <summary>A day of the years 1905 to 2995; small numbers lie around 2025.</summary>
    public static DateOnly Day(int number) => new DateOnly(1905, 1, 1).AddDays(Within(number * 37 + 43_830, 398_000));

    private static int Within(int number, int count) => (number % count + count) % count;
}
