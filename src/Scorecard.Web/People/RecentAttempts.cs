using System.Threading.RateLimiting;

namespace Scorecard.Web.People;

/// <summary>
/// What this process remembers of the tries at accounts: how many each place had lately. Nothing is kept for longer than a rest.
/// </summary>
public sealed class RecentAttempts(TimeProvider time) : IDisposable
{
    private readonly Dictionary<(long Account, string Place), (int Count, DateTimeOffset Until)> counts = [];
    private readonly Lock gate = new();
    private DateTimeOffset swept;

    // What waits here has been counted, so there is never much of it.
    private readonly PartitionedRateLimiter<long> turns = PartitionedRateLimiter.Create<long, long>(account =>
        RateLimitPartition.GetConcurrencyLimiter(account, _ => new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = int.MaxValue })
    );

    /// <summary>Counts one more try, or refuses it.</summary>
    public bool Take(long account, string place)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            Sweep(now);
            var (count, until) = counts.GetValueOrDefault((account, place));
            if (until <= now)
                count = 0;
            if (count >= Attempts.MostFromOnePlace)
                return false;
            counts[(account, place)] = (count + 1, now + Attempts.Rest);
            return true;
        }
    }

    public void GiveBack(long account, string place)
    {
        lock (gate)
            if (counts.TryGetValue((account, place), out var known) && known.Count > 0)
                counts[(account, place)] = known with { Count = known.Count - 1 };
    }

    public void Forget(long account, string place)
    {
        lock (gate)
            counts.Remove((account, place));
    }

    /// <summary>Waits for the one turn that there is at an account; disposing the answer passes it on.</summary>
    public ValueTask<RateLimitLease> TurnAsync(long account, CancellationToken cancel) => turns.AcquireAsync(account, 1, cancel);

    public void Dispose() => turns.Dispose();

    private void Sweep(DateTimeOffset now)
    {
        if (now < swept + Attempts.Rest)
            return;
        swept = now;
        foreach (var (key, _) in counts.Where(known => known.Value.Until <= now).ToList())
            counts.Remove(key);
    }
}
