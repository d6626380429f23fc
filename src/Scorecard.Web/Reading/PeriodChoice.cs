using Scorecard.Domain.Periods;

namespace Scorecard.Web.Reading;

/// <summary>
/// The window a page reports on, from <c>?period=2026-10</c> (codes as in imports) and <c>&amp;to-date=yes</c>; by default the last month
/// that is over and has values.
/// </summary>
public sealed record PeriodChoice(Window Window, FiscalCalendar Calendar, DateOnly Today)
{
    public const string PeriodKey = "period";
    public const string ToDateKey = "to-date";

    private const int Reach = 10;

    public Period Period => Window.Period;

    public bool ToDate => Window.ToDate;

    /// <summary>Such as <c>period=2026-10</c>: keeps the choice in a link.</summary>
    public string Query => Link(Period, ToDate);

    /// <summary>What an address asks for; what is read on is of that window.</summary>
    /// <param name="query">Null for today's, whatever the page shows; the structure stays as it is since its last change.</param>
    public static PeriodChoice Of(OrganizationView organization, IQueryCollection? query, TimeProvider time)
    {
        var calendar = organization.Model.Organization.Calendar;
        var today = organization.Today(time);
        var asked = PeriodCode.Parse(query?[PeriodKey], calendar);
        var period =
            asked is { Frequency: >= Frequency.Month } given && calendar.Has(given) && IsNear(given, organization, today)
                ? given
                : Default(organization, calendar, today);
        var toDate = (string?)query?[ToDateKey] == "yes" && period.Frequency is Frequency.Month;
        var window = toDate ? Window.FiscalYearToDate(period, calendar) : Window.Of(period);
        if (query is not null)
            organization.Show(window);
        return new(window, calendar, today);
    }

    /// <summary>The window before, to compare with: the period before, or for a year to date the same month a year earlier.</summary>
    public PeriodChoice Previous =>
        ToDate ? this with { Window = Window.FiscalYearToDate(Calendar.Shift(Period, -12), Calendar) } : Shift(-1);

    public PeriodChoice Shift(int count)
    {
        var period = Calendar.Shift(Period, count);
        return this with { Window = ToDate ? Window.FiscalYearToDate(period, Calendar) : Window.Of(period) };
    }

    /// <summary>The same place in time at another length.</summary>
    public PeriodChoice As(Frequency frequency, bool toDate = false)
    {
        // A longer period becomes its last shorter one that has begun.
        var day = Period.End <= Today || Period.Start > Today ? Period.End : Today;
        var period = Calendar.Containing(frequency, day);
        return this with { Window = toDate ? Window.FiscalYearToDate(period, Calendar) : Window.Of(period) };
    }

    /// <summary>Whether the next period has begun.</summary>
    public bool HasNext => Calendar.Shift(Period, 1).Start <= Today;

    /// <summary>This and the windows before it, earliest first.</summary>
    public IReadOnlyList<Window> Trail(int count) => [.. Enumerable.Range(1 - count, count).Select(i => Shift(i).Window)];

    private string Link(Period period, bool toDate)
    {
        var link = $"{PeriodKey}={PeriodCode.Format(period, Calendar)}";
        return toDate ? $"{link}&{ToDateKey}=yes" : link;
    }

    // Far from any value there is nothing to see, and much to compute.
    private static bool IsNear(Period period, OrganizationView organization, DateOnly today) =>
        period.Start.Year <= today.Year + Reach && period.Start.Year >= (organization.Book.Recorded?.First ?? today).Year - Reach;

    private static Period Default(OrganizationView organization, FiscalCalendar calendar, DateOnly today)
    {
        var last = calendar.Shift(calendar.Containing(Frequency.Month, today), -1);
        return organization.Book.Recorded is { } recorded && recorded.Last < last.Start
            ? calendar.Containing(Frequency.Month, recorded.Last)
            : last;
    }
}
