namespace Scorecard.Domain.Attention;

/// <summary>Items of one kind, those that are called the same together where there are many.</summary>
internal sealed record AttentionBundles(IReadOnlyList<IReadOnlyList<AttentionItem>> All)
{
    /// <summary>Fewer that are called the same stand alone.</summary>
    private const int Many = 4;

    public static AttentionBundles Of(IReadOnlyList<AttentionItem> items, Func<AttentionItem, string> nameOf)
    {
        var groups = items
            .GroupBy(item => (item.Subject, Name: nameOf(item)))
            .SelectMany(alike => Split([.. alike]))
            .ToDictionary(some => some[0].Key);
        return new([.. items.Where(item => groups.ContainsKey(item.Key)).Select(item => groups[item.Key])]);
    }

    /// <summary>Many together, few each alone.</summary>
    public static IEnumerable<IReadOnlyList<AttentionItem>> Split(IReadOnlyList<AttentionItem> alike) =>
        alike.Count >= Many ? [alike] : alike.Select(item => (IReadOnlyList<AttentionItem>)[item]);
}
