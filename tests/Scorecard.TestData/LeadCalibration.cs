using Scorecard.Domain.Leads;

namespace Scorecard.TestData;

/// <summary>How often verdicts on made-up pairs are right and wrong. Shares are 0 to 1.</summary>
/// <param name="LagRight">Of those supported, how many with the claimed lag.</param>
/// <param name="OneEvent">Of those supported, how many of which it is said that they rest on one event.</param>
public sealed record LeadCalibration(int Pairs, IReadOnlyDictionary<Verdict, double> Shares, double LagRight, double OneEvent)
{
    public double this[Verdict verdict] => Shares.GetValueOrDefault(verdict);

    /// <summary>Neither leads; the claim is that better brings better after a month.</summary>
    /// <param name="kind">Of <see cref="MadePairs.Kinds"/> or <see cref="MadeSeries.Kinds"/>.</param>
    public static LeadCalibration Unrelated(string kind, int pairs)
    {
        var (made, series) = (new MadePairs(1), new MadeSeries(1));
        return Of(pairs, claimed: 1, () => MadeSeries.Kinds.Contains(kind) ? Two(series, kind) : made.Kind(kind));
    }

    /// <summary>The effect follows after 3 months with r = 0.6, 72 months.</summary>
    /// <param name="missing">The share of values that is missing in each.</param>
    public static LeadCalibration Led(string kind, double missing, int pairs)
    {
        var made = new MadeSeries(2);
        return Of(
            pairs,
            claimed: 3,
            () =>
            {
                var (cause, effect) = made.Led(kind, 72, lag: 3, r: 0.6);
                return missing > 0 ? (made.Holed(cause, missing), made.Holed(effect, missing)) : (cause, effect);
            }
        );
    }

    /// <summary>
    /// Organizations with 50 links each, some of them true. Answers the share of leads found that are false, on average, and the share of true
    /// leads that are found.
    /// </summary>
    /// <param name="oneTrueOf">Every so many a link is true.</param>
    /// <param name="struck">Whether each unrelated series has an outlier of 10 standard deviations.</param>
    public static (double FalseShare, double Found) Families(int oneTrueOf, bool struck, int maps)
    {
        const int Links = 50;
        var made = new MadeSeries(3);
        var (share, found, possible) = (0.0, 0, 0);
        for (var map = 0; map < maps; map++)
        {
            LinkClaim[] claims =
            [
                .. Enumerable
                    .Range(0, Links)
                    .Select(i =>
                        i % oneTrueOf == 0 ? made.Led(MadeSeries.Kinds[made.Between(0, 2)], made.Between(48, 72), 3, 0.6) : Apart()
                    )
                    .Select(pair => new LinkClaim(Test(pair), true, 3)),
            ];
            var leads = LinkVerdicts
                .Of(claims)
                .Select((judgement, i) => (judgement.Verdict, IsTrue: i % oneTrueOf == 0))
                .Where(link => link.Verdict is Verdict.Supported or Verdict.Opposite)
                .ToList();
            var right = leads.Count(link => link.IsTrue);
            (found, possible, share) = (
                found + right,
                possible + Links / oneTrueOf,
                share + (leads.Count - right) / Math.Max(1.0, leads.Count)
            );
        }
        return (share / maps, found / (double)possible);

        (double[], double[]) Apart()
        {
            var n = made.Between(48, 72);
            var (one, other) = (Any(n), Any(n));
            return struck ? (made.Struck(one, 10), made.Struck(other, 10)) : (one, other);
        }

        double[] Any(int n) => struck ? made.White(n) : made.Kind(MadeSeries.Kinds[made.Between(0, 6)], n);
    }

    private static LeadCalibration Of(int pairs, int claimed, Func<(double[] Cause, double[] Effect)> make)
    {
        LinkJudgement[] judged =
        [
            .. Enumerable.Range(0, pairs).Select(_ => LinkVerdicts.Of([new(Test(make()), Positive: true, claimed)])[0]),
        ];
        LinkJudgement[] supported = [.. judged.Where(j => j.Verdict == Verdict.Supported)];
        return new(
            pairs,
            judged.GroupBy(j => j.Verdict).ToDictionary(g => g.Key, g => g.Count() / (double)pairs),
            supported.Count(j => j.LagAsClaimed) / Math.Max(1.0, supported.Length),
            supported.Count(j => j.RestsOn is not null) / Math.Max(1.0, supported.Length)
        );
    }

    private static (double[], double[]) Two(MadeSeries made, string kind)
    {
        var n = made.Between(48, 72);
        return (made.Kind(kind, n), made.Kind(kind, n));
    }

    private static LeadLagResult Test((double[] Cause, double[] Effect) pair) => LeadLag.Test(pair.Cause, pair.Effect, 12);
}
