using System.Text.Json;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Signals;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Scoring;

/// <summary>
/// Numbers that other products print in their own manuals, reached with our scales and rules. They are read from ../shared/vectors/scoring.json.
/// </summary>
public class PublishedVectorTests
{
    private static readonly string? Path = Files.Shared("vectors/scoring.json");

    private static JsonElement Vectors(string name)
    {
        Skip.If(Path is null, "../shared/vectors/scoring.json is not there.");
        return name.Split('.')
            .Aggregate(JsonDocument.Parse(File.ReadAllText(Path)).RootElement, (element, part) => element.GetProperty(part));
    }

    private static decimal Number(JsonElement vector, string name) => vector.GetProperty(name).GetDecimal();

    private static List<double> Doubles(JsonElement vector, string name) =>
        [.. vector.GetProperty(name).EnumerateArray().Select(e => e.GetDouble())];

    private static void Same(double expected, double actual) => Assert.Equal(expected, actual, 1e-9);

    [SkippableFact]
    public void Goal_and_red_flag_score_thirds_of_ten()
    {
        foreach (var v in Vectors("spiderGoalRedFlag.cases").EnumerateArray())
        {
            var world = new ModelBuilder()
                .Bands(100 / 3.0, 200 / 3.0)
                .Kpi("A", scale: new ScaleInput(ScaleKind.Thresholds, RedFlag: Number(v, "red"), Target: Number(v, "goal")))
                .Values("A", "2025-01", Number(v, "actual"))
                .Build();
            Same(v.GetProperty("score").GetDouble() * 10, world.Score("A", "2025-01"));
        }
    }

    [SkippableFact]
    public void Performance_between_a_minimum_and_a_maximum()
    {
        foreach (var v in Vectors("bscPerformance").EnumerateArray())
            Same(
                v.GetProperty("performance").GetDouble(),
                new ModelBuilder()
                    .Kpi("A", baseline: Number(v, "min"), target: Number(v, "max"))
                    .Values("A", "2025-01", Number(v, "value"))
                    .Build()
                    .Score("A", "2025-01")
            );
    }

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

    [SkippableFact]
    public void Weighted_means_with_missing_scores_bounds_and_coverage()
    {
        foreach (var v in Vectors("weightedMean").EnumerateArray())
        {
            var scores = v.GetProperty("scores").EnumerateArray().ToList();
            var weights = Doubles(v, "weights");
            var builder = new ModelBuilder();
            for (var i = 0; i < scores.Count; i++)
            {
                builder.Kpi($"K{i}", weight: (decimal)weights[i]);
                if (scores[i].ValueKind != JsonValueKind.Null)
                    builder.Values($"K{i}", "2025-01", scores[i].GetDecimal());
            }
            var goal = builder.Build().Of("GOAL", "2025-01");
            Same(v.GetProperty("result").GetDouble(), goal.Value);
            if (v.TryGetProperty("coverage", out var coverage))
                Same(coverage.GetDouble(), goal.Coverage);
            if (v.TryGetProperty("bounds", out _))
                Assert.Equal(Doubles(v, "bounds"), [Math.Round(goal.Low, 9), Math.Round(goal.High, 9)]);
        }
    }

    [SkippableFact]
    public void The_worst_child_decides()
    {
        foreach (var v in Vectors("worstWins").EnumerateArray())
        {
            var builder = new ModelBuilder().Objective("GOAL", rule: RollUpRule.Worst);
            foreach (var (child, i) in v.GetProperty("children").EnumerateArray().Select((c, i) => (c, i)))
                builder
                    .Kpi($"K{i}")
                    .Values(
                        $"K{i}",
                        "2025-01",
                        Colour(child) switch
                        {
                            Status.Green => 90,
                            Status.Amber => 50,
                            Status.Grey or Status.Red => 10,
                        }
                    );
            var world = builder.Build();
            Assert.Equal(Colour(v.GetProperty("parent")), world.Book.StatusOf(world.Of("GOAL", "2025-01")));
        }
    }

    [SkippableFact]
    public void Ratios_add_up_before_they_divide()
    {
        var v = Vectors("timeAggregation.ratio");
        var (numerators, denominators) = (Doubles(v, "numerator"), Doubles(v, "denominator"));
        var builder = new ModelBuilder().Kpi("A", aggregation: TimeAggregation.Ratio, measuredIn: "%");
        for (var i = 0; i < numerators.Count; i++)
            builder.Ratio("A", $"2025-{i + 1:00}", (decimal)numerators[i], (decimal)denominators[i]);
        var total = builder.Build().Figure("A", "2025").Value;
        Same(v.GetProperty("total").GetDouble(), total);
        Assert.NotEqual(v.GetProperty("notSum").GetDouble(), total);
        Assert.NotEqual(v.GetProperty("notAverage").GetDouble(), total);
    }

    [SkippableFact]
    public void Caution_from_nine_tenths_of_the_target()
    {
        foreach (var v in Vectors("clearPointRules.cases").EnumerateArray())
        {
            var world = new ModelBuilder()
                .Kpi("A", target: Number(v, "target"), bands: (90, 100))
                .Values("A", "2025-01", Number(v, "actual"))
                .Build();
            var expected = v.GetProperty("s").GetString() switch
            {
                "Above Target" => Status.Green,
                "Caution" => Status.Amber,
                _ => Status.Red,
            };
            Assert.Equal(expected, world.Book.StatusOf(world.Kpi("A"), world.Of("A", "2025-01")));
        }
    }

    [SkippableFact]
    public void Health_by_bands_of_85_and_95()
    {
        foreach (var v in Vectors("cascadeHealth").EnumerateArray())
        {
            var world = new ModelBuilder().Bands(85, 95).Kpi("A").Values("A", "2025-01", Number(v, "ratio")).Build();
            var expected = v.GetProperty("health").GetString() switch
            {
                "On Track" => Status.Green,
                "Behind" => Status.Amber,
                _ => Status.Red,
            };
            Assert.Equal(expected, world.Book.StatusOf(world.Of("A", "2025-01")));
        }
    }

    [SkippableFact]
    public void Assurance_by_where_the_target_lies()
    {
        foreach (var v in Vectors("assurance.cases").EnumerateArray())
        {
            var (lower, upper) = (v.GetProperty("lpl").GetDouble(), v.GetProperty("upl").GetDouble());
            var expected = v.GetProperty("a").GetString() switch
            {
                "consistent_pass" => Assurance.AlwaysMeets,
                "consistent_fail" => Assurance.NeverMeets,
                "inconsistent" => Assurance.HitOrMiss,
                var other => throw new InvalidDataException($"{other} is no assurance of the vectors."),
            };
            Assert.Equal(
                expected,
                Assurances.Of(
                    new((lower + upper) / 2, (upper - lower) / 2 / 2.66, lower, upper, 0, 0),
                    v.GetProperty("target").GetDouble(),
                    v.GetProperty("higherBetter").GetBoolean() ? Direction.HigherIsBetter : Direction.LowerIsBetter
                )
            );
        }
    }

    [SkippableFact]
    public void Every_vector_of_the_file_has_its_test()
    {
        Skip.If(Path is null, "../shared/vectors/scoring.json is not there.");
        string[] known =
        [
            "spiderGoalRedFlag",
            "bscPerformance",
            "serviceNow",
            "weightedMean",
            "worstWins",
            "timeAggregation",
            "cascadeHealth",
            "clearPointRules",
            "assurance",
        ];
        Assert.Equal(
            [],
            JsonDocument
                .Parse(File.ReadAllText(Path))
                .RootElement.EnumerateObject()
                .Select(p => p.Name)
                .Except([.. known, "note", "sources"])
        );
        Assert.Equal(
            [],
            Vectors("serviceNow")
                .EnumerateObject()
                .Select(p => p.Name)
                .Except(["thresholds", "maximize", "minimize", "maintainAbove", "maintainBelow", "cumulative"])
        );
        Assert.Equal(["ratio"], Vectors("timeAggregation").EnumerateObject().Select(p => p.Name));
    }

    private static ModelBuilder ServiceNow() =>
        new ModelBuilder().Bands(Vectors("serviceNow.thresholds.yellow").GetDouble(), Vectors("serviceNow.thresholds.green").GetDouble());

    private static Status Colour(JsonElement word) =>
        word.GetString() switch
        {
            "Green" => Status.Green,
            "Yellow" => Status.Amber,
            "Red" => Status.Red,
            var other => throw new InvalidDataException($"{other} is no colour of the vectors."),
        };
}
