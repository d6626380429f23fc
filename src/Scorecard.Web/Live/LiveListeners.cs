namespace Scorecard.Web.Live;

/// <summary>One open stream.</summary>
public sealed class LiveListener(LiveListeners all, LiveFeed feed, long personId) : IDisposable
{
    private readonly CancellationTokenSource displaced = new();

    public LiveFeed Feed => feed;

    public long PersonId => personId;

    /// <summary>Ends when the person has opened too many others since.</summary>
    public CancellationToken Displaced => displaced.Token;

    public void Displace() => _ = displaced.CancelAsync();

    public void Dispose()
    {
        all.Leave(this);
        displaced.Dispose();
    }
}

/// <summary>Who listens on this node.</summary>
public sealed class LiveListeners(LiveBell bell)
{
    /// <summary>Streams that one person may have open on a node. The oldest makes room.</summary>
    public const int MostOfAPerson = 20;

    private readonly Lock turn = new();
    private readonly List<LiveListener> all = [];

    /// <summary>One for each organization that somebody listens to.</summary>
    public IReadOnlyList<LiveFeed> Feeds
    {
        get
        {
            lock (turn)
                return [.. all.Select(listener => listener.Feed).Distinct()];
        }
    }

    /// <param name="sequence">The organization's last transaction that the listener knows of.</param>
    public LiveListener Join(long organizationId, long personId, long sequence)
    {
        lock (turn)
        {
            var own = all.Where(listener => listener.PersonId == personId && !listener.Displaced.IsCancellationRequested).ToList();
            if (own.Count >= MostOfAPerson)
                own[0].Displace();
            var joined = new LiveListener(
                this,
                all.Find(listener => listener.Feed.OrganizationId == organizationId)?.Feed ?? new(organizationId, sequence),
                personId
            );
            all.Add(joined);
            bell.Ring();
            return joined;
        }
    }

    public void Leave(LiveListener listener)
    {
        lock (turn)
            all.Remove(listener);
    }
}
