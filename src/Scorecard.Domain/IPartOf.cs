namespace Scorecard.Domain;

/// <summary>
/// Is a part of a whole, with no life of its own: a change to it is a change to the whole, whose version grows with it, and it goes when
/// the whole goes. An entity names its whole by <see cref="IPartOf{TWhole}"/>.
/// </summary>
public interface IPartOf
{
    /// <summary>The type of the whole.</summary>
    Type Whole { get; }

    /// <summary>The id of the whole.</summary>
    long WholeId { get; }
}

/// <inheritdoc cref="IPartOf"/>
public interface IPartOf<TWhole> : IPartOf
    where TWhole : class, IOwned
{
    Type IPartOf.Whole => typeof(TWhole);
}
