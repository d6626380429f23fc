namespace Scorecard.Web.Live;

/// <summary>The latest news of one organization, for all who listen to it on this node.</summary>
public sealed class LiveFeed(long organizationId, long sequence)
{
    /// <summary>Whoever missed more than this is told that anything may have changed.</summary>
    private const int Kept = 32;

    private readonly WakeUp wakeUp = new();
    private readonly Lock turn = new();
    private readonly Queue<LiveNews> recent = [];

    public long OrganizationId => organizationId;

    /// <summary>The organization's last transaction that this node knows of.</summary>
    public long Sequence { get; private set; } = sequence;

    public void Add(LiveNews news)
    {
        lock (turn)
        {
            recent.Enqueue(news);
            if (recent.Count > Kept)
                recent.Dequeue();
            Sequence = news.UpTo;
        }
        wakeUp.Give();
    }

    /// <summary>What came after a transaction, waited for; null after a while without anything.</summary>
    public async Task<LiveNews?> AfterAsync(long known, TimeSpan atMost, TimeProvider time, CancellationToken cancel)
    {
        var next = wakeUp.Next;
        if (After(known) is { } missed)
            return missed;
        await next.WaitAsync(atMost, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return After(known);
    }

    private LiveNews? After(long known)
    {
        lock (turn)
        {
            if (Sequence <= known)
                return null;
            var missed = recent.Where(news => news.UpTo > known).ToList();
            return missed.Count > 0 && missed[0].After <= known
                ? missed.Aggregate((all, news) => all.And(news))
                : new(known, Sequence, null);
        }
    }
}
