using Scorecard.Domain.Forecasts;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Evidence;

/// <summary>
/// The chance that an objective ends the fiscal year green. Each of its own KPIs is foretold for its last period of the year and scored by
/// the scale and with the weight that hold there; objectives that contribute are taken with the score they have now, and the objective's
/// rule makes its score of both.
/// </summary>
/// <param name="Year">The fiscal year.</param>
/// <param name="Chance">Null where the objective has no KPI with weight that runs to the end of the year.</param>
/// <param name="Settled">KPIs whose value at the end of the year is in already.</param>
/// <param name="LeftOut">KPIs without a forecast.</param>
/// <param name="Contributions">How many contributing objectives are taken as they are now.</param>
/// <param name="ContributionsWithout">How many more have no score now and are left out.</param>
public sealed record ObjectiveOutlook(
    Period Year,
    ObjectiveChance? Chance,
    IReadOnlyList<Kpi> Settled,
    IReadOnlyList<Kpi> LeftOut,
    int Contributions,
    int ContributionsWithout
)
{
    /// <param name="until">Periods that end later are not known yet; the year is the one that contains it.</param>
    /// <param name="now">The window whose scores the contributing objectives keep.</param>
    public static ObjectiveOutlook Of(ScoreBook book, Objective objective, DateOnly until, Window now) =>
        book.Remember(new Question(objective.Id, until, now), () => Make(book, objective, until, now));

    private sealed record Question(long ObjectiveId, DateOnly Until, Window Now) : IQuestion<ObjectiveOutlook>;

    private static ObjectiveOutlook Make(ScoreBook book, Objective objective, DateOnly until, Window now)
    {
        var calendar = book.Model.Organization.Calendar;
        var year = calendar.Containing(Frequency.Year, until);
        List<Kpi> kpis = [.. book.Model.KpisOf(objective).Where(k => WeightOf(k, year) > 0 && !(k.ClosedFrom <= year.End))];
        var contributing = book.Inputs(new(NodeKind.Objective, objective.Id), now)
            .Where(i => i.Node.Kind == NodeKind.Objective && i.Weight > 0)
            .ToLookup(i => i.Score.IsPresent);
        if (kpis.Count == 0)
            return new(year, null, [], [], contributing[true].Count(), contributing[false].Count());
        var frequency = kpis.Max(k => k.Frequency);
        var series = new PairSeries(book, until);
        var seen = new List<ChanceKpi>();
        var settled = new List<Kpi>();
        foreach (var kpi in kpis)
        {
            var last = calendar.LastIn(year, kpi.Frequency);
            var history = KpiHistory.Of(book, kpi, until);
            var ahead = history.Values.Count == 0 ? 0 : history.IndexOf(last.Start) - (history.Values.Count - 1);
            if (ahead <= 0 && history.Values.Count > 0)
                settled.Add(kpi);
            seen.Add(
                new(
                    OutlookOf(history, ahead),
                    WeightOf(kpi, year),
                    book.ScaleOf(kpi.Id, last).Score,
                    series.Of(new(NodeKind.Kpi, kpi.Id), frequency)
                )
            );
        }
        var rollUp = RollUp(book, objective, [.. seen.Where(k => k.Outlook is not null).Select(k => k.Weight)], [.. contributing[true]]);
        var chance = ObjectiveChance.Of(seen, book.Model.Organization.Bands.GreenFrom, SeedOf(objective), rollUp: rollUp);
        return new(
            year,
            chance,
            settled,
            [.. chance.LeftOut.Select(i => kpis[i])],
            contributing[true].Count(),
            contributing[false].Count()
        );
    }

    /// <summary>The same for an objective whenever it is asked.</summary>
    private static int SeedOf(Objective objective) => (int)((objective.Id ^ (objective.Id >> 32)) & int.MaxValue);

    private static double WeightOf(Kpi kpi, Period year) => (double)((kpi.DefinitionOn(year.End) ?? kpi.Definitions[0]).Weight);

    /// <summary>A value that is in is known; one to come is foretold.</summary>
    private static Outlook? OutlookOf(KpiHistory history, int ahead) =>
        history.Values.Count == 0 ? null
        : ahead > 0
            ? history.Ahead(ahead).Steps is { Count: > 0 } steps ? steps[ahead - 1]
                : null
        : double.IsFinite(history.Values[history.Values.Count - 1 + ahead])
            ? new Outlook(history.Values[history.Values.Count - 1 + ahead], 0, 2)
        : null;

    private static Func<IReadOnlyList<double>, double> RollUp(
        ScoreBook book,
        Objective objective,
        double[] weights,
        WeightedInput[] contributing
    )
    {
        RollUpWeights.Input[] inputs =
        [
            .. weights.Select(w => new RollUpWeights.Input(false, w, 0)),
            .. contributing.Select(c => new RollUpWeights.Input(true, c.Weight, c.Score.Value)),
        ];
        var effective = new double[inputs.Length];
        return scores =>
        {
            for (var k = 0; k < weights.Length; k++)
                inputs[k] = inputs[k] with { Score = scores[k] };
            return RollUpWeights.Score(objective.Rule, book.Model.Organization.Bands, (double)objective.CascadeShare, inputs, effective);
        };
    }
}
