namespace Scorecard.Domain.Changes;

/// <summary>A line that does not follow from the one before. Those after it tell what was done.</summary>
/// <param name="before">The hash that it should follow.</param>
/// <param name="computed">The hash that it should have.</param>
internal sealed class ChainSuspect(byte[] before, StoredLine line, byte[] computed)
{
    private byte[]? previous;

    /// <returns>Null for a line that follows from the one before.</returns>
    public static ChainSuspect? Of(byte[] before, StoredLine line)
    {
        var computed = ChangeChain.Next(before, line.Read!);
        return Same(computed, line.Hash) ? null : new(before, line, computed);
    }

    /// <summary>What a later line says of it; null while that is nothing.</summary>
    public ChainBreak? Against(StoredLine later)
    {
        var isNext = previous is null;
        var verdict = later.Read is null ? null : (isNext ? OfNext(later) : null) ?? OfPlace(later, isNext);
        previous = later.Hash ?? [];
        return verdict;
    }

    /// <summary>What is left where no later line tells more.</summary>
    public ChainBreak Verdict() =>
        line.Hash is null ? ChainBreak.OfLine(line, Tampering.HashChanged, "has no hash: it was taken away, or the line was put in")
        : line.Ordinal > 0 ? ChainBreak.OfLine(line, Tampering.Changed, "was changed")
        : ChainBreak.OfLine(line, Tampering.Changed, "was changed, or the last lines of the change before it are missing");

    private ChainBreak? OfNext(StoredLine next) =>
        Same(ChangeChain.Next(before, next.Read!), next.Hash) ? ChainBreak.OfLine(line, Tampering.Inserted, "was put in")
        : Same(ChangeChain.Next(computed, next.Read!), next.Hash)
            ? ChainBreak.OfLine(line, Tampering.HashChanged, "has another hash or none; what it says was not changed")
        : null;

    /// <summary>Whether the later line stood in this one's place, with its hash or before that was exchanged.</summary>
    private ChainBreak? OfPlace(StoredLine later, bool isNext)
    {
        var original = ChangeChain.Next(before, later.Read!.MovedTo(line.Sequence, line.Ordinal));
        if (!Same(original, later.Hash) && !Same(original, line.Hash))
            return null;
        var there = ChangeChain.Next(isNext ? original : previous!, line.Read!.MovedTo(later.Sequence, later.Ordinal));
        return Same(there, line.Hash) || Same(there, later.Hash)
            ? ChainBreak.OfLine(line, Tampering.Swapped, $"was exchanged with line {later.Ordinal + 1L} of change {later.Sequence}")
            : ChainBreak.OfLine(line, Tampering.Inserted, "was put in, and those after it were numbered anew");
    }

    private static bool Same(byte[] computed, byte[]? stored) => stored is not null && computed.AsSpan().SequenceEqual(stored);
}
