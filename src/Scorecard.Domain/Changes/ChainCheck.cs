namespace Scorecard.Domain.Changes;

/// <summary>
/// Follows one organization's journal line by line and says where it is first broken. It keeps no lines, so a journal of any length can
/// be followed.
/// </summary>
/// <param name="chainedFrom">The first change that has hashes; what comes before was written by an older version.</param>
/// <param name="noted">A head that somebody noted earlier, or null.</param>
public sealed class ChainCheck(long chainedFrom, JournalHead? noted = null)
{
    private byte[] before = ChangeChain.Start;
    private long sequence = chainedFrom - 1;
    private int next;
    private ChainBreak? found;
    private ChainSuspect? suspect;
    private bool passedNoted;

    // The last change whose hash stands in before; null while none does.
    private long? hashed;

    /// <summary>Lines that have been taken, of both kinds.</summary>
    public long Lines { get; private set; }

    /// <summary>Those before the chain begins: nothing can be said of them.</summary>
    public long Unchained { get; private set; }

    /// <summary>The end of what has been taken; null before the first line of the chain.</summary>
    public JournalHead? Head => hashed is { } at ? JournalHead.Of(at, before) : null;

    /// <summary>Takes the next line, in the order of sequence and place.</summary>
    public void Take(StoredLine line)
    {
        Lines++;
        if (line.Sequence < chainedFrom)
        {
            Unchained++;
            if (line.Hash is not null)
                Found(line, Tampering.HashChanged, "has a hash, although the chain is said to begin later");
            return;
        }
        if (found is null && suspect is not null)
            found = suspect.Against(line);
        else if (found is null)
            Follow(line);
        CompareNoted(line.Sequence);
        sequence = line.Sequence;
        next = line.Ordinal + 1;
        if (line.Hash is null)
            return;
        before = line.Hash;
        hashed = line.Sequence;
    }

    /// <summary>Says what was found, once all lines have been taken.</summary>
    /// <param name="last">The organization's last change, as its own row says.</param>
    /// <returns>Null where nothing is wrong.</returns>
    public ChainBreak? End(long last)
    {
        found ??= suspect?.Verdict();
        CompareNoted(long.MaxValue);
        if (found is null && sequence < last)
            found = ChainBreak.OfMissingChanges(sequence + 1, last);
        if (found is null && sequence > Math.Max(last, chainedFrom - 1))
            found = ChainBreak.OfChange(sequence, Tampering.Inserted, "was put in: it comes after the organization's last one");
        if (found is null && chainedFrom > last + 1)
            found = ChainBreak.OfMissingChanges(last + 1, chainedFrom - 1);
        return found;
    }

    private void Follow(StoredLine line)
    {
        var expected = line.Sequence == sequence ? next : 0;
        if (line.Ordinal < expected)
            Found(line, Tampering.Inserted, "was put in: no line has that place");
        else if (line.Sequence > sequence + 1)
            found = ChainBreak.OfMissingChanges(sequence + 1, line.Sequence - 1);
        else if (line.Ordinal > expected)
            found = ChainBreak.OfMissingLines(line.Sequence, expected, line.Ordinal - 1);
        else if (line.Read is null)
            Found(line, Tampering.Changed, "was changed: it holds what the program never writes");
        else
            suspect = ChainSuspect.Of(before, line);
    }

    /// <summary>Compares with the noted head once its change is over.</summary>
    private void CompareNoted(long arrived)
    {
        if (noted is not { } head || passedNoted || arrived <= head.Sequence)
            return;
        passedNoted = true;
        if (found is not null || suspect is not null || Head == head)
            return;
        found =
            sequence < head.Sequence
                ? ChainBreak.OfMissingChanges(sequence + 1, head.Sequence)
                : ChainBreak.OfChange(
                    head.Sequence,
                    Tampering.Rewritten,
                    "does not end with the hash that was noted: it, or something before it, was written anew"
                );
    }

    private void Found(StoredLine line, Tampering tampering, string says) => found ??= ChainBreak.OfLine(line, tampering, says);
}
