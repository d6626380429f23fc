namespace Scorecard.Domain.Feeds;

/// <summary>A query by which a KPI's values are read from a database, and what it has promised.</summary>
public sealed class KpiFeed : IUnjournaled
{
    public const int QueryLength = 4000;
    public const int ProblemLength = 500;
    public const int MostPeriods = 24;

    private KpiFeed() { }

    public KpiFeed(long organizationId, long kpiId) => (OrganizationId, KpiId) = (organizationId, kpiId);

    public long OrganizationId { get; private set; }

    public long KpiId { get; private set; }

    public long DatabaseId { get; private set; }

    public string Query { get; private set; } = "";

    /// <summary>How many of the KPI's periods are read, back from the present one.</summary>
    public int Periods { get; private set; } = 2;

    public FeedPace Pace { get; private set; }

    /// <summary>How old as_of may be, in hours; null where it does not matter.</summary>
    public int? MostHoursOld { get; private set; }

    /// <summary>Values below break the contract.</summary>
    public decimal? Lowest { get; private set; }

    /// <summary>Values above break the contract.</summary>
    public decimal? Highest { get; private set; }

    /// <summary>When it is due, UTC.</summary>
    public DateTime NotBefore { get; private set; }

    /// <summary>When it was read last, UTC.</summary>
    public DateTime? ReadAt { get; private set; }

    /// <summary>How the contract was broken when it was read last; null where it was kept.</summary>
    public string? Problem { get; private set; }

    /// <summary>Since when it has been so at each reading, UTC; null where it is not.</summary>
    public DateTime? BrokenSince { get; private set; }

    /// <exception cref="RuleViolation">The sentence says what does not fit.</exception>
    public void Set(long databaseId, string? query, int periods, FeedPace pace, int? mostHoursOld, decimal? lowest, decimal? highest)
    {
        RuleViolation.Unless(
            periods is >= 1 and <= MostPeriods,
            nameof(Periods),
            $"Read between 1 and {MostPeriods} periods, counted back from the present one."
        );
        RuleViolation.Unless(mostHoursOld is null or > 0, nameof(MostHoursOld), "Write a number of hours above 0, or leave it empty.");
        RuleViolation.Unless(
            lowest is null || highest is null || lowest < highest,
            nameof(Highest),
            "The highest value has to be above the lowest."
        );
        (DatabaseId, Query) = (databaseId, FeedQuery.Checked(query));
        (Periods, Pace, MostHoursOld, Lowest, Highest) = (periods, pace, mostHoursOld, lowest, highest);
        NotBefore = DateTime.MinValue;
    }

    /// <summary>Notes how a reading went.</summary>
    /// <param name="now">UTC.</param>
    public void Took(DateTime now, string? problem)
    {
        ReadAt = now;
        NotBefore = Pace.After(now);
        Problem = problem is null ? null : TextRules.Shortened(problem, ProblemLength);
        BrokenSince = problem is null ? null : BrokenSince ?? now;
    }
}
