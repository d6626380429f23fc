using Scorecard.Domain.Statistics;

namespace Scorecard.Domain.Leads;

/// <summary>Leads with a p of at most some level: kept while there is room, counted in any case.</summary>
internal sealed class FoundLeads(double level, int room)
{
    /// <summary>Sixteen bins for each halving of p, and the last for all below.</summary>
    private const int BinsPerHalving = 16;

    /// <summary>Rounding may put a p beside its bin's edge.</summary>
    private const double Rounding = 1 + 1e-9;

    private readonly long[] bins = new long[64 * BinsPerHalving];

    public double Level => level;

    public List<DiscoveredLead> Leads { get; } = [];

    /// <summary>Whether there was no room for some, so that <see cref="Leads"/> is of no use.</summary>
    public bool Overflowed { get; private set; }

    /// <param name="found">With a p of at most <see cref="Level"/>.</param>
    public void Add(DiscoveredLead found)
    {
        bins[
            found.Lead.P > 0 ? Math.Clamp((int)(Math.Log2(level / found.Lead.P) * BinsPerHalving), 0, bins.Length - 1) : bins.Length - 1
        ]++;
        if (Leads.Count < room)
            Leads.Add(found);
        else
        {
            Overflowed = true;
            Leads.Clear();
            room = 0;
        }
    }

    /// <summary>
    /// A level that no surviving p is above, less than a twentieth above the largest that might: in a bin lower down than q times the count
    /// up to it, none can be the last that is kept.
    /// </summary>
    public double Bound(double q, long tests)
    {
        var within = bins.Sum();
        for (var bin = 0; bin < bins.Length; bin++)
        {
            var low = bin == bins.Length - 1 ? 0 : level * Math.Pow(2, -(bin + 1.0) / BinsPerHalving) / Rounding;
            if (bins[bin] > 0 && low <= BenjaminiHochberg.Limit(within, tests, q))
                return level * Math.Pow(2, -bin / (double)BinsPerHalving) * Rounding;
            within -= bins[bin];
        }
        return 0;
    }
}
