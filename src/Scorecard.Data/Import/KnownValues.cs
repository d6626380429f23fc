using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Kpis;

namespace Scorecard.Data.Import;

/// <summary>
/// What is recorded for each KPI and period, and which line of the file speaks of it. A million entries fit into some 60 MB, for a value
/// and its note are kept as fingerprints of 64 bits: enough to tell whether the file says anything new.
/// </summary>
internal sealed class KnownValues
{
    private readonly Dictionary<long, Entry> entries = [];
    private readonly Dictionary<long, List<int>> told = [];

    /// <param name="Revision">The highest; below zero where that one waits for approval.</param>
    /// <param name="Value">Of the one that counts.</param>
    private readonly record struct Entry(int Revision, int Line, long Value, long Note);

    /// <summary>Reads the highest revisions.</summary>
    /// <param name="rowOf">A KPI's number in the import by its id.</param>
    /// <param name="questions">Hears of them too.</param>
    public async Task LoadAsync(
        ScorecardDbContext db,
        IReadOnlyDictionary<long, int> rowOf,
        ValueQuestions questions,
        CancellationToken cancel
    )
    {
        var recorded = db
            .Measurements.AsNoTracking()
            .OrderBy(m => m.KpiId)
            .ThenBy(m => m.PeriodStart)
            .ThenBy(m => m.Revision)
            .Select(m => new
            {
                m.KpiId,
                m.PeriodStart,
                m.Revision,
                m.Value,
                m.Numerator,
                m.Denominator,
                m.NotApplicable,
                m.Note,
                m.Standing,
            });
        await foreach (var m in recorded.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (m.Standing != Standing.Counted)
            {
                var before = entries.GetValueOrDefault(Key(rowOf[m.KpiId], m.PeriodStart));
                entries[Key(rowOf[m.KpiId], m.PeriodStart)] = before with
                {
                    Revision = m.Standing == Standing.Waiting ? -m.Revision : m.Revision,
                };
                continue;
            }
            var value = new MeasuredValue(m.Value, m.Numerator, m.Denominator, m.NotApplicable);
            entries[Key(rowOf[m.KpiId], m.PeriodStart)] = new(m.Revision, 0, Fingerprint(value), Fingerprint(m.Note));
            questions.Know(rowOf[m.KpiId], m.PeriodStart, value, isNew: false);
        }
    }

    /// <summary>Takes down that the files tell a revision of a value; those of a period come in their order.</summary>
    /// <param name="isKnown">Whether it is recorded already.</param>
    /// <returns>False where they have told this one or a later one already.</returns>
    public bool Tell(int kpi, DateOnly start, int revision, out bool isKnown)
    {
        var key = Key(kpi, start);
        isKnown = entries.TryGetValue(key, out var entry) && revision <= Math.Abs(entry.Revision);
        if (!told.TryGetValue(key, out var revisions))
            told[key] = revisions = [];
        if (revisions.Count > 0 && revisions[^1] >= revision)
            return false;
        revisions.Add(revision);
        return true;
    }

    /// <summary>The revision that is made of a value of the files: the next one, or the one that they say.</summary>
    /// <param name="recorded">The highest that is recorded, 0 for none.</param>
    /// <param name="said">What the files say, null for nothing. It counts where nothing is recorded.</param>
    /// <returns>Null where the files tell that revision elsewhere.</returns>
    public int? Next(int kpi, DateOnly start, int recorded, int? said)
    {
        var others = told.GetValueOrDefault(Key(kpi, start), []);
        return recorded > 0 || said is null ? Math.Max(recorded, others.LastOrDefault()) + 1
            : others.Contains(said.Value) ? null
            : said;
    }

    /// <summary>
    /// Compares what a line says with what is recorded.
    /// </summary>
    /// <param name="note">Null where the file says none; then the recorded one stays.</param>
    /// <param name="earlierLine">The line that spoke of the same KPI and period before, or 0.</param>
    /// <returns>The highest revision, 0 for none; whether what counts says the same; and whether something waits for approval.</returns>
    public (int Revision, bool Same, bool Waits) Compare(
        int kpi,
        DateOnly start,
        MeasuredValue value,
        string? note,
        int line,
        out int earlierLine
    )
    {
        ref var entry = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(
            entries,
            Key(kpi, start),
            out var known
        );
        earlierLine = entry.Line;
        var same = entry.Revision != 0 && entry.Value == Fingerprint(value) && (note is null || entry.Note == Fingerprint(note));
        entry = entry with { Line = line };
        return (Math.Abs(entry.Revision), same, entry.Revision < 0);
    }

    // Side by side in the two halves of a number they would have few different hash codes, as its own is one half upon the other.
    private static long Key(int kpi, DateOnly start) => kpi * (DateOnly.MaxValue.DayNumber + 1L) + start.DayNumber;

    private static long Fingerprint(MeasuredValue value)
    {
        var mix = value.NotApplicable ? 1UL : 2;
        Span<int> bits = stackalloc int[4];
        ReadOnlySpan<decimal?> parts = [value.Value, value.Numerator, value.Denominator];
        foreach (var part in parts)
        {
            // Adding zero with six decimals writes every number the same way, whatever the database gave back.
            decimal.GetBits((part ?? decimal.MinValue / 2) + (part is null ? 0 : 0.000000m), bits);
            foreach (var word in bits)
                mix = Mix(mix, (uint)word);
        }
        return (long)mix;
    }

    private static long Fingerprint(string? note)
    {
        var mix = 3UL;
        foreach (var letter in note ?? "")
            mix = Mix(mix, letter);
        return (long)mix;
    }

    private static ulong Mix(ulong mix, uint word)
    {
        mix = (mix ^ word) * 0x9E3779B97F4A7C15;
        return mix ^ mix >> 29;
    }
}
