using System.Globalization;
using System.Text.RegularExpressions;

namespace Scorecard.Data.OldTools;

/// <summary>
/// Reads a check-in out of one cell, “Checkin Date: 2025-03-10; User: …; Note: …; Current Value: 25%;”. Notes hold semicolons, line breaks
/// and even such names: what comes before a note is named by the first, what comes after it by the last of its name.
/// </summary>
internal static partial class CheckInText
{
    private static readonly string[] BeforeNotes = ["Checkin Date", "User", "Note"];

    /// <returns>Null where no day can be found in it.</returns>
    public static OldCheckIn? Read(string text)
    {
        var names = Names()
            .Matches(text)
            .GroupBy(m => m.Groups["name"].Value, StringComparer.OrdinalIgnoreCase)
            .Select(g => BeforeNotes.Contains(g.Key, StringComparer.OrdinalIgnoreCase) ? g.First() : g.Last())
            .OrderBy(m => m.Index)
            .ToList();
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < names.Count; i++)
        {
            var from = names[i].Index + names[i].Length;
            parts[names[i].Groups["name"].Value] = Trimmed(text[from..(i + 1 < names.Count ? names[i + 1].Index : text.Length)]);
        }
        if (OldDay.Read(Part("Checkin Date")) is not { } day)
            return null;
        return new(day, Part("Current Value"), Part("Note"), Part("User"), Part("Status"), OldDay.Moment(Part("Activity Date")));

        string Part(string name) => parts.GetValueOrDefault(name, "");
    }

    private static string Trimmed(string text)
    {
        text = text.Trim();
        return text.EndsWith(';') ? text[..^1].TrimEnd() : text;
    }

    [GeneratedRegex(
        @"(?:^|(?<=;)|(?<=\n))\s*(?<name>Checkin Date|User|Note|Metric Name|Status|Current Value|Activity Date)\s*:",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Names();
}
