using System.Globalization;
using System.Text.RegularExpressions;

namespace Scorecard.Data.OldTools;

/// <summary>Reads what a goal is aligned to: “Grow (EMEA)(weight: 14.29%, Id: 2295704)”, one or several.</summary>
internal static partial class AlignedTo
{
    public static IReadOnlyList<OldParent> Read(string text)
    {
        var found = new List<OldParent>();
        var read = 0;
        foreach (Match match in End().Matches(text))
        {
            var title = Between().Replace(text[read..match.Index], "").Trim();
            read = match.Index + match.Length;
            found.Add(new(title, match.Groups["id"].Value, Number(match.Groups["weight"].Value)));
        }
        // Without an end it is titles alone, one a line.
        foreach (var title in text[read..].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (Between().Replace(title, "").Trim() is { Length: > 0 } own)
                found.Add(new(own));
        return found;
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Titles hold brackets too, so that only those count which name a weight or an id.</summary>
    [GeneratedRegex(
        @"\(\s*(?:weight\s*:\s*(?<weight>[0-9]+(?:\.[0-9]+)?)\s*%?\s*(?:,\s*(?:objective )?id\s*:\s*(?<id>[\w-]+))?"
            + @"|(?:objective )?id\s*:\s*(?<id>[\w-]+))\s*\)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex End();

    [GeneratedRegex(@"^[\s,;]+|[\s,;]+$")]
    private static partial Regex Between();
}
