using System.Globalization;
using Scorecard.Domain;

namespace Scorecard.Data.Import;

/// <summary>The numbers of the present row, in the file's own way of writing them.</summary>
internal sealed partial class TableReader
{
    private const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>So many digits are those of a binary number, which no person wrote.</summary>
    private const int DigitsWorkedOut = 15;

    /// <summary>What the numbers of the row are measured in, so that it may stand beside them: “95%”, “€1,234.50”.</summary>
    public string Unit { get; set; } = "";

    public decimal? Number(string column) => Text(column) is { } text ? Number(column, text) : null;

    /// <summary>A part of a whole, 0 to 1: <c>0.4</c> or <c>40%</c>.</summary>
    public decimal? Share(string column)
    {
        var text = Text(column);
        var share =
            text is null ? null
            : text.EndsWith('%') ? Number(column, text[..^1].TrimEnd()) / 100
            : Number(column, text);
        if (share is null or (>= 0 and <= 1))
            return share;
        Bad(column, $"“{Shown(text!)}” does not lie between 0 and 1. Write a part of the whole such as 0.4 or 40%.");
        return null;
    }

    public int? Whole(string column)
    {
        var number = Number(column);
        if (number is not { } given || (given == decimal.Truncate(given) && Math.Abs(given) <= int.MaxValue))
            return (int?)number;
        Bad(column, $"“{Text(column)}” is not a whole number. Write one such as 10.");
        return null;
    }

    /// <summary>The value of a KPI that is answered with yes, 1, or no, 0.</summary>
    public decimal? Answer(string column) =>
        Text(column)?.ToUpperInvariant() switch
        {
            "YES" or "TRUE" => 1,
            "NO" or "FALSE" => 0,
            _ => Number(column),
        };

    /// <summary>Whether the cell says that there is no value: n/a, -, No Data. Each is counted.</summary>
    public bool IsMissing(string column)
    {
        if (Text(column) is not { } text || !MissingWords.Contain(text))
            return false;
        context.Questions.Ask(ImportDoubt.Missing, text);
        return true;
    }

    private decimal? Number(string column, string text)
    {
        if (
            (mark == '.' || !text.Contains('.', StringComparison.Ordinal))
            && decimal.TryParse(text, Decimal, CultureInfo.InvariantCulture, out var plain)
        )
            return AsShown(plain, text);
        var unit = ImportFormat.MeasuredColumns.Contains(column) ? Unit : "";
        var bare = WrittenUnit.Without(WrittenNumber.Plain(text), unit);
        if (WrittenUnit.ForeignSign(bare, unit) is { } sign)
            Bad(column, $"“{Shown(text)}” {InAnother(sign, unit)}");
        else if (WrittenNumber.Read(bare) is not { } written)
            Bad(column, $"“{Shown(text)}” is not a number. Write digits with a decimal point, such as 1234.5.");
        else if (Read(column, text, written) is { } number)
            return AsShown(number, text);
        return null;
    }

    private decimal? Read(string column, string text, WrittenNumber written)
    {
        if (written.By(mark) is { } number)
            return number;
        var first = context.Questions.Ask(ImportDoubt.Decimals, text);
        if (written.By(context.Questions.Choices.DecimalMark) is { } chosen)
            return chosen;
        Ok = false;
        if (first)
            Bad(
                column,
                $"“{Shown(text)}” can mean {Plain(written.WithPoint)} and {Plain(written.WithComma)}, and no other number of the file says "
                    + "which. Say once for all files what marks decimals, or write 1234.5."
            );
        return null;
    }

    private static string Plain(decimal? number) => number?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";

    private static string InAnother(string sign, string unit)
    {
        var way = unit.Length > 0 ? $"in {unit}" : "plainly";
        return sign == "%"
            ? $"is a percentage, which this number is not. Write it {way}, without the %."
            : $"has a {sign}. Write it {way}, without the sign.";
    }

    /// <summary>What a sheet shows of a binary number: 15 digits of it, and no more decimals than are kept.</summary>
    private decimal AsShown(decimal number, string text)
    {
        if (number == decimal.Truncate(number) || text.TrimStart('-', '0', '.').Count(char.IsAsciiDigit) < DigitsWorkedOut)
            return number;
        var shown = WrittenNumber.Shown(number);
        if (shown == TextRules.Rounded(shown))
            return shown;
        var kept = TextRules.Rounded(shown);
        context.WorkedOut(kept);
        return kept;
    }
}
