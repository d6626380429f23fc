using Scorecard.Data.Mapped;
using Scorecard.Domain;

namespace Scorecard.Data.OldTools;

/// <summary>
/// Gives codes: the former tool's id where it can be one, so that a later export finds the same things, else the title's letters.
/// </summary>
/// <param name="known">What has a code already: its name.</param>
internal sealed class OldCodes(IReadOnlyDictionary<string, string> known)
{
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    public string Next(string id, string title)
    {
        var own = MeasureBook.IsCode(id) ? id : MeasureBook.Slug(title);
        own = own.Length > TextRules.CodeLength - 6 ? own[..(TextRules.CodeLength - 6)] : own;
        var code = own;
        // The same name under the same code is what an earlier export brought.
        for (var i = 2; IsOther(code, id, title) || !taken.Add(code); i++)
            code = $"{own}-{i}";
        return code;
    }

    private bool IsOther(string code, string id, string title) =>
        known.TryGetValue(code, out var name) && code != id && TextRules.Normalize(name) != TextRules.Normalize(title);
}
