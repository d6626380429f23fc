using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Model;

public class KpiTreeTests
{
    [Fact]
    public void Children_feed_parents_of_their_unit_or_a_higher_tier() =>
        Check(
            Builder()
                .Kpi("TOP", "COMPANY", rollUp: KpiRollUp.Sum, frequency: Frequency.Quarter)
                .Kpi("A", "DEPARTMENT", feeds: "TOP")
                .Kpi("B", "COMPANY", feeds: "TOP", frequency: Frequency.Day)
                .Kpi("C", "TEAM", feeds: "TOP", frequency: Frequency.Quarter)
        );

    [Fact]
    public void What_does_not_fit_is_refused_with_both_names()
    {
        Refuse("“LOW”, “HIGH”, lower tier", Builder().Kpi("HIGH", "TEAM", rollUp: KpiRollUp.Sum).Kpi("LOW", "COMPANY", feeds: "HIGH"));
        Refuse(
            "“days”, “€”, same unit of measure",
            Builder().Kpi("TOP", "COMPANY", rollUp: KpiRollUp.Sum, measuredIn: "€").Kpi("A", "TEAM", feeds: "TOP", measuredIn: "days")
        );
        Refuse(
            "quarter, coarser, month",
            Builder().Kpi("TOP", "COMPANY", rollUp: KpiRollUp.Sum).Kpi("A", "TEAM", feeds: "TOP", frequency: Frequency.Quarter)
        );
        Refuse(
            "numerators and denominators",
            Builder().Kpi("TOP", "COMPANY", rollUp: KpiRollUp.Ratio, aggregation: TimeAggregation.Ratio).Kpi("A", "TEAM", feeds: "TOP")
        );
        Refuse(
            "numerators and denominators",
            Builder()
                .Kpi("TOP", "COMPANY", rollUp: KpiRollUp.Ratio, aggregation: TimeAggregation.Ratio)
                .Kpi("A", "TEAM", feeds: "TOP", rollUp: KpiRollUp.Average, aggregation: TimeAggregation.Ratio)
        );
        Refuse(
            "ratios cannot be added up",
            Builder().Kpi("TOP", "COMPANY", rollUp: KpiRollUp.Sum).Kpi("A", "TEAM", feeds: "TOP", aggregation: TimeAggregation.Ratio)
        );
    }

    [Fact]
    public void An_entered_parent_takes_children_of_any_measure_beside_its_own_figure() =>
        Check(
            Builder().Kpi("TOP", "COMPANY", measuredIn: "€").Kpi("A", "TEAM", feeds: "TOP", measuredIn: "days", frequency: Frequency.Year)
        );

    [Fact]
    public void A_circle_of_parents_is_refused_with_its_names()
    {
        var model = Builder().Kpi("A", "TEAM").Kpi("B", "TEAM", feeds: "A").Kpi("C", "TEAM", feeds: "B").Model();
        model.Kpis[0].FeedInto(model.Kpis[2].Id);
        Refused.Because("circle, A → C → B → A", () => KpiTree.Check(model.Kpis, model.UnitOf));
    }

    [Fact]
    public void A_parent_that_is_gone_is_refused()
    {
        var model = Builder().Kpi("A", "TEAM").Model();
        model.Kpis[0].FeedInto(12345);
        Refused.Because("“A”, no longer exists", () => KpiTree.Check(model.Kpis, model.UnitOf));
    }

    private static ModelBuilder Builder() =>
        new ModelBuilder().Unit("D").Unit("T", "D").Objective("COMPANY").Objective("DEPARTMENT", "D").Objective("TEAM", "T");

    private static void Check(ModelBuilder builder)
    {
        var model = builder.Model();
        KpiTree.Check(model.Kpis, model.UnitOf);
    }

    private static void Refuse(string words, ModelBuilder builder) => Refused.Because(words, () => Check(builder));
}
