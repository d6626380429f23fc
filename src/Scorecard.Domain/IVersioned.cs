namespace Scorecard.Domain;

/// <summary>
/// May be edited by two people at once. The version grows by one with every saved change; a save that names an older one is refused,
/// so that the second person sees both texts instead of overwriting the first.
/// </summary>
public interface IVersioned
{
    int Version { get; }
}
