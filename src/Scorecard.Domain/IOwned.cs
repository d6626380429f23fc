namespace Scorecard.Domain;

/// <summary>
/// Belongs to one organization. It is read only within that organization and, unless it is <see cref="IUnjournaled"/>, saved only inside a
/// writing transaction of it.
/// </summary>
public interface IOwned
{
    /// <summary>The organization's id. Its column bears this name, except where an organization belongs to itself.</summary>
    long OrganizationId { get; }
}
