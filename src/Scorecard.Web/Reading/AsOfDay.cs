using System.Globalization;

namespace Scorecard.Web.Reading;

/// <summary>
/// The day as reported on which a request asks to see things. It stands before the address of a page, so that every link of the page, which
/// begins at the root of the application, keeps it: <c>/as-of/2025-03-31/units/…</c>.
/// </summary>
/// <param name="Root">The root of the application without it.</param>
public sealed record AsOfDay(DateOnly Day, PathString Root)
{
    public const string Prefix = "/as-of";

    /// <summary>What programs call it in a query.</summary>
    public const string Key = "asOf";

    private const string Format = "yyyy-MM-dd";

    public static AsOfDay? Of(HttpContext? context) => context?.Features.Get<AsOfDay>();

    /// <summary>The root under which pages show what had been reported on a day.</summary>
    public static string RootOf(DateOnly day) => $"{Prefix}/{day.ToString(Format, CultureInfo.InvariantCulture)}";

    /// <summary>Takes the day off an address.</summary>
    /// <returns>The day, with what is left of the address; null where the address does not begin with one.</returns>
    public static (DateOnly Day, PathString Left)? Take(PathString path)
    {
        if (!path.StartsWithSegments(Prefix, StringComparison.OrdinalIgnoreCase, out var rest) || rest.Value is not { Length: > 1 } dated)
            return null;
        var text = dated[1..].Split('/')[0];
        return Parse(text) is { } day ? (day, new PathString(dated[(1 + text.Length)..])) : null;
    }

    /// <summary>A day as addresses write it; null where it is none.</summary>
    public static DateOnly? Parse(string? text) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 1970 and < 9999
            ? day
            : null;
}
