using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Evidence;

/// <summary>Two KPIs, or the scores of two objectives, that were held against each other for a link.</summary>
/// <param name="Frequency">The coarser of the two: the periods in which lags count.</param>
/// <param name="ClaimedLag">The lag that people claim, in those periods.</param>
public sealed record TestedPair(NodeRef Cause, NodeRef Effect, Frequency Frequency, int ClaimedLag, LeadLagResult Result, LinkVerdict Verdict)
{
    /// <summary>The period of the first value; <see cref="CommonStretch.Start"/> counts from it.</summary>
    public Period First { get; init; }

    /// <summary>The cause's values as they were reported, or scores from 0 to 100; NaN for missing.</summary>
    public IReadOnlyList<double> CauseValues { get; init; } = [];

    /// <summary>Those of the effect, of the same periods.</summary>
    public IReadOnlyList<double> EffectValues { get; init; } = [];
}

/// <summary>
/// What the values say of one link. A link between KPIs has one pair; a link between objectives has the pair of their scores and one for each two
/// of their KPIs, and its verdict is that of the pair that says most.
/// </summary>
/// <param name="Best">The pair whose verdict is the link's; null where every pair is computed from the other, so that nothing can be tested.</param>
public sealed record LinkEvidence(CauseEffectLink Link, IReadOnlyList<TestedPair> Pairs, TestedPair? Best)
{
    private static readonly Verdict[] SaysMost = [Verdict.Supported, Verdict.Opposite, Verdict.Reversed, Verdict.Together, Verdict.NoEvidence, Verdict.NotYetTestable];

    public Verdict Verdict => Best?.Verdict.Verdict ?? Verdict.NotYetTestable;

    /// <summary>All links of the organization, judged together: each pair of each is a test among all of them.</summary>
    /// <param name="until">Periods that end later are left out.</param>
    public static IReadOnlyDictionary<long, LinkEvidence> OfAll(ScoreBook book, DateOnly until) => book.Remember((nameof(LinkEvidence), until), () =>
    {
        var series = new PairSeries(book, until);
        var pairs = book.Model.Causes.SelectMany(link => PairsOf(book.Model, link).Select(pair => (Link: link, Pair: Test(book, series, link, pair.Cause, pair.Effect)))).ToList();
        var verdicts = LinkVerdicts.Of([.. pairs.Select(p => Claim(series, p.Link, p.Pair))]);
        var tested = pairs.Zip(verdicts, (p, verdict) => (p.Link, Pair: p.Pair with { Verdict = verdict })).ToLookup(p => p.Link.Id, p => p.Pair);
        return (IReadOnlyDictionary<long, LinkEvidence>)book.Model.Causes.ToDictionary(link => link.Id, link =>
            new LinkEvidence(link, [.. tested[link.Id]], tested[link.Id].OrderBy(p => Array.IndexOf(SaysMost, p.Verdict.Verdict)).ThenBy(p => p.Verdict.P ?? 1).FirstOrDefault()));
    });

    /// <summary>The periods in which the lag of a link is claimed: those of its cause; an objective moves in the periods of its most frequent KPI.</summary>
    public static Frequency LagFrequency(OrganizationModel model, CauseEffectLink link) => link.CauseKpiId is { } kpi ? model.Kpi(kpi).Frequency
        : model.KpisOf(model.Objective(link.CauseId)).Select(k => k.Frequency).DefaultIfEmpty(Frequency.Month).Min();

    private static TestedPair Test(ScoreBook book, PairSeries series, CauseEffectLink link, NodeRef cause, NodeRef effect)
    {
        var frequency = (Frequency)Math.Max((int)series.FrequencyOf(cause), (int)series.FrequencyOf(effect));
        var claimed = (int)Math.Round(link.Lag * Days(LagFrequency(book.Model, link)) / Days(frequency));
        var (x, y) = (series.Of(cause, frequency), series.Of(effect, frequency));
        var result = book.Tests.Of(cause, effect, x, y, KpiHistory.SeasonOf(frequency), series.LowerIsBetter(cause), series.LowerIsBetter(effect));
        return new(cause, effect, frequency, claimed, result, null!) { First = series.First(frequency), CauseValues = x, EffectValues = y };
    }

    /// <summary>Between objectives, raising means that better brings better; between KPIs, that more brings more, which is worse where one of them is better when lower.</summary>
    private static LinkClaim Claim(PairSeries series, CauseEffectLink link, TestedPair pair) =>
        new(pair.Result, link.Raises == (link.CauseKpiId is null || series.LowerIsBetter(pair.Cause) == series.LowerIsBetter(pair.Effect)), pair.ClaimedLag);

    private static IEnumerable<(NodeRef Cause, NodeRef Effect)> PairsOf(OrganizationModel model, CauseEffectLink link)
    {
        if (link is { CauseKpiId: { } x, EffectKpiId: { } y })
            return Computed.IsFrom(model, model.Kpi(x), model.Kpi(y)) ? [] : [(new(NodeKind.Kpi, x), new(NodeKind.Kpi, y))];
        var (cause, effect) = (model.Objective(link.CauseId), model.Objective(link.EffectId));
        var kpis = from a in model.KpisOf(cause)
                   from b in model.KpisOf(effect)
                   where !Computed.IsFrom(model, a, b)
                   select (new NodeRef(NodeKind.Kpi, a.Id), new NodeRef(NodeKind.Kpi, b.Id));
        return Computed.IsFrom(model, cause, effect) ? kpis : kpis.Prepend((new(NodeKind.Objective, cause.Id), new(NodeKind.Objective, effect.Id)));
    }

    internal static double Days(Frequency frequency) => frequency switch
    {
        Frequency.Day => 1,
        Frequency.Week => 7,
        Frequency.Month or Frequency.Quarter or Frequency.HalfYear or Frequency.Year => Period.Months(frequency) * 365.25 / 12,
    };
}
