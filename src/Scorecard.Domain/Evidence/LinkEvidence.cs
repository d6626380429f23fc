using Scorecard.Domain.Leads;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Evidence;

/// <summary>
/// What the values say of one link. A link between KPIs has one pair; a link between objectives has the pair of their scores and one for
/// each two of their KPIs, and its verdict is that of the pair that says most.
/// </summary>
/// <param name="Best">The pair whose verdict is the link's; null where every pair is computed from the other,
/// so that nothing can be tested.</param>
public sealed record LinkEvidence(CauseEffectLink Link, IReadOnlyList<JudgedPair> Pairs, JudgedPair? Best)
{
    private static readonly Verdict[] SaysMost =
    [
        Verdict.Supported,
        Verdict.Opposite,
        Verdict.Reversed,
        Verdict.Together,
        Verdict.NoEvidence,
        Verdict.NotYetTestable,
    ];

    public Verdict Verdict => Best?.Verdict ?? Verdict.NotYetTestable;

    /// <summary>All links of the organization, judged together: each pair of each is a test among all of them.</summary>
    /// <param name="until">Periods that end later are left out.</param>
    public static IReadOnlyDictionary<long, LinkEvidence> OfAll(ScoreBook book, DateOnly until) =>
        book.Remember(
            new Question(until),
            () =>
            {
                var series = new PairSeries(book, until);
                var tested = book
                    .Model.Causes.SelectMany(link =>
                        PairsOf(book.Model, link).Select(ends => (Link: link, Pair: Test(book, series, link, ends.Cause, ends.Effect)))
                    )
                    .ToList();
                var judgements = LinkVerdicts.Of([.. tested.Select(t => Claim(t.Link, t.Pair))]);
                var judged = tested
                    .Zip(judgements, (t, judgement) => (t.Link.Id, Pair: new JudgedPair(t.Pair, judgement)))
                    .ToLookup(j => j.Id, j => j.Pair);
                var evidence = book.Model.Causes.ToDictionary(link => link.Id, link => Of(link, [.. judged[link.Id]]));
                return (IReadOnlyDictionary<long, LinkEvidence>)evidence;
            }
        );

    /// <summary>
    /// The periods in which the lag of a link is claimed: those of its cause; an objective moves in the periods of its most frequent KPI.
    /// </summary>
    public static Frequency LagFrequency(OrganizationModel model, CauseEffectLink link) =>
        link.CauseKpiId is { } kpi
            ? model.Kpi(kpi).Frequency
            : model.KpisOf(model.Objective(link.CauseId)).Select(k => k.Frequency).DefaultIfEmpty(Frequency.Month).Min();

    private static LinkEvidence Of(CauseEffectLink link, JudgedPair[] pairs) =>
        new(link, pairs, pairs.OrderBy(p => Array.IndexOf(SaysMost, p.Verdict)).ThenBy(p => p.Judgement.P ?? 1).FirstOrDefault());

    private sealed record Question(DateOnly Until) : IQuestion<IReadOnlyDictionary<long, LinkEvidence>>;

    private static TestedPair Test(ScoreBook book, PairSeries series, CauseEffectLink link, NodeRef cause, NodeRef effect)
    {
        var frequency = (Frequency)Math.Max((int)series.FrequencyOf(cause), (int)series.FrequencyOf(effect));
        var claimed = (int)Math.Round(link.Lag * Days(LagFrequency(book.Model, link)) / Days(frequency));
        var pair = series.Pair(cause, effect, frequency);
        return new(pair, claimed, book.Keep<LeadLagTests>().Of(pair));
    }

    /// <summary>
    /// Between objectives, raising means that better brings better; between KPIs, that more brings more, which is worse where one of them
    /// is better when lower.
    /// </summary>
    private static LinkClaim Claim(CauseEffectLink link, TestedPair pair) =>
        new(pair.Result, link.Raises == (link.CauseKpiId is null || IsAlike(pair)), pair.ClaimedLag);

    private static bool IsAlike(SeriesPair pair) => pair.Cause.LowerIsBetter == pair.Effect.LowerIsBetter;

    private static IEnumerable<(NodeRef Cause, NodeRef Effect)> PairsOf(OrganizationModel model, CauseEffectLink link)
    {
        if (link is { CauseKpiId: { } x, EffectKpiId: { } y })
            return Computed.IsFrom(model, model.Kpi(x), model.Kpi(y)) ? [] : [(new(NodeKind.Kpi, x), new(NodeKind.Kpi, y))];
        var (cause, effect) = (model.Objective(link.CauseId), model.Objective(link.EffectId));
        var kpis =
            from a in model.KpisOf(cause)
            from b in model.KpisOf(effect)
            where !Computed.IsFrom(model, a, b)
            select (new NodeRef(NodeKind.Kpi, a.Id), new NodeRef(NodeKind.Kpi, b.Id));
        return Computed.IsFrom(model, cause, effect)
            ? kpis
            : kpis.Prepend((new(NodeKind.Objective, cause.Id), new(NodeKind.Objective, effect.Id)));
    }

    internal static double Days(Frequency frequency) =>
        frequency switch
        {
            Frequency.Day => 1,
            Frequency.Week => 7,
            Frequency.Month or Frequency.Quarter or Frequency.HalfYear or Frequency.Year => Period.Months(frequency) * 365.25 / 12,
        };
}
