using Scorecard.Domain.Periods;

namespace Scorecard.Data.Import;

/// <summary>What organization.csv says a fiscal year is made of; each line of it may stand alone.</summary>
internal sealed class YearSettings(WeekYears? now)
{
    private static readonly Dictionary<string, WeekPattern?> Patterns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["months"] = null,
        ["4-4-5"] = WeekPattern.FourFourFive,
        ["4-5-4"] = WeekPattern.FourFiveFour,
        ["5-4-4"] = WeekPattern.FiveFourFour,
    };

    /// <summary>How the format writes a pattern.</summary>
    public static string Write(WeekPattern pattern) => Patterns.Single(p => p.Value == pattern).Key;

    private WeekPattern? pattern = now?.Pattern;
    private DayOfWeek firstDay = now?.FirstDay ?? DayOfWeek.Sunday;
    private WeekYearEnd ends = now?.Ends ?? WeekYearEnd.Last;

    public WeekYears? Weeks => pattern is { } chosen ? new(chosen, firstDay, ends) : null;

    /// <summary>The last line that spoke of it; 0 for none.</summary>
    public int Line { get; private set; }

    public void Read(TableReader table, string key, string value)
    {
        Line = table.Line;
        if (key.Equals(OrganizationFile.FiscalYearWeeks, StringComparison.OrdinalIgnoreCase))
        {
            if (!Patterns.TryGetValue(value, out pattern))
                table.Bad("value", $"“{TableReader.Shown(value)}” is not known here. Write one of {string.Join(", ", Patterns.Keys)}.");
        }
        else if (key.Equals(OrganizationFile.WeekStartsOn, StringComparison.OrdinalIgnoreCase))
            firstDay = table.Choice<DayOfWeek>("value") ?? firstDay;
        else
            ends = table.Choice<WeekYearEnd>("value") ?? ends;
    }
}
