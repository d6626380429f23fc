using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scales;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Scoring;

public class PublishedProgressTests : PublishedVectorTests
{
    [SkippableTheory, InlineData("maximize"), InlineData("minimize")]
    public void Progress_from_a_start_to_a_final_value(string direction)
    {
        foreach (var v in Vectors($"serviceNow.{direction}").EnumerateArray())
        {
            var world = ServiceNow()
                .Kpi("A", baseline: Number(v, "start"), target: Number(v, "final"))
                .Values("A", "2025-01", Number(v, "actual"))
                .Build();
            Same(v.GetProperty("pct").GetDouble(), world.Score("A", "2025-01"));
            Assert.Equal(Colour(v.GetProperty("status")), world.Book.StatusOf(world.Of("A", "2025-01")));
        }
    }

    [SkippableFact]
    public void Periods_that_kept_above_are_yes_answers_summed_over_the_year()
    {
        foreach (var v in Vectors("serviceNow.maintainAbove").EnumerateArray())
        {
            var (met, periods) = ((int)Number(v, "met"), (int)Number(v, "periods"));
            var answers = Enumerable.Range(0, periods).Select(i => (decimal?)(i < met ? 1 : 0)).ToArray();
            var world = new ModelBuilder()
                .Kpi("A", scale: new ScaleInput(ScaleKind.YesNo, GoodAnswer: true), aggregation: TimeAggregation.Sum)
                .Values("A", "2025-01", answers)
                .Build();
            Assert.Equal(met, world.Figure("A", "2025").Value);
            Same(v.GetProperty("pctRounded").GetDouble(), Math.Round(world.Score("A", "2025")));
        }
    }

    [SkippableFact]
    public void Periods_that_kept_below_a_cap_score_100_each()
    {
        foreach (var v in Vectors("serviceNow.maintainBelow").EnumerateArray())
        {
            var cap = Number(v, "cap");
            var values = v.GetProperty("values").EnumerateArray().Select(e => (decimal?)e.GetDecimal()).ToArray();
            var world = new ModelBuilder()
                .Kpi("A", scale: new ScaleInput(ScaleKind.Custom, Points: FormattableString.Invariant($"{cap}:100;{cap + 0.0001m}:0")))
                .Values("A", "2025-01", values)
                .Values("A", "2025-12", cap + 1)
                .Build();
            Same(
                v.GetProperty("pct").GetDouble(),
                Enumerable.Range(1, values.Length).Average(month => world.Score("A", $"2025-{month:00}"))
            );
            Same(0, world.Score("A", "2025-12"));
        }
    }

    [SkippableFact]
    public void Cumulative_plans_are_sums_scored_against_summed_targets()
    {
        var all = Vectors("serviceNow.cumulative").EnumerateArray().ToList();
        var builder = ServiceNow().Kpi("A", aggregation: TimeAggregation.Sum);
        var (planned, actual) = (0m, 0m);
        for (var i = 0; i < all.Count; i++)
        {
            builder
                .Define("A", $"2025-{i + 1:00}", ScaleInput.Progress(0, Number(all[i], "planned") - planned))
                .Values("A", $"2025-{i + 1:00}", Number(all[i], "actual") - actual);
            (planned, actual) = (Number(all[i], "planned"), Number(all[i], "actual"));
        }
        var world = builder.Build();
        for (var i = 0; i < all.Count; i++)
        {
            var score = world.Of("A", $"2025-{i + 1:00} to date");
            Same(all[i].GetProperty("pctRounded1").GetDouble(), Math.Round(score.Value, 1));
            Assert.Equal(Colour(all[i].GetProperty("status")), world.Book.StatusOf(score));
        }
    }

    private static ModelBuilder ServiceNow() =>
        new ModelBuilder().Bands(Vectors("serviceNow.thresholds.yellow").GetDouble(), Vectors("serviceNow.thresholds.green").GetDouble());
}
