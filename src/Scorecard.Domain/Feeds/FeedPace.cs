namespace Scorecard.Domain.Feeds;

/// <summary>How often a feed is read.</summary>
public enum FeedPace
{
    Hour,
    Day,
}

public static class FeedPaces
{
    /// <summary>When it is read again.</summary>
    /// <param name="read">When it was read, UTC.</param>
    public static DateTime After(this FeedPace pace, DateTime read) =>
        pace switch
        {
            FeedPace.Hour => read.AddHours(1),
            FeedPace.Day => read.AddDays(1),
        };
}
