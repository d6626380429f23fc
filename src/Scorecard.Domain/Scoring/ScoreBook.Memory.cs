namespace Scorecard.Domain.Scoring;

/// <content>What a book holds in memory, and a second one of it.</content>
public sealed partial class ScoreBook
{
    // Set on the high side: a book of 5,000 KPIs is reckoned with 20 MB and held 12.
    private const long OfEmpty = 20_000,
        OfKpi = 2_500,
        OfNode = 900,
        OfAnswer = 2_000;

    private long valueBytes;

    private ScoreBook(ScoreBook original)
    {
        graph = original.Graph.Copy();
        firstDay = original.firstDay;
        lastDay = original.lastDay;
        sequence = original.Sequence;
        kept = original.kept;
        valueBytes = original.valueBytes;
        CopyWaiting(original);
        rolledUpStale = false;
        for (var i = 0; i < stretches.Length; i++)
            if (original.stretches[i].Kept is { } sheet)
                Hold(stretches[i], sheet with { Sheet = sheet.Sheet.Copy(graph) });
    }

    /// <summary>A book in the same state, scores and all, that goes its own way from here. Others may read this one meanwhile.</summary>
    public ScoreBook Copy() => new(this);

    /// <summary>About what it holds in memory now, in bytes: structure, values, and the scores and answers that were asked for.</summary>
    public long EstimatedBytes =>
        OfEmpty
        + OfKpi * graph.Kpis.Length
        + OfNode * graph.NodeCount
        + valueBytes
        + OfWaiting * waiting.Count
        + AskedBytes
        + seen.Sum(other => other.Book.Made is { } book ? book.valueBytes + book.AskedBytes : 0);

    /// <summary>What was asked for: scores and answers.</summary>
    private long AskedBytes =>
        (OfAnswer + graph.Kpis.Length) * rememberedCount
        + Interlocked.Read(ref rememberedBytes)
        + held.Sum(stretch => stretch.Kept?.Sheet.Bytes ?? 0)
        + transients.Sum(transient => transient.Sheet.Made?.Bytes ?? 0);

    /// <summary>Lets go of the books of those who may not see all; who reads one keeps it.</summary>
    public void ForgetSeen() => seen = [];
}
