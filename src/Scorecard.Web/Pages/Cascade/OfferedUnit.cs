namespace Scorecard.Web.Pages.Cascade;

/// <summary>A unit directly below an objective's own, to which the objective can be taken down.</summary>
/// <param name="Now">What it does for the objective already.</param>
/// <param name="Allowed">Whether the person may edit it.</param>
/// <param name="Follows">The name of its objective that repeats this one; null where it has none.</param>
/// <param name="Already">The names of its objectives, and of units below it, that support this one or are called as it is.</param>
public sealed record OfferedUnit(
    long Key,
    string Id,
    string Name,
    Support Now,
    string? Reason,
    bool Allowed,
    string? Follows,
    IReadOnlyList<string> Already
)
{
    /// <summary>The id of who is taken to answer for it there; null for nobody.</summary>
    public string? Head { get; init; }

    public bool CanTake => Allowed && (Now is Support.None or Support.Contributes);

    public bool CanFollow => CanTake && Follows is null;

    /// <summary>Whether an identical objective would stand beside one that does the same.</summary>
    public bool HasSome => Now == Support.Contributes || Already.Count > 0;

    /// <summary>Whether it gave an answer that can be taken back.</summary>
    public bool CanTakeBack => Allowed && !CanTake;
}
