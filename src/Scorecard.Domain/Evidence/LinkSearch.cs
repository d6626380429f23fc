namespace Scorecard.Domain.Evidence;

/// <summary>The organization's latest search for leads: how far it is, and what came of it.</summary>
public sealed class LinkSearch : IUnjournaled
{
    private LinkSearch() { }

    /// <param name="at">When it began, UTC.</param>
    public LinkSearch(long organizationId, long by, DateTime at) => (OrganizationId, By, StartedAt, HeardAt) = (organizationId, by, at, at);

    public long OrganizationId { get; private set; }

    public long By { get; private set; }

    public DateTime StartedAt { get; private set; }

    /// <summary>When the program that searches last said how far it is, UTC. Long ago, it was stopped in between.</summary>
    public DateTime HeardAt { get; private set; }

    /// <summary>0 to 1.</summary>
    public double Share { get; private set; }

    public bool CancelAsked { get; private set; }

    public DateTime? EndedAt { get; private set; }

    /// <summary>Ordered pairs that were tested; null while it runs and where it was cancelled or failed.</summary>
    public long? Pairs { get; private set; }

    /// <summary>How many of them survived; null as <see cref="Pairs"/>.</summary>
    public int? Found { get; private set; }

    public void Cancel() => CancelAsked = true;

    public void Progress(double share, DateTime at) => (Share, HeardAt) = (share, at);

    public void End(DateTime at, long? pairs, int? found) => (EndedAt, HeardAt, Pairs, Found) = (at, at, pairs, found);

    public bool IsRunning(DateTime now) => EndedAt is null && now - HeardAt < TimeSpan.FromMinutes(2);
}
