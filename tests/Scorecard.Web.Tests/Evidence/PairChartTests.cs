using Scorecard.Domain.Evidence;
using Scorecard.TestData;
using Scorecard.Web.Pages.Parts;

namespace Scorecard.Web.Tests.Evidence;

public sealed class PairChartTests
{
    [Fact]
    public void Two_KPIs_that_never_move_are_two_flat_lines()
    {
        decimal?[] still = [.. Enumerable.Repeat((decimal?)5, 30)];
        var world = new ModelBuilder()
            .Kpi("X")
            .Kpi("Y")
            .Cause("X", "Y")
            .Values("X", "2024-01", still)
            .Values("Y", "2024-01", still)
            .Build();

        var chart = PairChart.Of(LinkEvidence.OfAll(world.Book, new(2026, 6, 30)).Values.Single().Best!, world.Calendar)!;

        Assert.DoesNotContain(
            "NaN",
            chart.CauseLines + chart.EffectLines + string.Concat(chart.Levels.Select(l => l.Y)),
            StringComparison.Ordinal
        );
        Assert.Single(chart.CauseLines.Split('"')[1].Split(' ').Select(p => p.Split(',')[1]).Distinct());
    }

    [Fact]
    public void Small_it_shows_the_cause_at_the_time_of_its_effect_with_up_for_better()
    {
        var world = new ModelBuilder()
            .Kpi("X")
            .Kpi("Y", baseline: 100, target: 0)
            .Values("X", "2024-01", 1, 3, 2, 5, 4, 6)
            .Values("Y", "2024-02", 9, 7, 8, 5, 6)
            .Build();

        var chart = PairChart.Small(SeriesPair.Of(world.Book, world.Kpi("X"), world.Kpi("Y"), new(2026, 6, 30)), 1, world.Calendar)!;

        Assert.Equal((world.Period("2024-02"), world.Period("2024-06")), (chart.First, chart.Last));
        Assert.Equal(chart.CauseLines, chart.EffectLines);
    }
}
