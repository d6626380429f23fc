using System.Globalization;
using Scorecard.Domain.Scales;

namespace Scorecard.Web.Presentation;

/// <summary>Numbers as people read them: in the person's culture, with a true minus, and a dash where there is none.</summary>
public static class Figures
{
    public const string None = "–";
    private const string Minus = "\u2212";
    private const string NoBreakSpace = "\u00a0";
    private const int MostDecimals = 6;
    private const int CentsDigits = 2;

    /// <summary>A score with one decimal, never in another band than it is.</summary>
    public static string Score(double? score, Bands bands) => score is { } value ? Number(bands.Rounded(value), 1) : None;

    /// <summary>A score as a whole number, with one decimal where it is near the edge of a band.</summary>
    public static string Whole(double? score, Bands bands) =>
        score is { } value && !bands.IsNearEdge(value) ? Number(value, 0) : Score(score, bands);

    /// <summary>The difference of the two scores as they are shown, so that a reader who subtracts gets the same.</summary>
    public static string ScoreChange(double? before, double? now, Bands bands) =>
        before is { } was && now is { } value ? Change(bands.Rounded(value) - bands.Rounded(was)) : None;

    /// <summary>With one decimal: points, and what else is no score.</summary>
    public static string Tenth(double? number) => number is { } value ? Number(value, 1) : None;

    /// <summary>A change: "+0.7", "−4.5", and "0.0" for what rounds to nothing.</summary>
    public static string Change(double? change, int decimals = 1) =>
        Round(change, decimals) switch
        {
            null => None,
            > 0 and var more => "+" + Number(more, decimals),
            { } other => Number(other, decimals),
        };

    /// <summary>A share of 1 as percent: 0.25 is "25%".</summary>
    public static string Percent(double? share, int decimals = 0) => share is { } value ? Number(value * 100, decimals) + "%" : None;

    /// <summary>A chance from 0 to 1, as people hear it: nothing is certain.</summary>
    public static string Chance(double chance) =>
        chance < 0.01 ? "Under 1%"
        : chance > 0.99 ? "Over 99%"
        : Percent(chance);

    /// <summary>A correlation: "0.61", "−0.40".</summary>
    public static string Correlation(double? r) => Value((decimal?)r, null, 2);

    /// <summary>How surprising something is by chance: "p 0.19", "p 0.019", "p 0.0004", "p under 0.0001", "p –" without a test.</summary>
    public static string P(double? p) =>
        p switch
        {
            null => $"p {None}",
            < 0.0001 => $"p under {Number(0.0001, 4)}",
            < 0.01 and var small => $"p {Number(small, 4)}",
            < 0.1 and var some => $"p {Number(some, 3)}",
            { } other => $"p {Number(other, 2)}",
        };

    /// <summary>
    /// A KPI's value with its unit of measure: "94.2%", "€4.81", "€1.2m", "2.6×", "46 days".
    /// Without <paramref name="decimals"/> it shows those it has, 6 at most.
    /// </summary>
    public static string Value(decimal? value, string? unit = null, int? decimals = null)
    {
        if (value is not { } given)
            return None;
        var rounded = Math.Round(given, decimals ?? MostDecimals, MidpointRounding.AwayFromZero);
        var digits = Math.Abs(rounded).ToString(decimals is { } places ? $"N{places}" : "#,0.######", CultureInfo.CurrentCulture);
        var text = (unit?.Trim() ?? "") switch
        {
            "" => digits,
            "%" => digits + "%",
            "×" => digits + "×",
            ['€' or '$' or '£', .. var scale] currency => currency[0] + digits + scale,
            var words => digits + NoBreakSpace + words,
        };
        return rounded < 0 ? Minus + text : text;
    }

    /// <summary>The CSS class of a figure that stays on one line of a narrow table: broken, "€271" would read as "€27".</summary>
    public static string? Whole(string? figure) => figure is { Length: <= 12 } ? "whole" : null;

    /// <summary>Money: "€1,234.50", "€50,000", "50,000 CHF"; the plain number where the organization names no currency.</summary>
    /// <param name="currency">Three letters, as the organization has it.</param>
    public static string Money(decimal? amount, string? currency)
    {
        var sign = Sign(currency);
        return Value(
            amount,
            sign,
            sign is null ? null
                : amount == Math.Truncate(amount ?? 0) ? 0
                : CentsDigits
        );
    }

    /// <summary>How a currency of three letters is written beside an amount: "€", "CHF"; null where there is none.</summary>
    public static string? Sign(string? currency) =>
        currency switch
        {
            "EUR" => "€",
            "GBP" => "£",
            "USD" => "$",
            var letters => letters,
        };

    /// <summary>
    /// What stands before and after an amount of money: "€" and "m" of "€m", nothing and "CHF"; null where it is no money.
    /// </summary>
    public static (string Before, string After)? Around(string? unit) =>
        unit?.Trim() switch
        {
            ['€' or '$' or '£', .. var scale] currency => (currency[..1], scale),
            [>= 'A' and <= 'Z', >= 'A' and <= 'Z', >= 'A' and <= 'Z'] letters => ("", letters),
            _ => null,
        };

    /// <summary>Parts rounded so that they add up to their total as it is shown: the last that is not zero takes the rounding.</summary>
    public static IReadOnlyList<double> PartsOf(double total, IReadOnlyList<double> parts, int decimals = 1)
    {
        if (parts.Count == 0)
            return [];
        var rounded = parts.Select(part => Math.Round(part, decimals, MidpointRounding.AwayFromZero)).ToArray();
        var last = parts.Select((part, i) => part == 0 ? 0 : i).Max();
        rounded[last] = Math.Round(Math.Round(total, decimals, MidpointRounding.AwayFromZero) - (rounded.Sum() - rounded[last]), decimals);
        return rounded;
    }

    // Half away from zero, as values are rounded on entry; left to itself, formatting rounds some halves down.
    private static double? Round(double? value, int decimals) =>
        value is { } given ? Math.Round(given, decimals, MidpointRounding.AwayFromZero) : null;

    private static string Number(double value, int decimals)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        var digits = Math.Abs(rounded).ToString($"N{decimals}", CultureInfo.CurrentCulture);
        return rounded < 0 ? Minus + digits : digits;
    }
}
