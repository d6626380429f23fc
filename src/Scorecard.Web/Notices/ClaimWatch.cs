namespace Scorecard.Web.Notices;

/// <summary>
/// Tells when a claim was left by a program that ended: it has stood here unchanged for longer than anybody works on one. The clock that
/// this is measured with runs on evenly, whatever the time of day is set to.
/// </summary>
public sealed class ClaimWatch(TimeProvider time, TimeSpan lease)
{
    private const int Most = 10_000;

    private readonly Dictionary<Guid, long> seen = [];

    /// <summary>Whether it may be taken over.</summary>
    public bool IsLeft(Guid claim)
    {
        lock (seen)
        {
            if (seen.TryGetValue(claim, out var since))
                return time.GetElapsedTime(since) > lease;
            if (seen.Count >= Most)
                seen.Clear();
            seen[claim] = time.GetTimestamp();
            return false;
        }
    }
}
