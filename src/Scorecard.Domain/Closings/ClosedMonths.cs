using System.Globalization;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Closings;

/// <summary>
/// Which months of an organization are closed: all up to the end of the last one. A month is closed with the earlier ones that are open,
/// and reopened with the later ones that are closed.
/// </summary>
public sealed class ClosedMonths
{
    /// <summary>The box in which a reason is typed, and what a refusal for want of one is to blame on.</summary>
    public const string ReasonField = "Restating";

    public static readonly ClosedMonths None = new([]);

    // In order of time.
    private readonly Closing[] closings;

    /// <param name="all">Reopened ones are left out.</param>
    public ClosedMonths(IEnumerable<Closing> all) => closings = [.. all.Where(c => c.IsClosed).OrderBy(c => c.Month)];

    public bool IsEmpty => closings.Length == 0;

    /// <summary>The last closed day; null where no month is closed.</summary>
    public DateOnly? Through => closings.Length == 0 ? null : closings[^1].Through;

    /// <summary>The closed months, earliest first.</summary>
    public IReadOnlyList<Closing> Closings => closings;

    /// <summary>The closing of the month that a day lies in; null where it is open, or older than the first that was closed.</summary>
    public Closing? On(DateOnly day)
    {
        if (day > Through)
            return null;
        foreach (var closing in closings)
            if (day >= closing.Month && day <= closing.Through)
                return closing;
        return null;
    }

    /// <summary>The closing that covers all of a window: that of its last month; null where any of it is open.</summary>
    public Closing? Of(in Window window, FiscalCalendar calendar) => On(calendar.MonthOf(window.Period).End);

    /// <summary>A day, or the first day that is open where that is later.</summary>
    public DateOnly FirstOpen(DateOnly day) => Through is { } through && through >= day ? through.AddDays(1) : day;

    /// <summary>Refuses what changes closed months without a reason.</summary>
    /// <inheritdoc cref="Refusal"/>
    /// <exception cref="RuleViolation">Always.</exception>
    public static void Refuse(IReadOnlyList<Touched> touched, Closing? closed, Organization organization) =>
        RuleViolation.Unless(false, ReasonField, Refusal(touched, closed, organization));

    /// <summary>What is said where a reason is wanted.</summary>
    /// <param name="closed">The closing of the last month that is changed; null where none is known.</param>
    public static string Refusal(IReadOnlyList<Touched> touched, Closing? closed, Organization organization)
    {
        var calendar = organization.Calendar;
        var (from, through) = (touched.Min(t => t.From), touched.Max(t => t.Through));
        var last = Code(through);
        var span =
            from == DateOnly.MinValue ? $"in all months up to {last}"
            : Code(from) == last ? $"in {last}"
            : $"in {Code(from)} to {last}";
        var name = touched[0].Name.Length > 0 ? $" of “{touched[0].Name}”" : "";
        var others = touched.Sum(t => t.Count) - 1;
        var more = others > 0 ? $" and {Plural.Of(others, "more thing")}" : "";
        var when = closed is null
            ? ""
            : $", which was closed on {organization.DateAt(closed.ClosedAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        return $"This changes {touched[0].What}{name}{more} {span}{when}. Give the reason for the restatement to save it all the same, "
            + "or ask an administrator to reopen the month.";

        string Code(DateOnly day) => PeriodCode.Format(calendar.Containing(Frequency.Month, day), calendar);
    }
}
