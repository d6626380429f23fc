using System.Globalization;

namespace Scorecard.Domain.Changes;

/// <summary>What somebody did to a journal, as far as it can be told.</summary>
public enum Tampering
{
    /// <summary>A line does not say what it said, or one right before it is gone without leaving a gap.</summary>
    Changed,

    /// <summary>A line says what it said, and its hash is another or none.</summary>
    HashChanged,

    /// <summary>Lines are gone.</summary>
    Missing,

    /// <summary>A line was put in.</summary>
    Inserted,

    /// <summary>Two lines have changed places.</summary>
    Swapped,

    /// <summary>The chain holds in itself and does not lead through the head that was noted: it was computed anew.</summary>
    Rewritten,
}

/// <summary>The first place at which a journal is not what was written.</summary>
/// <param name="Sequence">The change.</param>
/// <param name="Ordinal">The line's place in it, from 0.</param>
/// <param name="Sentence">What is wrong there, for people.</param>
public sealed record ChainBreak(Tampering Tampering, long Sequence, int Ordinal, string Sentence)
{
    internal static ChainBreak OfLine(StoredLine line, Tampering tampering, string says) =>
        new(tampering, line.Sequence, line.Ordinal, $"{Place(line.Sequence, line.Ordinal)} {says}.");

    internal static ChainBreak OfChange(long sequence, Tampering tampering, string says) =>
        new(tampering, sequence, 0, $"{Place(sequence)} {says}.");

    internal static ChainBreak OfMissingChanges(long first, long last) =>
        first == last
            ? OfChange(first, Tampering.Missing, "is missing")
            : OfChange(first, Tampering.Missing, string.Create(CultureInfo.InvariantCulture, $"and those up to {last} are missing"));

    internal static ChainBreak OfMissingLines(long sequence, int first, int last)
    {
        var upTo = string.Create(CultureInfo.InvariantCulture, $"and those up to line {last + 1L} are missing");
        var says = first == last ? "is missing" : upTo;
        return new(Tampering.Missing, sequence, first, $"{Place(sequence, first)} {says}.");
    }

    private static string Place(long sequence) => string.Create(CultureInfo.InvariantCulture, $"Change {sequence}");

    /// <summary>“Change 12, line 3”: people count lines from 1.</summary>
    internal static string Place(long sequence, int ordinal) =>
        string.Create(CultureInfo.InvariantCulture, $"{Place(sequence)}, line {ordinal + 1L}");
}

/// <summary>A line as the database holds it.</summary>
/// <param name="Read">What it says; null where that is no line that the program could have written.</param>
public readonly record struct StoredLine(long Sequence, int Ordinal, Change? Read, byte[]? Hash);
