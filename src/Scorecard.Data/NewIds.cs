using System.Security.Cryptography;

namespace Scorecard.Data;

/// <summary>
/// Makes the ids of rows: 31 bits of seconds and 24 bits of a counter that starts at random, so ids sort by time, need no round trip
/// and fit many rows a second.
/// </summary>
public sealed class NewIds(TimeProvider time)
{
    private static readonly DateTimeOffset Epoch = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock gate = new();
    private long last;

    public long Next()
    {
        var seconds = (long)(time.GetUtcNow() - Epoch).TotalSeconds;
        lock (gate)
        {
            if (last >> 24 < seconds)
                last = seconds << 24 | (long)RandomNumberGenerator.GetInt32(1 << 22);
            return ++last;
        }
    }
}
