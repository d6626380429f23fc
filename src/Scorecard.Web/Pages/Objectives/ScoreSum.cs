using Scorecard.Domain;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Objectives;

/// <summary>How an objective's score is made: what each input weighs and brings. The points add up to the score as shown.</summary>
public sealed record ScoreSum(string Rule, IReadOnlyList<ScoreSum.Row> Rows, ShownScore Total)
{
    /// <param name="Path">Null for inputs that the person may not see; they stand in one row.</param>
    /// <param name="Points">Null where the input brings nothing; then <paramref name="Why"/> says why.</param>
    public sealed record Row(string Name, string? Path, string Kind, ShownScore? Score, double Weight, double? Points, string? Why)
    {
        /// <summary>Its value and target; null for objectives.</summary>
        public KpiRow? Kpi { get; init; }

        public IReadOnlyList<double?> Trend { get; init; } = [];
    }

    public TableFile ToFile(string objective, string period) =>
        TableFile.Of(
            "score",
            $"Score of {objective}",
            period,
            Rows.Append(new("Score", null, "", Total, 1, Total.Rounded, null)),
            ("KPI or contributing objective", row => row.Name),
            ("Kind", row => row.Kind),
            ("Value", row => row.Kpi?.Figure),
            ("Target", row => row.Kpi?.Aim),
            ("Unit of measure", row => row.Kpi?.UnitOfMeasure),
            ("Score", row => row.Score?.Value),
            ("Status", row => row.Score?.Word),
            ("Weight", row => row.Why is null ? row.Weight : null),
            ("Points", row => row.Why is null ? row.Points : row.Why),
            ("Signal", row => row.Kpi?.Signal?.Words)
        );

    /// <param name="kpis">The objective's own.</param>
    /// <param name="supporters">Those that the person may see.</param>
    public static ScoreSum Of(
        OrganizationView o,
        Objective objective,
        Window window,
        IReadOnlyList<KpiRow> kpis,
        IReadOnlyList<Supporter> supporters
    )
    {
        var inputs = Influence.Inputs(o.Book, new(NodeKind.Objective, objective.Id), window).ToList();
        var relative = o.Book.Inputs(new(NodeKind.Objective, objective.Id), window);
        var total = ShownScore.Of(o.Book, new(NodeKind.Objective, objective.Id), window);
        var hidden = inputs.Where(i => i.Node.Kind == NodeKind.Objective && !o.Sees(o.Model.UnitOf(o.Model.Objective(i.Node.Id)))).ToList();
        var seen = inputs.Where(i => !hidden.Contains(i)).ToList();

        var exact = seen.Select(i => i.Weight > 0 ? i.Weight * i.Score.Value : 0)
            .Append(hidden.Sum(i => i.Weight > 0 ? i.Weight * i.Score.Value : 0))
            .ToList();
        var points = total.Rounded is { } value ? Figures.PartsOf(value, exact) : exact;
        var rows = seen.Select((input, i) => ToRow(input, points[i])).ToList();
        if (hidden.Count > 0)
            rows.Add(
                new(
                    hidden.Count == 1 ? "A private objective" : $"{hidden.Count} private objectives",
                    null,
                    "Objective",
                    null,
                    hidden.Sum(h => h.Weight),
                    points[^1],
                    null
                )
            );
        return new(RuleOf(objective, inputs), rows, total);

        Row ToRow(Influence.Input input, double points)
        {
            var id = PublicIds.Format(input.Node.Id);
            var isKpi = input.Node.Kind == NodeKind.Kpi;
            var kpi = isKpi ? kpis.First(k => k.Id == id) : null;
            var supporter = isKpi ? null : supporters.First(s => s.Id == id);
            var weighs = relative.Where(r => r.Node == input.Node).Sum(r => r.Weight) > 0;
            return new(
                kpi?.Name ?? supporter!.Name,
                isKpi ? $"/kpis/{id}" : $"/objectives/{id}",
                kpi is null ? $"{supporter!.Unit} · {supporter.Relation}" : $"KPI · {kpi.Indicator}",
                ShownScore.Of(o.Book, input.Node, window),
                input.Weight,
                input.Weight > 0 ? points : null,
                input.Weight > 0 ? null : WhyNothing(input.Score.State, weighs)
            )
            {
                Kpi = kpi,
                Trend = kpi?.Trend ?? supporter!.Trend,
            };
        }
    }

    private static string WhyNothing(ScoreState state, bool weighs) =>
        state switch
        {
            ScoreState.NotApplicable => "not applicable",
            ScoreState.NotScored => "not scored",
            ScoreState.Missing => "no value yet",
            ScoreState.Present => weighs ? "does not decide" : "weight 0",
        };

    private static string RuleOf(Objective objective, IReadOnlyList<Influence.Input> inputs)
    {
        var kpis = inputs.Where(i => i.Node.Kind == NodeKind.Kpi).Sum(i => i.Weight);
        var objectives = inputs.Where(i => i.Node.Kind == NodeKind.Objective).Sum(i => i.Weight);
        return objective.Rule switch
        {
            RollUpRule.Worst => "The lowest score decides.",
            RollUpRule.Best => "The highest score decides.",
            RollUpRule.Majority => "The band that holds most weight decides.",
            RollUpRule.WeightedMean when kpis == 0 && objectives == 0 =>
                $"{Figures.Percent((double)(1 - objective.CascadeShare))} is to come from its own KPIs "
                    + $"and {Figures.Percent((double)objective.CascadeShare)} from objectives that contribute.",
            RollUpRule.WeightedMean when objectives == 0 => "All of it comes from its own KPIs.",
            RollUpRule.WeightedMean when kpis == 0 => "All of it comes from objectives that contribute.",
            RollUpRule.WeightedMean =>
                $"{Figures.Percent(kpis)} comes from its own KPIs, {Figures.Percent(objectives)} from objectives that contribute.",
        };
    }
}
