using Scorecard.Domain.Statistics;

namespace Scorecard.Domain.Leads;

/// <summary>
/// Goes through all pairs, stretch by stretch, so that each series is prepared once for each stretch that it shares with another.
/// </summary>
internal sealed class Screen
{
    /// <summary>
    /// Patterns of gaps that are taken at once; with more of them, some series are prepared again rather than all pairs of patterns kept.
    /// </summary>
    private const int PatternsAtOnce = 256;

    private readonly List<GapPattern> patterns;
    private readonly double pairs;
    private readonly IProgress<double>? progress;
    private readonly CancellationToken cancellation;
    private readonly Action? rest;
    private readonly Dictionary<(double, int, int), CriticalCorrelations> critical = [];
    private double share;
    private long seen;
    private int passes;

    public Screen(
        IReadOnlyList<double[]> series,
        int season,
        Func<int, int, bool> allowed,
        IReadOnlyList<bool>? lowerIsBetter,
        IProgress<double>? progress,
        CancellationToken cancellation,
        Action? rest = null
    )
    {
        Series = series;
        Season = season;
        MayCause = allowed;
        LowerIsBetter = lowerIsBetter;
        this.progress = progress;
        this.cancellation = cancellation;
        this.rest = rest;
        patterns = GapPattern.Of(series);
        pairs = Math.Max(1, series.Count * (series.Count - 1.0) / 2);
    }

    public IReadOnlyList<double[]> Series { get; }

    public int Season { get; }

    public Func<int, int, bool> MayCause { get; }

    public IReadOnlyList<bool>? LowerIsBetter { get; }

    /// <summary>Ordered pairs that the last pass has tested.</summary>
    public long Tested { get; set; }

    /// <summary>Called on the way, every millisecond or so.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void Rest()
    {
        cancellation.ThrowIfCancellationRequested();
        rest?.Invoke();
    }

    public void Pass(FoundLeads found)
    {
        Tested = 0;
        seen = 0;
        passes++;
        for (var from = 0; from < patterns.Count; from += PatternsAtOnce)
        {
            var stretches = new Dictionary<CommonStretch, List<(int, int)>>();
            for (var p = from; p < Math.Min(from + PatternsAtOnce, patterns.Count); p++)
            for (var q = p; q < patterns.Count; q++)
            {
                cancellation.ThrowIfCancellationRequested();
                var stretch = CommonStretch.Of(patterns[p].Sample, patterns[q].Sample);
                if (LeadLag.IsTooShort(stretch, Season))
                    See(
                        p == q
                            ? patterns[p].Rows.Count * (patterns[p].Rows.Count - 1L) / 2
                            : patterns[p].Rows.Count * (long)patterns[q].Rows.Count,
                        found
                    );
                else if (stretches.TryGetValue(stretch, out var known))
                    known.Add((p, q));
                else
                    stretches[stretch] = [(p, q)];
            }
            foreach (var (stretch, members) in stretches)
                new StretchScreen(this, stretch, patterns, found).Run(members);
        }
    }

    /// <summary>Whether a lead holds with both series clipped, as that of a link has to.</summary>
    public bool Holds(DiscoveredLead found)
    {
        Rest();
        var (cause, effect) = (Series[found.Cause], Series[found.Effect]);
        return LowerIsBetter is { } lower
            ? LeadLag.Test(cause, effect, Season, lower[found.Cause], lower[found.Effect]).ForwardHolds
            : LeadLag.Test(cause, effect, Season).ForwardHolds;
    }

    public CriticalCorrelations Critical(double level, int tries, int n)
    {
        if (!critical.TryGetValue((level, tries, n), out var known))
            critical[(level, tries, n)] = known = new(level, tries, n);
        return known;
    }

    public void Finish() => progress?.Report(1);

    /// <summary>Says how far it is: never less than before, although a second pass may turn out to be needed on the way.</summary>
    public void See(long count, FoundLeads found)
    {
        seen += count;
        var now =
            passes == 2 ? 0.5 + seen / pairs / 2
            : found.Overflowed ? seen / pairs / 2
            : seen / pairs;
        if (now < share + 0.01)
            return;
        share = now;
        progress?.Report(share);
    }
}
