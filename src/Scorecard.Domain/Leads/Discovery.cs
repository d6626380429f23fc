using Scorecard.Domain.Statistics;

namespace Scorecard.Domain.Leads;

/// <summary>
/// Looks for leads among all pairs of many series and keeps what survives <see cref="BenjaminiHochberg"/> over all of them. The answer for
/// each pair is that of <see cref="LeadLag"/>, to the last bit: single precision only decides which pairs cannot matter, with room for its
/// error, and all others are tested as any link is.
/// <para>Memory does not grow with the number of pairs. Those with p at most q are kept while there is room for them and counted by p.
/// Where the room does not suffice, the counts say up to which p anything can survive at all, and a second pass keeps just those; nothing
/// is approximated.</para>
/// </summary>
public static class Discovery
{
    /// <param name="series">A row for each series, with a value for each period, all of the same periods; NaN and infinities are
    /// missing.</param>
    /// <param name="season">Periods in a year's cycle: 12 for months, 4 for quarters, 1 for none.</param>
    /// <param name="allowed">Whether the first row may be the cause of the second; asked once or twice for each pair, and has to answer the
    /// same.</param>
    /// <param name="lowerIsBetter">The rows whose sign is turned; null for none.</param>
    /// <param name="q">The share of chance among what is kept, above 0 and below 1.</param>
    /// <param name="progress">Is told the share done, 0 to 1, now and then.</param>
    /// <param name="rest">Is called every millisecond or so, to give way to what is in a hurry.</param>
    /// <param name="cancellationToken">Ends it within a millisecond or so.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static DiscoveryResult Run(
        IReadOnlyList<double[]> series,
        int season,
        Func<int, int, bool> allowed,
        IReadOnlyList<bool>? lowerIsBetter = null,
        double q = BenjaminiHochberg.Q,
        IProgress<double>? progress = null,
        Action? rest = null,
        CancellationToken cancellationToken = default
    ) => Run(new Screen(series, season, allowed, lowerIsBetter, progress, cancellationToken, rest), q, room: 100_000);

    internal static DiscoveryResult Run(Screen screen, double q, int room)
    {
        var found = new FoundLeads(q, room);
        screen.Pass(found);
        var tests = screen.Tested;
        if (found.Overflowed)
        {
            found = new FoundLeads(found.Bound(q, tests), int.MaxValue);
            if (found.Level > 0)
                screen.Pass(found);
        }
        screen.Finish();
        var leads = Survivors.Of(found.Leads, f => f.Lead.P, screen.Holds, tests, q).Kept;
        return new([.. leads.OrderByDescending(f => Math.Abs(f.Lead.R)).ThenBy(f => f.Cause).ThenBy(f => f.Effect)], tests);
    }
}
