using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Evidence;

/// <summary>Asked at the end of October 2025 for December.</summary>
public sealed class ObjectiveOutlookTests
{
    private static readonly DateOnly Until = new(2025, 10, 31);

    [Fact]
    public void What_stays_as_it_is_ends_as_it_is()
    {
        Assert.Equal(1, Of(new ModelBuilder().Kpi("SALES").Values("SALES", "2025-01", Same(80))).Chance!.Chance);
        Assert.Equal(0, Of(new ModelBuilder().Kpi("SALES").Values("SALES", "2025-01", Same(60))).Chance!.Chance);
    }

    [Fact]
    public void What_moves_has_a_chance_between_and_the_same_every_time()
    {
        decimal?[] values = [60, 75, 68, 80, 62, 71, 77, 66, 73, 69];

        var (first, second) = (
            Of(new ModelBuilder().Kpi("SALES").Values("SALES", "2025-01", values)),
            Of(new ModelBuilder().Kpi("SALES").Values("SALES", "2025-01", values))
        );

        Assert.InRange(first.Chance!.Chance!.Value, 0.2, 0.8);
        Assert.Equal(first.Chance.Chance, second.Chance!.Chance);
    }

    [Fact]
    public void The_scale_and_the_weight_are_those_of_the_end_of_the_year()
    {
        var higher = new ModelBuilder()
            .Kpi("SALES")
            .Values("SALES", "2025-01", Same(80))
            .Define("SALES", "2025-12", ScaleInput.Progress(0, 200));
        var gone = new ModelBuilder()
            .Kpi("SALES")
            .Values("SALES", "2025-01", Same(80))
            .Kpi("ERRORS")
            .Values("ERRORS", "2025-01", Same(0))
            .CloseKpi("ERRORS", "2025-12");

        Assert.Equal(0, Of(higher).Chance!.Chance);
        Assert.Equal(1, Of(gone).Chance!.Chance);
    }

    [Fact]
    public void KPIs_without_a_forecast_are_left_out_and_named_and_values_that_are_in_are_known()
    {
        var outlook = Of(
            new ModelBuilder()
                .Kpi("SALES")
                .Values("SALES", "2025-01", Same(80))
                .Kpi("NEW")
                .Values("NEW", "2025-08", 1, 2, 3)
                .Kpi("DONE", frequency: Frequency.Year)
                .Values("DONE", "2025", 90),
            new(2025, 12, 31)
        );

        Assert.Equal(["NEW"], outlook.LeftOut.Select(k => k.Code));
        Assert.Equal(["DONE"], outlook.Settled.Select(k => k.Code));
        Assert.Equal(1, outlook.Chance!.Chance);
    }

    [Fact]
    public void What_contributes_is_taken_as_it_is_now()
    {
        var builder = new ModelBuilder()
            .Unit("TEAM")
            .Kpi("SALES")
            .Values("SALES", "2025-01", Same(80))
            .Objective("HELP", of: "TEAM")
            .Kpi("VISITS", of: "HELP")
            .Values("VISITS", "2025-01", Same(0))
            .Objective("IDLE", of: "TEAM")
            .Contribution("HELP", "GOAL")
            .Contribution("IDLE", "GOAL");

        var outlook = Of(builder);

        Assert.Equal((1, 1), (outlook.Contributions, outlook.ContributionsWithout));
        Assert.Equal(0, outlook.Chance!.Chance);
    }

    [Fact]
    public void Without_KPIs_of_its_own_there_is_none() => Assert.Null(Of(new ModelBuilder().Objective("GOAL")).Chance);

    private static decimal?[] Same(decimal value) => [.. Enumerable.Repeat<decimal?>(value, 10)];

    private static ObjectiveOutlook Of(ModelBuilder builder, DateOnly? until = null)
    {
        var world = builder.Build();
        return ObjectiveOutlook.Of(world.Book, world.Objective("GOAL"), until ?? Until, world.Window("2025-10"));
    }
}
