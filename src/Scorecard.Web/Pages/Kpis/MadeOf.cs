using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>The KPIs that feed one.</summary>
/// <param name="Rule">How they make its value.</param>
/// <param name="Reconciliation">For an entered value whose children add up: the two figures side by side.</param>
public sealed record MadeOf(string Rule, IReadOnlyList<MadeOf.Row> Rows, MadeOf.Compared? Reconciliation)
{
    /// <param name="Share">Of the parent's value, 0 to 1; null where the rule has no shares.</param>
    public sealed record Row(string Id, string Name, string Unit, double? Share, string Value, object? Number, ShownScore Score);

    public TableFile ToFile(string kpi, string period) =>
        TableFile.Of(
            "made-of",
            $"What {kpi} is made of",
            period,
            Rows,
            ("KPI", row => row.Name),
            ("Unit", row => row.Unit),
            ("Share", row => row.Share),
            ("Value", row => row.Number),
            ("Score", row => row.Score.Value),
            ("Status", row => row.Score.Word)
        );

    public sealed record Compared(string Own, string Sum, string Variance);

    /// <summary>Null where nothing that the person may see feeds the KPI.</summary>
    public static MadeOf? Of(OrganizationView o, Kpi kpi, KpiFigure own, Window window)
    {
        var children = o.Model.ChildrenOf(kpi).Select(k => new Child(k, o.Book.Figure(k.Id, window))).ToList();
        var seen = children.Where(c => o.Sees(o.Model.UnitOf(c.Kpi))).ToList();
        if (seen.Count == 0)
            return null;
        return new(
            RuleOf(kpi),
            [
                .. seen.Select(c => new Row(
                    PublicIds.Format(c.Kpi.Id),
                    c.Kpi.Name,
                    o.Model.UnitOf(c.Kpi).Name,
                    ShareOf(kpi, c, children),
                    KpiWords.Value(c.Kpi, c.Figure),
                    KpiWords.Cell(c.Kpi, c.Figure),
                    ShownScore.Of(o.Book, new(NodeKind.Kpi, c.Kpi.Id), window)
                )),
            ],
            seen.Count == children.Count ? Reconcile(kpi, own, children) : null
        );
    }

    private readonly record struct Child(Kpi Kpi, KpiFigure Figure);

    private static string RuleOf(Kpi kpi) =>
        kpi.ValueSource switch
        {
            ValueSource.Entered => "Entered by itself; these KPIs are beside it",
            ValueSource.Calculated => "Calculated by its formula; these KPIs are beside it",
            ValueSource.RolledUp => RuleOf(kpi.RollUp!.Value),
        };

    private static string RuleOf(KpiRollUp rollUp) =>
        rollUp switch
        {
            KpiRollUp.Sum => "The sum of",
            KpiRollUp.Average => "The average of",
            KpiRollUp.WeightedAverage => "The weighted average of",
            KpiRollUp.Min => "The lowest of",
            KpiRollUp.Max => "The highest of",
            KpiRollUp.Ratio => "Numerators and denominators added up",
        };

    private static double? ShareOf(Kpi kpi, Child child, List<Child> all)
    {
        if (!child.Figure.IsPresent || kpi.IsEntered)
            return null;
        var present = all.Where(c => c.Figure.IsPresent).ToList();
        return kpi.RollUp switch
        {
            KpiRollUp.Average => 1.0 / present.Count,
            KpiRollUp.WeightedAverage => Part(c => (double)c.Kpi.RollUpWeight),
            KpiRollUp.Ratio => Part(c => c.Figure.Denominator),
            KpiRollUp.Sum when present.All(c => c.Figure.Value >= 0) => Part(c => c.Figure.Value),
            KpiRollUp.Sum or KpiRollUp.Min or KpiRollUp.Max or null => null,
        };

        double? Part(Func<Child, double> of) => present.Sum(of) is var total && total != 0 ? of(child) / total : null;
    }

    private static Compared? Reconcile(Kpi kpi, KpiFigure own, List<Child> children)
    {
        var add =
            kpi.IsEntered
            && own.IsPresent
            && children.All(c => c.Figure.IsPresent && c.Kpi.UnitOfMeasure == kpi.UnitOfMeasure && c.Kpi.Aggregation == kpi.Aggregation);
        double? sum = !add
            ? null
            : kpi.Aggregation switch
            {
                TimeAggregation.Ratio => kpi.Multiplier * children.Sum(c => c.Figure.Numerator) / children.Sum(c => c.Figure.Denominator),
                TimeAggregation.Sum or TimeAggregation.Last when kpi.UnitOfMeasure != "%" => children.Sum(c => c.Figure.Value),
                TimeAggregation.Sum or TimeAggregation.Average or TimeAggregation.Last or TimeAggregation.Min or TimeAggregation.Max =>
                    null,
            };
        return sum is { } together && double.IsFinite(together)
            ? new(
                KpiWords.Value(kpi, own),
                KpiWords.Measured(kpi, together, own.Decimals),
                KpiWords.Change(kpi, own with { Value = together }, own) ?? Figures.None
            )
            : null;
    }
}
