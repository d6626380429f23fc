using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Evidence;

public class LinkEvidenceTests
{
    private const int Months = 72;
    private static readonly DateOnly Until = new(2027, 1, 31);

    private static readonly double[] Cause = new MadeSeries(7).White(Months + 3);

    private static readonly double[] Noise = new MadeSeries(8).White(Months);

    /// <summary>The effect follows the cause after three months.</summary>
    private static decimal?[] Effect => Rounded([.. Noise.Select((e, t) => 0.75 * Cause[t] + 0.66 * e)]);

    private static decimal?[] Driver => Rounded(Cause[3..]);

    private static decimal?[] Rounded(double[] values) => [.. values.Select(v => (decimal?)Math.Round((decimal)(50 + 10 * v), 2))];

    private static World Linked(Func<ModelBuilder, ModelBuilder>? more = null)
    {
        var builder = new ModelBuilder()
            .Objective("CAUSE")
            .Objective("EFFECT")
            .Kpi("X", of: "CAUSE")
            .Kpi("Y", of: "EFFECT")
            .Cause("X", "Y")
            .Values("X", "2021-01", Driver)
            .Values("Y", "2021-01", Effect);
        return (more?.Invoke(builder) ?? builder).Build();
    }

    private static LinkEvidence Of(World world, int link = 0) => LinkEvidence.OfAll(world.Book, Until)[world.Model.Causes[link].Id];

    [Fact]
    public void A_lead_between_kpis_is_supported_with_its_lag()
    {
        var evidence = Of(Linked());
        Assert.Equal((Verdict.Supported, 3), (evidence.Verdict, evidence.Best!.Judgement.Lag));
    }

    [Fact]
    public void Seen_from_the_effect_it_is_reversed()
    {
        var evidence = Of(Linked(b => b.Cause("Y", "X")), 1);
        Assert.Equal((Verdict.Reversed, -3), (evidence.Verdict, evidence.Best!.Judgement.Lag));
    }

    [Fact]
    public void Less_of_a_kpi_that_is_better_when_lower_is_still_more_of_the_cause()
    {
        var world = new ModelBuilder()
            .Kpi("X")
            .Kpi("Y", baseline: 100, target: 0)
            .Cause("X", "Y")
            .Values("X", "2021-01", Driver)
            .Values("Y", "2021-01", Effect)
            .Build();
        Assert.Equal(Verdict.Supported, Of(world).Verdict);
        Assert.True(Of(world).Best!.Judgement.R < 0);
    }

    [Fact]
    public void A_link_between_objectives_is_what_the_best_of_its_pairs_says()
    {
        var evidence = Of(
            Linked(b => b.Kpi("Z", of: "EFFECT").Values("Z", "2021-01", Rounded(new MadeSeries(9).White(Months))).Cause("CAUSE", "EFFECT")),
            1
        );
        Assert.Equal(3, evidence.Pairs.Count);
        Assert.Equal([NodeKind.Objective, NodeKind.Kpi, NodeKind.Kpi], evidence.Pairs.Select(p => p.Cause.Node.Kind));
        Assert.Equal(Verdict.Supported, evidence.Verdict);
        Assert.Equal(evidence.Pairs.Where(p => p.Verdict == Verdict.Supported).Min(p => p.Judgement.P), evidence.Best!.Judgement.P);
    }

    [Fact]
    public void Nothing_is_ever_found_between_a_kpi_and_what_it_feeds()
    {
        var world = new ModelBuilder()
            .Kpi("TOP", rollUp: KpiRollUp.Sum)
            .Kpi("MIDDLE", feeds: "TOP", rollUp: KpiRollUp.Sum)
            .Kpi("X", feeds: "MIDDLE")
            .Cause("X", "TOP")
            .Cause("TOP", "X")
            .Values("X", "2021-01", Driver)
            .Build();
        Assert.All(new[] { 0, 1 }, link => Assert.Null(Of(world, link).Best));
        Assert.Equal(Verdict.NotYetTestable, Of(world).Verdict);
    }

    [Fact]
    public void Nor_between_the_scores_of_objectives_of_which_one_contributes_to_the_other()
    {
        var world = Linked(b => b.Contribution("CAUSE", "EFFECT").Cause("CAUSE", "EFFECT"));
        Assert.DoesNotContain(Of(world, 1).Pairs, p => p.Cause.Node.Kind == NodeKind.Objective);
    }

    [Fact]
    public void Nor_between_the_scores_of_objectives_of_which_one_has_a_KPI_that_feeds_one_of_the_other()
    {
        var world = new ModelBuilder()
            .Objective("CAUSE")
            .Objective("EFFECT")
            .Kpi("TOP", of: "EFFECT", rollUp: KpiRollUp.Sum)
            .Kpi("X", of: "CAUSE", feeds: "TOP")
            .Kpi("Y", of: "EFFECT", feeds: "TOP")
            .Cause("CAUSE", "EFFECT")
            .Values("X", "2021-01", Driver)
            .Values("Y", "2021-01", Effect)
            .Build();
        var pair = Assert.Single(Of(world).Pairs);
        Assert.Equal((world.Node("X"), world.Node("Y")), (pair.Cause.Node, pair.Effect.Node));
    }

    [Fact]
    public void The_same_numbers_under_two_names_cannot_be_told_apart()
    {
        var world = new ModelBuilder()
            .Kpi("X")
            .Kpi("Y")
            .Cause("X", "Y")
            .Values("X", "2021-01", Driver)
            .Values("Y", "2021-01", Driver)
            .Build();
        Assert.Equal((Verdict.NotYetTestable, LeadLagOutcome.SameNumbers), (Of(world).Verdict, Of(world).Best!.Result.Outcome));
    }

    [Theory]
    [InlineData(0, LeadLagOutcome.NothingInCommon)]
    [InlineData(1, LeadLagOutcome.TooShort)]
    [InlineData(31, LeadLagOutcome.TooShort)]
    public void Too_few_values_are_said_with_how_many_are_missing(int months, LeadLagOutcome outcome)
    {
        var world = new ModelBuilder()
            .Kpi("X")
            .Kpi("Y")
            .Cause("X", "Y")
            .Values("X", "2021-01", Driver)
            .Values("Y", "2021-01", Effect[..months])
            .Build();
        var result = Of(world).Best!.Result;
        Assert.Equal((outcome, 32 - months), (result.Outcome, result.PeriodsMissing));
    }

    [Fact]
    public void Constant_values_are_a_verdict_of_their_own()
    {
        var world = new ModelBuilder()
            .Kpi("X")
            .Kpi("Y")
            .Cause("X", "Y")
            .Values("X", "2021-01", Driver)
            .Values("Y", "2021-01", [.. Enumerable.Repeat((decimal?)5, Months)])
            .Build();
        Assert.Equal(LeadLagOutcome.EffectConstant, Of(world).Best!.Result.Outcome);
    }

    [Fact]
    public void Daily_values_of_ten_years_meet_monthly_ones_where_no_day_is_missing()
    {
        var builder = new ModelBuilder().Kpi("X", frequency: Frequency.Day).Kpi("Y").Cause("X", "Y").Values("Y", "2021-01", Effect);
        var day = new DateOnly(2017, 1, 1);
        for (var i = 0; i < 3652; i++, day = day.AddDays(1))
            if (day != new DateOnly(2021, 1, 15))
                builder.Record("X", $"{day:yyyy-MM-dd}", MeasuredValue.Of(Math.Round((decimal)(50 + 10 * Math.Sin(i * 0.7) + i % 7), 2)));
        var pair = Of(builder.Build()).Best!;
        Assert.Equal(Frequency.Month, pair.Frequency);
        // The month without its fifteenth is left out.
        Assert.Equal(71, pair.Result.Stretch.Length);
    }

    [Fact]
    public void A_day_on_which_a_KPI_does_not_apply_is_no_gap_and_a_month_in_which_it_begins_or_ends_is_none()
    {
        var builder = new ModelBuilder()
            .Kpi("X", frequency: Frequency.Day, from: "2021-01-11")
            .CloseKpi("X", "2021-04-20")
            .Kpi("Y")
            .Cause("X", "Y")
            .Values("Y", "2021-01", Effect);
        for (var day = new DateOnly(2021, 1, 11); day < new DateOnly(2021, 4, 20); day = day.AddDays(1))
            builder.Record("X", $"{day:yyyy-MM-dd}", day.DayOfWeek == DayOfWeek.Sunday ? MeasuredValue.NA : MeasuredValue.Of(day.Month));
        Assert.Equal([double.NaN, 2, 3], Of(builder.Build()).Best!.Cause.Values);
    }

    [Fact]
    public void A_month_of_days_that_are_rolled_up_is_whole_where_each_day_has_a_value_whoever_reported_it()
    {
        var builder = new ModelBuilder()
            .Kpi("TOP", frequency: Frequency.Day, rollUp: KpiRollUp.Sum)
            .Kpi("X", frequency: Frequency.Day, feeds: "TOP")
            .Kpi("SILENT", frequency: Frequency.Day, feeds: "TOP")
            .Kpi("Y")
            .Cause("TOP", "Y")
            .Values("Y", "2021-01", Effect);
        for (var day = new DateOnly(2021, 1, 1); day < new DateOnly(2021, 5, 1); day = day.AddDays(1))
            if (day != new DateOnly(2021, 3, 10))
                builder.Record("X", $"{day:yyyy-MM-dd}", MeasuredValue.Of(day.Month));
        Assert.Equal([1, 2, double.NaN, 4], Of(builder.Build()).Best!.Cause.Values);
    }

    [Fact]
    public void One_new_value_tests_only_what_it_touches_again()
    {
        var world = Linked(b => b.Kpi("P").Kpi("Q").Cause("P", "Q").Values("P", "2021-01", Effect).Values("Q", "2021-01", Driver));
        var before = world.Model.Causes.ToDictionary(l => l.Id, l => LinkEvidence.OfAll(world.Book, Until)[l.Id].Best!.Result);
        world.Record("Y", "2027-01", 50);
        var after = LinkEvidence.OfAll(world.Book, Until);
        Assert.Equal([false, true], world.Model.Causes.Select(l => ReferenceEquals(before[l.Id], after[l.Id].Best!.Result)));
    }
}
