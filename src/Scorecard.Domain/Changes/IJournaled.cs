namespace Scorecard.Domain.Changes;

/// <summary>Has its changes told in the journal.</summary>
public interface IJournaled
{
    /// <summary>What kind of thing its changes are about.</summary>
    Subject Subject { get; }

    /// <summary>Whose story they belong to; see <see cref="Change.SubjectId"/>.</summary>
    long SubjectId { get; }

    /// <summary>
    /// What it is called in one line, where it is added or removed. The journal writes ids, which are all that is a <see cref="long"/>
    /// here, as in addresses, and days, numbers and scales in its own way.
    /// </summary>
    FormattableString Label { get; }
}

/// <summary>A part whose changes are told as changes of its whole.</summary>
public interface IJournaledPartOf<TWhole> : IJournaled, IPartOf<TWhole>
    where TWhole : class, IOwned, IJournaled
{
    long IJournaled.SubjectId => WholeId;
}
