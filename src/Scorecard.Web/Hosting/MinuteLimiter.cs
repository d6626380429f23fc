using System.Threading.RateLimiting;

namespace Scorecard.Web.Hosting;

/// <summary>
/// So many a minute, counted from the first; then a minute begins anew. Unlike the limiter of the framework it knows when that is, so that
/// who is refused is told the seconds that are left, and not always a whole minute.
/// </summary>
public sealed class MinuteLimiter(int most, TimeProvider time) : RateLimiter
{
    public const int Seconds = 60;

    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(Seconds);

    private readonly Lock turn = new();
    private long began = time.GetTimestamp();
    private int taken;
    private long given;
    private long refused;

    /// <summary>How long nobody has needed it: a minute that is over says nothing about the next one.</summary>
    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (turn)
                return Passed is var passed && passed > Minute ? passed - Minute : null;
        }
    }

    private TimeSpan Passed => time.GetElapsedTime(began);

    public override MinuteStatistics GetStatistics()
    {
        lock (turn)
        {
            Renew();
            return new()
            {
                CurrentAvailablePermits = most - taken,
                TotalSuccessfulLeases = given,
                TotalFailedLeases = refused,
                RenewsIn = Left(),
            };
        }
    }

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (turn)
        {
            Renew();
            if (taken + permitCount > most)
            {
                refused++;
                return new Lease(Left());
            }
            taken += permitCount;
            given++;
            return new Lease(null);
        }
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        ValueTask.FromResult(AttemptAcquireCore(permitCount));

    private void Renew()
    {
        if (Passed >= Minute)
            (began, taken) = (time.GetTimestamp(), 0);
    }

    private int Left() => Math.Max(1, (int)Math.Ceiling((Minute - Passed).TotalSeconds));

    /// <param name="wait">Seconds until there is one again; null where it was had.</param>
    private sealed class Lease(int? wait) : RateLimitLease
    {
        public override bool IsAcquired => wait is null;

        public override IEnumerable<string> MetadataNames => wait is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = wait is { } seconds && metadataName == MetadataName.RetryAfter.Name ? TimeSpan.FromSeconds(seconds) : null;
            return metadata is not null;
        }
    }
}

/// <summary>What is left of a minute.</summary>
public sealed class MinuteStatistics : RateLimiterStatistics
{
    /// <summary>Seconds until all may be had again, at least 1.</summary>
    public int RenewsIn { get; init; }
}
