using System.Globalization;
using Scorecard.Domain.Periods;

namespace Scorecard.Web.Forms;

/// <summary>What a fiscal year is made of, as the forms ask for it.</summary>
public sealed record YearBoxes
{
    /// <summary>Empty for calendar months.</summary>
    public WeekPattern? Pattern { get; init; }

    public DayOfWeek FirstDay { get; init; } = DayOfWeek.Sunday;
    public WeekYearEnd Ends { get; init; }

    /// <summary>Null for calendar months.</summary>
    public WeekYears? Weeks => Pattern is { } pattern ? new(pattern, FirstDay, Ends) : null;

    public static YearBoxes Of(WeekYears? weeks) =>
        weeks is null
            ? new()
            : new()
            {
                Pattern = weeks.Pattern,
                FirstDay = weeks.FirstDay,
                Ends = weeks.Ends,
            };

    /// <summary>As it is said: “Calendar months”, or of which weeks and where a year ends.</summary>
    /// <param name="startMonth">1 to 12, as typed.</param>
    public string InWords(string? startMonth) =>
        Weeks is not { } weeks ? "Calendar months"
        : int.TryParse(startMonth, NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12
            ? OrganizationChoices.InWords(weeks, month)
        : OrganizationChoices.PatternInWords(weeks.Pattern);
}
