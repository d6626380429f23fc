namespace Scorecard.Domain;

/// <summary>
/// Is kept beside the organization's content: what people tick, dismiss or save for themselves, files that wait for an import, how far a
/// search is. It is saved without a writing transaction and leaves no line in the journal.
/// </summary>
public interface IUnjournaled : IOwned;
