using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Scorecard.Domain.Periods;

namespace Scorecard.Web.Forms;

/// <summary>What the forms offer for an organization's clock, year and money.</summary>
public static class OrganizationChoices
{
    private static readonly DateTimeFormatInfo English = CultureInfo.GetCultureInfo("en-GB").DateTimeFormat;

    /// <summary>One for each part of the world that many live in, from west to east.</summary>
    private static readonly string[] Often =
    [
        "America/Los_Angeles",
        "America/Chicago",
        "America/New_York",
        "America/Sao_Paulo",
        "Europe/London",
        "Europe/Amsterdam",
        "Europe/Berlin",
        "Europe/Paris",
        "Africa/Johannesburg",
        "Asia/Dubai",
        "Asia/Kolkata",
        "Asia/Singapore",
        "Asia/Tokyo",
        "Australia/Sydney",
        "Etc/UTC",
    ];

    /// <summary>The places to choose a time zone by.</summary>
    public static IReadOnlyList<string> TimeZones { get; } =
    [
        .. TimeZoneInfo
            .GetSystemTimeZones()
            .Where(z => z.HasIanaId && z.Id.Contains('/') && !z.Id.StartsWith("Etc/", StringComparison.Ordinal))
            .Select(z => z.Id)
            .Append("Etc/UTC")
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The same with a short list first, each once.</summary>
    public static IReadOnlyList<SelectListItem> GroupedTimeZones { get; } =
    [.. In("Often chosen", Often.Intersect(TimeZones)), .. In("All others", TimeZones.Except(Often))];

    public static IReadOnlyList<SelectListItem> Months { get; } =
    [.. Enumerable.Range(1, 12).Select(m => new SelectListItem(Month(m), m.ToString(CultureInfo.InvariantCulture)))];

    public static IReadOnlyList<SelectListItem> Namings { get; } =
        Choices.Of<FiscalYearNaming>(naming =>
            naming switch
            {
                FiscalYearNaming.Start => "The year it starts in",
                FiscalYearNaming.End => "The year it ends in",
            }
        );

    /// <summary>What a fiscal year is made of; empty stands for calendar months.</summary>
    public static IReadOnlyList<SelectListItem> YearsMadeOf { get; } =
    [new("Calendar months", ""), .. Choices.Of<WeekPattern>(pattern => $"Weeks, {PatternInWords(pattern)} in a quarter")];

    /// <summary>Monday first.</summary>
    public static IReadOnlyList<SelectListItem> Weekdays { get; } =
    [.. Enumerable.Range(1, 7).Select(d => (DayOfWeek)(d % 7)).Select(day => new SelectListItem(English.GetDayName(day), day.ToString()))];

    public static IReadOnlyList<SelectListItem> YearEnds { get; } =
        Choices.Of<WeekYearEnd>(end =>
            end switch
            {
                WeekYearEnd.Last => "The last end of a week in the month before",
                WeekYearEnd.Nearest => "The end of a week nearest to that month’s end",
            }
        );

    /// <summary>Suggestions; any three letters are taken.</summary>
    public static IReadOnlyList<string> Currencies { get; } =
    ["EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CAD", "AUD", "NZD", "INR", "JPY", "CNY", "SGD", "ZAR", "BRL", "AED"];

    public static string Month(int month) => English.GetMonthName(month);

    /// <summary>“4-4-5”, as it is called everywhere.</summary>
    public static string PatternInWords(WeekPattern pattern) =>
        pattern switch
        {
            WeekPattern.FourFourFive => "4-4-5",
            WeekPattern.FourFiveFour => "4-5-4",
            WeekPattern.FiveFourFour => "5-4-4",
        };

    /// <summary>“weeks from Sunday (4-4-5), and ends on the Saturday nearest to the end of January”.</summary>
    public static string InWords(WeekYears weeks, int startMonth)
    {
        var (last, month) = (English.GetDayName(weeks.LastDay), Month((startMonth + 10) % 12 + 1));
        var end = weeks.Ends switch
        {
            WeekYearEnd.Last => $"the last {last} of {month}",
            WeekYearEnd.Nearest => $"the {last} nearest to the end of {month}",
        };
        return $"weeks from {English.GetDayName(weeks.FirstDay)} ({PatternInWords(weeks.Pattern)}), and ends on {end}";
    }

    private static IEnumerable<SelectListItem> In(string name, IEnumerable<string> zones)
    {
        var group = new SelectListGroup { Name = name };
        return zones.Select(zone => new SelectListItem(zone, zone) { Group = group });
    }
}
