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

    /// <summary>Suggestions; any three letters are taken.</summary>
    public static IReadOnlyList<string> Currencies { get; } =
    ["EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CAD", "AUD", "NZD", "INR", "JPY", "CNY", "SGD", "ZAR", "BRL", "AED"];

    public static string Month(int month) => English.GetMonthName(month);

    private static IEnumerable<SelectListItem> In(string name, IEnumerable<string> zones)
    {
        var group = new SelectListGroup { Name = name };
        return zones.Select(zone => new SelectListItem(zone, zone) { Group = group });
    }
}
