using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Parts;

/// <summary>What a reader can do about an item.</summary>
/// <param name="Path">Where it is done, or a letter to write.</param>
public sealed record AttentionAct(string Text, string Path);

/// <summary>An item in a line, or a line that stands for many.</summary>
/// <param name="Where">The unit, and since when.</param>
/// <param name="Act">Its one action; null for a line that stands for many, and where others are to be reminded.</param>
public sealed record AttentionRow(
    string Icon,
    Tone Tone,
    string What,
    string Path,
    string Where,
    AttentionAct? Act,
    string Key,
    string Facts
)
{
    /// <summary>What to write to who owes the value; null where there is nobody to write to.</summary>
    public string? Reminder { get; init; }

    /// <summary>The first of the items that the line stands for; empty where it stands for one.</summary>
    public IReadOnlyList<AttentionRow> Inside { get; init; } = [];

    /// <summary>How many items the line stands for.</summary>
    public int Count { get; init; } = 1;

    public static string? RemindersOf(IEnumerable<AttentionRow> rows)
    {
        var all = rows.SelectMany(r => r.Inside.Count > 0 ? r.Inside : [r]).Select(r => r.Reminder).OfType<string>().ToList();
        return all.Count == 0 ? null : string.Join('\n', all);
    }
}
