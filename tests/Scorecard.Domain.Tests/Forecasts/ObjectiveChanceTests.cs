using Scorecard.Domain.Forecasts;
using Scorecard.Domain.Tests.Evidence;

namespace Scorecard.Domain.Tests.Forecasts;

public class ObjectiveChanceTests
{
    private static readonly Outlook Even = new(70, 10, 30);

    [Fact]
    public void A_single_KPI_is_green_as_often_as_its_own_outlook_says()
    {
        var chance = ObjectiveChance.Of([Kpi(Even, 1, 1)], 70, seed: 1);
        Assert.Equal(0.5, chance.Chance!.Value, 0.02);
        Assert.Equal((10_000, 1), (chance.Draws, chance.Seed));
        var high = ObjectiveChance.Of([Kpi(Even, 1, 1)], Even.Eighty.High, seed: 1);
        Assert.Equal(0.1, high.Chance!.Value, 0.01);
    }

    [Fact]
    public void The_same_seed_gives_the_same_chance_and_another_one_nearly()
    {
        ChanceKpi[] kpis = [Kpi(Even, 1, 1), Kpi(Even, 2, 2), Kpi(Even, 3, 1)];
        var first = ObjectiveChance.Of(kpis, 75, 7).Chance;
        Assert.Equal(first, ObjectiveChance.Of(kpis, 75, 7).Chance);
        Assert.NotEqual(first, ObjectiveChance.Of(kpis, 75, 8).Chance);
        Assert.Equal(first!.Value, ObjectiveChance.Of(kpis, 75, 8).Chance!.Value, 0.02);
    }

    [Fact]
    public void What_moved_together_is_green_or_red_together()
    {
        double Worst(params double[][] histories) =>
            ObjectiveChance
                .Of([.. histories.Select(h => new ChanceKpi(Even, 1, v => v, h))], 70, 3, rollUp: scores => scores.Min())
                .Chance!.Value;
        double[] a = Walk(1),
            b = Walk(2),
            mirrored = [.. a.Select(v => -v)];
        var (apart, together, against) = (Worst(a, b), Worst(a, a), Worst(a, mirrored));
        Assert.Equal(0.25, apart, 0.05);
        // For a normal pair, 1/4 + asin(r) / (2 π): r is 0.9 after shrinking.
        Assert.Equal(0.25 + Math.Asin(0.9) / (2 * Math.PI), together, 0.02);
        Assert.Equal(0.25 - Math.Asin(0.9) / (2 * Math.PI), against, 0.02);
    }

    [Fact]
    public void Weights_decide_which_KPI_counts_more()
    {
        Outlook sure = new(100, 0, 2),
            hopeless = new(0, 0, 2);
        double? Chance(double good, double bad) => ObjectiveChance.Of([Kpi(sure, 1, good), Kpi(hopeless, 2, bad)], 70, 1, 100).Chance;
        Assert.Equal(1, Chance(7, 3));
        Assert.Equal(0, Chance(6, 4));
    }

    [Fact]
    public void A_KPI_without_a_forecast_is_left_out_and_named()
    {
        var chance = ObjectiveChance.Of([Kpi(null, 1, 5), Kpi(new(100, 0, 2), 2, 1), Kpi(null, 3, 1)], 70, 1, 50);
        Assert.Equal([0, 2], chance.LeftOut);
        Assert.Equal(1, chance.Chance);
        var none = ObjectiveChance.Of([Kpi(null, 1, 1)], 70, 1);
        Assert.Null(none.Chance);
        Assert.Equal([0], none.LeftOut);
        Assert.Null(ObjectiveChance.Of([], 70, 1).Chance);
    }

    [Fact]
    public void Correlations_that_contradict_each_other_are_shrunk_until_they_agree()
    {
        // Each pair is seen over other periods: the first moves with the second, the second with the third, and the third against the first.
        var noise = Walk(9);
        double[] a = [.. noise[..20], .. Missing(20), .. noise[..20]],
            b = [.. noise[..20], .. noise[..20], .. Missing(20)],
            c = [.. Missing(20), .. noise[..20], .. noise[..20].Select(v => -v)];
        var chance = ObjectiveChance.Of([.. new[] { a, b, c }.Select(h => new ChanceKpi(Even, 1, v => v, h))], 70, 1, 1000);
        Assert.InRange(chance.Shrinkage, 0.4, 0.6);
        Assert.InRange(chance.Chance!.Value, 0.4, 0.6);
    }

    [Fact]
    public void Forty_KPIs_over_a_short_history_have_a_chance()
    {
        var chance = ObjectiveChance.Of(
            [.. Enumerable.Range(0, 40).Select(k => new ChanceKpi(Even, 1, v => v, Walk(k)[..12]))],
            70,
            1,
            1000
        );
        Assert.InRange(chance.Chance!.Value, 0.3, 0.7);
    }

    private static double[] Missing(int count) => [.. Enumerable.Repeat(double.NaN, count)];

    private static double[] Walk(int seed) => Simulated.Of("walk", seed, 48);

    private static ChanceKpi Kpi(Outlook? outlook, int seed, double weight) => new(outlook, weight, value => value, Walk(seed));
}
