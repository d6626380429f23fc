namespace Scorecard.Domain.Periods;

/// <summary>
/// One day, week, month, quarter, half-year or year, named by its first day.
/// Quarters, half-years and years may start in any month, and all may be made of whole weeks; <see cref="FiscalCalendar"/> says which ones
/// an organization uses, and makes them.
/// </summary>
/// <param name="Weeks">The length in weeks of a month or longer one that is made of whole weeks; 0 for all others.</param>
public readonly record struct Period(Frequency Frequency, DateOnly Start, int Weeks = 0)
{
    /// <summary>The last day, included.</summary>
    public DateOnly End => Next.AddDays(-1);

    /// <summary>The day that decides which larger period this one belongs to: a week's fourth (Thursday), else the first day.</summary>
    public DateOnly Anchor => Frequency == Frequency.Week ? Start.AddDays(3) : Start;

    private DateOnly Next =>
        Frequency switch
        {
            Frequency.Day => Start.AddDays(1),
            Frequency.Week => Start.AddDays(7),
            Frequency.Month or Frequency.Quarter or Frequency.HalfYear or Frequency.Year => Weeks > 0
                ? Start.AddDays(7 * Weeks)
                : Start.AddMonths(Months(Frequency)),
        };

    /// <summary>Months in a period of this frequency: 1, 3, 6 or 12.</summary>
    internal static int Months(Frequency frequency) =>
        frequency switch
        {
            Frequency.Month => 1,
            Frequency.Quarter => 3,
            Frequency.HalfYear => 6,
            Frequency.Year => 12,
            Frequency.Day or Frequency.Week => throw new ArgumentOutOfRangeException(
                nameof(frequency),
                frequency,
                "Days and weeks are not made of months."
            ),
        };
}
