using System.Globalization;

namespace Scorecard.Domain;

/// <summary>Counts things in words.</summary>
public static class Plural
{
    /// <summary>“1 unit”, “3 units”; the number as the reader's language writes it.</summary>
    public static string Of(int count, string thing) =>
        string.Create(CultureInfo.CurrentCulture, $"{count:N0} {thing}{(count == 1 ? "" : "s")}");
}
