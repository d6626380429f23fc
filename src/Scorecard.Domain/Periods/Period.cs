namespace Scorecard.Domain.Periods;

/// <summary>
/// One day, ISO week, month, quarter, half-year or year, named by its first day.
/// Quarters, half-years and years may start in any month; <see cref="FiscalCalendar"/> says which ones an organization uses.
/// </summary>
public readonly record struct Period(Frequency Frequency, DateOnly Start)
{
    /// <summary>The last day, included.</summary>
    public DateOnly End => Next.AddDays(-1);

    /// <summary>The day that decides which larger period this one belongs to: a week's Thursday, else the first day.</summary>
    public DateOnly Anchor => Frequency == Frequency.Week ? Start.AddDays(3) : Start;

    private DateOnly Next =>
        Frequency switch
        {
            Frequency.Day => Start.AddDays(1),
            Frequency.Week => Start.AddDays(7),
            Frequency.Month or Frequency.Quarter or Frequency.HalfYear or Frequency.Year => Start.AddMonths(Months(Frequency)),
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
