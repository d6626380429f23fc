using System.Globalization;

namespace Scorecard.Domain;

/// <summary>Counts things in words.</summary>
public static class Plural
{
    /// <summary>“1 unit”, “3 units”; the number as the reader's language writes it.</summary>
    public static string Of(int count, string thing)
    {
        var things = count == 1 ? thing : thing + "s";
        return string.Create(CultureInfo.CurrentCulture, $"{count:N0} {things}");
    }
}
