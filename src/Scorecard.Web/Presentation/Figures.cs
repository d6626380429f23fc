using System.Globalization;

namespace Scorecard.Web.Presentation;

/// <summary>Numbers as people read them: in the person's culture, with a true minus, and a dash where there is none.</summary>
public static class Figures
{
    public const string None = "–";
    private const string Minus = "\u2212";
    private const string NoBreakSpace = "\u00a0";

    public static string Score(double? score) => score is { } value ? Number(value, "N1") : None;

    public static string Whole(double? score) => score is { } value ? Number(value, "N0") : None;

    /// <summary>A change: "+0.7", "−4.5", and "0.0" for what rounds to nothing.</summary>
    public static string Change(double? change, int decimals = 1)
    {
        if (change is not { } value) return None;
        var digits = Digits(Math.Abs(value), $"N{decimals}");
        return IsZero(digits) ? digits : (value > 0 ? "+" : Minus) + digits;
    }

    /// <summary>A share of 1 as percent: 0.25 is "25%".</summary>
    public static string Percent(double? share, int decimals = 0) => share is { } value ? Number(value * 100, $"N{decimals}") + "%" : None;

    /// <summary>
    /// A KPI's value with its unit of measure: "94.2%", "€4.81", "€1.2m", "2.6×", "46 days".
    /// Without <paramref name="decimals"/> it shows those it has, 4 at most.
    /// </summary>
    public static string Value(decimal? value, string? unit = null, int? decimals = null)
    {
        if (value is not { } given) return None;
        var digits = Digits(Math.Abs(given), decimals is { } places ? $"N{places}" : "#,0.####");
        var sign = given < 0 && !IsZero(digits) ? Minus : "";
        return sign + (unit?.Trim() ?? "") switch
        {
            "" => digits,
            "%" => digits + "%",
            "×" => digits + "×",
            ['€' or '$' or '£', .. var scale] currency => currency[0] + digits + scale,
            var words => digits + NoBreakSpace + words,
        };
    }

    private static string Number(double value, string format)
    {
        var digits = Digits(Math.Abs(value), format);
        return value < 0 && !IsZero(digits) ? Minus + digits : digits;
    }

    private static string Digits(IFormattable value, string format) => value.ToString(format, CultureInfo.CurrentCulture);

    private static bool IsZero(string digits) => !digits.Any(digit => digit is >= '1' and <= '9');
}
