using System.Globalization;
using Scorecard.Data.Import;

namespace Scorecard.Data.OldTools;

/// <summary>Days as the tools write them.</summary>
internal static class OldDay
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd",
        "yyyy/MM/dd",
        "yyyyMMdd",
        "MMM d, yyyy",
        "MMMM d, yyyy",
        "d MMM yyyy",
        "dd-MMM-yyyy",
        "d.M.yyyy",
    ];

    public static DateOnly? Read(string text)
    {
        text = text.Trim();
        if (TableReader.TryMoment(text, out var begins))
            return begins;
        return
            DateOnly.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= 1900 and < 3000
            ? day
            : null;
    }

    /// <summary>In UTC.</summary>
    public static DateTime? Moment(string text) =>
        DateTime.TryParse(
            text.Replace(" UTC", "Z", StringComparison.Ordinal),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal,
            out var moment
        ) && moment.Year is >= 1900 and < 3000
            ? moment
            : null;
}
