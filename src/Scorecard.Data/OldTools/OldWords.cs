using Scorecard.Domain;

namespace Scorecard.Data.OldTools;

/// <summary>Texts as they can be kept here: names on one line, descriptions that also tell what has no place of its own.</summary>
internal static class OldWords
{
    /// <summary>Empty where nothing of it can be seen.</summary>
    public static string Name(string text, OldReport report)
    {
        var name = TextRules.Plain(new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)])) ?? "";
        if (name.Length <= TextRules.NameLength)
            return IsName(name) ? name : "";
        report.Changed("Title", $"“{name}” is longer than {TextRules.NameLength} characters and is cut.");
        return TextRules.Shortened(name, TextRules.NameLength);
    }

    /// <summary>As much of it as fits; what does not is named.</summary>
    public static string Description(string title, string own, IEnumerable<(string Field, string Text)> more, OldReport report)
    {
        var said = Clean(own);
        if (said.Length > TextRules.DescriptionLength)
        {
            report.Lost(
                "Description",
                $"“{title}”: what is beyond {TextRules.DescriptionLength} characters: {said[(TextRules.DescriptionLength - 1)..]}"
            );
            said = TextRules.Shortened(said, TextRules.DescriptionLength);
        }
        else if (said.Length > 0)
            report.Carried("Description");
        foreach (var (field, text) in more)
        {
            var line = $"{field}: {Clean(text)}";
            if (said.Length + line.Length + 1 <= TextRules.DescriptionLength)
            {
                said = said.Length == 0 ? line : $"{said}\n{line}";
                report.Changed(field, $"“{title}”: {Clean(text)} — told in the description.");
            }
            else
                report.Lost(field, $"“{title}”: {Clean(text)} — the description is full.");
        }
        return said;
    }

    public static string Clean(string text) =>
        TextRules.Composed(
            new string([.. text.ReplaceLineEndings("\n").Select(c => char.IsControl(c) && c is not ('\n' or '\t') ? ' ' : c)])
        ) ?? "";

    private static bool IsName(string name)
    {
        try
        {
            return TextRules.Name(name, "") == name;
        }
        catch (RuleViolation)
        {
            return false;
        }
    }
}
