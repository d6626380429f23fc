using System.Globalization;

namespace Scorecard.Domain.Kpis;

/// <summary>What somebody probably meant who typed a number that cannot be right.</summary>
public static class Slips
{
    private static readonly decimal[] Places = [0.1m, 10, 0.01m, 100, 0.001m, 1000];

    /// <summary>
    /// The numbers that a slip of the hand makes into this one: the decimal one, two or three places off (a percentage typed as a
    /// fraction and thousands are among them), or a digit struck twice.
    /// </summary>
    public static IEnumerable<decimal> Of(decimal typed)
    {
        foreach (var place in Places)
            yield return typed * place;
        var text = typed.ToString("0.######", CultureInfo.InvariantCulture);
        for (var i = 1; i < text.Length; i++)
            if (text[i] == text[i - 1])
                yield return decimal.Parse(text.Remove(i, 1), CultureInfo.InvariantCulture);
    }

    /// <summary>The values that a slip in one of its numbers makes into this one; a ratio may also have its two numbers swapped.</summary>
    public static IEnumerable<MeasuredValue> Of(MeasuredValue typed) =>
        typed switch
        {
            { Numerator: { } numerator, Denominator: { } denominator } => Of(numerator)
                .Select(meant => MeasuredValue.Ratio(meant, denominator))
                .Concat(Of(denominator).Select(meant => MeasuredValue.Ratio(numerator, meant)))
                .Append(MeasuredValue.Ratio(denominator, numerator)),
            { Value: { } value } => Of(value).Select(MeasuredValue.Of),
            _ => [],
        };
}
