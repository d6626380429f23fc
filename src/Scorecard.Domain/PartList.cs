namespace Scorecard.Domain;

/// <summary>Parts that name another thing by its id, each thing once.</summary>
internal static class PartList
{
    /// <summary>Leaves the parts of the wanted things, and makes those that are missing; what stays is the same row.</summary>
    public static void Match<T>(List<T> parts, IEnumerable<long> wanted, Func<T, long> idOf, Func<long, T> make)
    {
        var ids = wanted.ToHashSet();
        parts.RemoveAll(part => !ids.Contains(idOf(part)));
        ids.ExceptWith(parts.Select(idOf));
        parts.AddRange(ids.Select(make));
    }
}
