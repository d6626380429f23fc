namespace Scorecard.Data.Import;

/// <summary>The tiers that a person may name with an import.</summary>
internal static class TiersToName
{
    private const int MostExamples = 3;

    /// <summary>All tiers with their units; none where no tier gets its first unit, or where organization.csv names them.</summary>
    public static IReadOnlyList<ImportTier> Of(ImportDraft draft)
    {
        var added = draft.Units.Added.ToHashSet();
        var used = draft.Units.All.Where(u => !added.Contains(u)).Select(u => u.Tier).ToHashSet();
        if (!draft.MayAddTiers || added.All(u => used.Contains(u.Tier)))
            return [];
        var units = draft.Units.All.ToLookup(u => u.Tier, u => u.Name);
        return
        [
            .. draft.Organization.Tiers.Select(t => new ImportTier(
                t.Name,
                units[t.Number].Count(),
                [.. units[t.Number].Take(MostExamples)]
            )),
        ];
    }
}
