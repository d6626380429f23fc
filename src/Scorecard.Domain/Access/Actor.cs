namespace Scorecard.Domain.Access;

/// <summary>Whoever asks to see or do something: a person and the roles that they hold.</summary>
/// <param name="Memberships">The person's; those in other organizations than the one asked about are ignored.</param>
public sealed record Actor(long PersonId, IReadOnlyCollection<Membership> Memberships)
{
    /// <summary>Whatever the roles say, nothing is changed: the person looks at what was known on an earlier day.</summary>
    public bool OnlyReads { get; init; }
}
