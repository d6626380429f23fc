using System.Globalization;
using Scorecard.Domain.Attention;
using Scorecard.Domain.Periods;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Periods;

/// <summary>The months of a fiscal year, newest first, with how far each is.</summary>
public sealed record PeriodsContent
{
    public const string YearKey = "year";

    public sealed record Row(MonthStanding Standing, string Code, string Name, string? Days, string Due, string? ClosedOn);

    public required string Year { get; init; }
    public required Period Period { get; init; }

    /// <summary>Codes of the years before and after; null where there is none.</summary>
    public required string? Earlier { get; init; }
    public required string? Later { get; init; }
    public required IReadOnlyList<Row> Rows { get; init; }

    /// <summary>Whether the person may close and reopen.</summary>
    public required bool CanClose { get; init; }

    /// <summary>The first open month that is over; null where all are closed.</summary>
    public required string? Next { get; init; }

    public required bool HasValues { get; init; }

    public static PeriodsContent Of(OrganizationView o, IQueryCollection query, DateOnly today)
    {
        var organization = o.Model.Organization;
        var calendar = organization.Calendar;
        var current = calendar.Containing(Frequency.Month, today);
        var first = calendar.Containing(Frequency.Month, o.Book.Recorded?.First ?? today);
        var (firstYear, lastYear) = (calendar.IndexOf(Frequency.Year, first.Start), calendar.IndexOf(Frequency.Year, current.Start));
        var asked =
            PeriodCode.Parse(query[YearKey], calendar) is { Frequency: Frequency.Year } given && calendar.Has(given)
                ? given
                : (Period?)null;
        var year = calendar.At(
            Frequency.Year,
            Math.Clamp(
                calendar.IndexOf(Frequency.Year, (asked ?? calendar.Containing(Frequency.Year, calendar.AskedMonth(today).Start)).Start),
                Math.Min(firstYear, lastYear),
                lastYear
            )
        );
        var number = calendar.IndexOf(Frequency.Year, year.Start);
        var months = calendar
            .Inside(Frequency.Month, year.Start, year.End)
            .Where(m => m.Start >= first.Start && m.Start <= current.Start)
            .Reverse();
        var open = calendar.Containing(Frequency.Month, o.Model.Closed.FirstOpen(first.Start));
        return new()
        {
            Year = PeriodWords.Of(year, calendar),
            Period = year,
            Earlier = number > firstYear ? Code(calendar.Shift(year, -1)) : null,
            Later = number < lastYear ? Code(calendar.Shift(year, 1)) : null,
            Rows = [.. months.Select(m => RowOf(o.Book.StandingOf(m, today, o.Sees)))],
            CanClose = o.Administers,
            Next = o.Book.Recorded is not null && open.End < today ? Code(open) : null,
            HasValues = o.Book.Recorded is not null,
        };

        string Code(Period period) => PeriodCode.Format(period, calendar);

        Row RowOf(MonthStanding standing) =>
            new(
                standing,
                Code(standing.Month),
                PeriodWords.Of(standing.Month, calendar),
                PeriodWords.Days(Window.Of(standing.Month), calendar),
                PeriodWords.Day(standing.DueOn),
                standing.Closing is { } closing ? PeriodWords.Day(organization.DateAt(closing.ClosedAt)) : null
            );
    }

    public TableFile ToFile(IReadOnlyDictionary<long, string> names) =>
        TableFile.Of(
            "periods",
            "Periods",
            Year,
            Rows,
            ("month", r => r.Code),
            ("state", r => r.Standing.State.ToString().ToLowerInvariant()),
            ("due on", r => r.Standing.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("values", r => r.Standing.Values.All),
            ("missing", r => r.Standing.Missing),
            ("closed on", r => r.ClosedOn),
            ("closed by", r => r.Standing.Closing?.ClosedBy is { } by ? names.GetValueOrDefault(by, "Someone") : null)
        );
}
