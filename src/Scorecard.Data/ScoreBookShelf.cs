using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;

namespace Scorecard.Data;

/// <summary>
/// One organization's place among the books. Nobody changes a book that is being read: what is new goes into it while nobody looks, and
/// else into a second one beside it, which new readers then get. Readers of the first keep their state for as long as they like, and
/// nobody waits for them. The first is kept as well, to be brought forward in its turn.
/// </summary>
internal sealed class ScoreBookShelf
{
    /// <summary>A second book that has missed more values than this is not worth keeping.</summary>
    private const int MostMissed = 200;

    private readonly Lock door = new();
    private Copy? newest;
    private Copy? spare;

    /// <summary>For who brings the book forward. Who only reads takes no turn.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>Of a past day: the last writes that its book depends on.</summary>
    public PastMark Mark { get; set; }

    /// <summary>A larger number than of all that were read before.</summary>
    public long LastRead { get; private set; }

    /// <summary>About what its books hold in memory, as its last reader left them.</summary>
    public long Bytes { get; private set; }

    /// <summary>The book that readers get; null where there is none.</summary>
    public Copy? Newest
    {
        get
        {
            lock (door)
                return newest;
        }
    }

    /// <summary>Begins to read, where the book has come far enough.</summary>
    /// <returns>What is to be left again; null where there is something new to take in.</returns>
    public Copy? TryEnter(long sequence)
    {
        lock (door)
            return newest?.Book.Sequence >= sequence ? Enter(newest) : null;
    }

    /// <summary>Puts a book that is up to date in place of what was there, and begins to read it.</summary>
    public Copy Replace(ScoreBook book)
    {
        lock (door)
        {
            spare = null;
            return Enter(newest = new(book));
        }
    }

    /// <summary>Brings a book forward, or another beside it where somebody reads it, and begins to read it.</summary>
    /// <param name="from">The newest, as it was when the turn was taken.</param>
    public Copy BringForward(Copy from, IReadOnlyList<NewValue> values, long sequence)
    {
        Copy? beside;
        lock (door)
        {
            // Without values it is the same state, whoever reads it.
            if (from.Readers == 0 || values.Count == 0)
            {
                from.Take(values, sequence);
                spare?.Missed.AddRange(values);
                if (spare?.Missed.Count > MostMissed)
                    spare = null;
                return Enter(newest = from);
            }
            beside = spare is { Readers: 0 } ? spare : null;
            spare = null;
        }
        beside ??= new(from.Book.Copy());
        beside.Take([.. beside.Missed, .. values], sequence);
        beside.Missed.Clear();
        lock (door)
        {
            from.Missed.AddRange(values);
            spare = from;
            return Enter(newest = beside);
        }
    }

    /// <summary>Ends a reading.</summary>
    /// <returns>By how much the books have grown.</returns>
    public long Leave(Copy copy, long now)
    {
        lock (door)
        {
            copy.Readers--;
            LastRead = now;
            return Weigh();
        }
    }

    /// <summary>Drops the second book and those that hide something; the first too where nobody reads it and none is being made.</summary>
    /// <returns>By how much the books have grown: 0 or less.</returns>
    public long Clear(bool spareOnly)
    {
        lock (door)
        {
            spare = null;
            newest?.Book.ForgetSeen();
            if (!spareOnly && newest is { Readers: 0 } && Turn.CurrentCount > 0)
                newest = null;
            return Weigh();
        }
    }

    private static Copy Enter(Copy copy)
    {
        copy.Readers++;
        return copy;
    }

    private long Weigh()
    {
        var before = Bytes;
        Bytes = (newest?.Book.EstimatedBytes ?? 0) + (spare?.Book.EstimatedBytes ?? 0);
        return Bytes - before;
    }

    /// <summary>What a KPI's period comes to now.</summary>
    public readonly record struct NewValue(long KpiId, DateOnly Start, PeriodValue Value);

    /// <summary>One book of the organization.</summary>
    public sealed class Copy(ScoreBook book)
    {
        public ScoreBook Book => book;

        /// <summary>How many read it now.</summary>
        public int Readers { get; set; }

        /// <summary>What the newest knows and this one does not.</summary>
        public List<NewValue> Missed { get; } = [];

        public void Take(IReadOnlyList<NewValue> values, long sequence)
        {
            foreach (var (kpiId, start, value) in values)
                book.Record(kpiId, start, value);
            book.Sequence = sequence;
        }
    }
}
