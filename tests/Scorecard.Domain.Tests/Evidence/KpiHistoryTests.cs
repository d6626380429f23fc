using Scorecard.Domain.Evidence;
using Scorecard.Domain.Forecasts;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Signals;
using Scorecard.Domain.Units;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Evidence;

public class KpiHistoryTests
{
    private static readonly DateOnly Until = new(2026, 12, 31);

    [Fact]
    public void A_gap_is_kept_and_what_stands_before_the_first_and_behind_the_last_value_is_not()
    {
        var world = new ModelBuilder()
            .Kpi("A")
            .Kpi("B")
            .Values("A", "2025-03", 1, null, 3)
            .Values("B", "2025-01", 1, 1, 1, 1, 1, 1, 1)
            .Build();
        var history = KpiHistory.Of(world.Book, world.Kpi("A"), Until);
        Assert.Equal([1, double.NaN, 3], history.Values);
        Assert.Equal(new(2025, 3, 1), history.PeriodAt(0).Start);
        Assert.Equal(2, history.IndexOf(new(2025, 5, 17)));
    }

    [Fact]
    public void Periods_that_end_later_are_left_out()
    {
        var world = new ModelBuilder().Kpi("A").Values("A", "2025-01", 1, 2, 3).Build();
        Assert.Equal([1, 2], KpiHistory.Of(world.Book, world.Kpi("A"), new DateOnly(2025, 3, 30)).Values);
    }

    [Fact]
    public void A_month_shows_the_weeks_of_its_Thursdays_though_the_last_ends_after_it()
    {
        var world = new ModelBuilder().Kpi("A", frequency: Frequency.Week).Values("A", "2026-W42", 1, 2, 3, 4).Build();
        Assert.Equal([1, 2, 3], KpiHistory.Of(world.Book, world.Kpi("A"), world.Window("2026-10")).Values);
        Assert.Equal([1, 2], KpiHistory.Of(world.Book, world.Kpi("A"), new DateOnly(2026, 10, 31)).Values);
    }

    [Fact]
    public void What_is_still_coming_in_is_not_judged_and_what_stays_away_is_waited_for_no_longer()
    {
        var world = new ModelBuilder()
            .Kpi("TOP", rollUp: KpiRollUp.Sum)
            .Kpi("A", feeds: "TOP")
            .Kpi("B", feeds: "TOP")
            .Values("A", "2025-01", 1, 2, 3, 4)
            .Values("B", "2025-01", 1, 2)
            .Build();
        var due = new DateOnly(2025, 4, 30).AddDays(world.Kpi("TOP").DueDays);
        Assert.Equal([2, 4, 3], KpiHistory.Of(world.Book, world.Kpi("TOP"), due).Values);
        Assert.Equal([2, 4, 3, 4], KpiHistory.Of(world.Book, world.Kpi("TOP"), due.AddDays(1)).Values);
        Assert.Equal([2, 4, 3], SeriesPair.Of(world.Book, world.Kpi("TOP"), world.Kpi("A"), due).Cause.Values);
        Assert.Equal([2, 4, 3, 4], SeriesPair.Of(world.Book, world.Kpi("TOP"), world.Kpi("A"), due.AddDays(1)).Cause.Values);
    }

    [Fact]
    public void Without_values_there_is_nothing_to_say_and_no_exception()
    {
        var world = new ModelBuilder().Kpi("A").Build();
        var history = KpiHistory.Of(world.Book, world.Kpi("A"), Until);
        Assert.Empty(history.Values);
        Assert.Empty(history.Behaviour.Signals);
        Assert.Equal(ForecastState.TooFewValues, history.Ahead(3).State);
        Assert.Null(KpiBehaviour.Of(world.Book, world.Kpi("A"), world.Window("2025-01")).Segment);
        Assert.Null(history.Since(new(2025, 1, 1)));
    }

    [Theory]
    [InlineData(RuleSet.Wheeler, LimitVariant.Mean, null, 16.8)]
    [InlineData(RuleSet.Nhs, LimitVariant.Median, SignalRule.Trend, 16.5)]
    public void What_is_a_signal_is_the_organizations_choice_for_values_and_scores_alike(
        RuleSet rules,
        LimitVariant variant,
        SignalRule? signal,
        double centre
    )
    {
        var world = new ModelBuilder()
            .Signals(rules, variant)
            .Kpi("A", target: 30)
            .Values("A", "2025-01", 20, 14, 21, 15, 20, 13, 14, 15, 16, 17, 18, 19)
            .Build();
        var (december, unit) = (world.Window("2025-12"), world.Model.Units[0]);
        var behaviour = KpiBehaviour.Of(world.Book, world.Kpi("A"), december);
        Assert.Equal((signal, centre), (behaviour.Signal?.Rule, Math.Round(behaviour.Segment!.Limits!.Value.Centre, 1)));
        Assert.Equal(signal, ScoreSignal.Of(world.Book, new(NodeKind.Unit, unit.Id), december).Mark?.Signal.Rule);
    }

    [Theory]
    [InlineData("2025-12", null)]
    [InlineData("2026-01", SignalRule.Run)]
    [InlineData("2026-02", null)] // the same row goes on
    [InlineData("2026-03", SignalRule.Outside)]
    [InlineData("2026-04", SignalRule.Outside)]
    public void A_signal_is_new_once_in_a_row_and_each_time_that_it_stands_alone(string month, SignalRule? rule)
    {
        var world = new ModelBuilder()
            .Kpi("A", target: 30)
            .Values("A", "2025-01", 20, 24, 20, 24, 20, 19, 18, 19, 18, 19, 18, 19, 18, 19, 10, 9)
            .Build();
        Assert.Equal(rule, KpiHistory.Of(world.Book, world.Kpi("A"), world.Window(month)).NewSignal?.Rule);
    }

    [Fact]
    public void Yes_and_no_have_no_normal_range_and_are_no_signals()
    {
        var world = new ModelBuilder()
            .Kpi("A", scale: new ScaleInput(ScaleKind.YesNo, GoodAnswer: true))
            .Values("A", "2025-01", 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0)
            .Build();
        var history = KpiHistory.Of(world.Book, world.Kpi("A"), Until);
        Assert.Equal(12, history.Values.Count);
        Assert.Empty(history.Behaviour.Signals);
        Assert.Equal(
            (null, null, Assurance.None),
            KpiBehaviour.Of(world.Book, world.Kpi("A"), world.Window("2025-12")) is var s
                ? (s.Signal, s.Segment?.Limits, s.Assurance)
                : default
        );
    }

    [Fact]
    public void The_mark_of_a_row_is_that_of_its_window_and_gone_when_the_value_is_corrected()
    {
        var world = new ModelBuilder().Kpi("A", target: 30).Values("A", "2025-01", 10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 40).Build();
        var (kpi, december) = (world.Kpi("A"), world.Window("2025-12"));
        Assert.Equal(SignalMeaning.Improvement, KpiBehaviour.Of(world.Book, kpi, december).Signal?.Meaning);
        Assert.Null(KpiBehaviour.Of(world.Book, kpi, world.Window("2026-01")).Signal);
        world.Record("A", "2025-12", 11);
        Assert.Null(KpiBehaviour.Of(world.Book, kpi, december).Signal);
        Assert.Equal(Assurance.NeverMeets, KpiBehaviour.Of(world.Book, kpi, december).Assurance);
    }

    [Theory]
    [InlineData("94.2, 94, 95.5", 1)]
    [InlineData("7.01, 6.45", 2)]
    [InlineData("12, 13", 0)]
    public void Limits_have_as_many_decimals_as_the_values(string values, int decimals)
    {
        var world = new ModelBuilder()
            .Kpi("A")
            .Values(
                "A",
                "2025-01",
                [.. values.Split(", ").Select(v => (decimal?)decimal.Parse(v, System.Globalization.CultureInfo.InvariantCulture))]
            )
            .Build();
        Assert.Equal(decimals, KpiHistory.Of(world.Book, world.Kpi("A"), Until).Decimals);
    }

    [Fact]
    public void A_score_that_falls_out_of_its_own_range_is_a_signal_and_one_of_too_little_is_none()
    {
        var world = new ModelBuilder().Kpi("A").Values("A", "2025-01", 60, 62, 60, 62, 60, 62, 60, 62, 60, 62, 60, 20).Build();
        Assert.Equal(SignalMeaning.Concern, ScoreSignal.Of(world.Book, world.Node("GOAL"), world.Window("2025-12")).Mark?.Signal.Meaning);
        Assert.Null(ScoreSignal.Of(world.Book, world.Node("GOAL"), world.Window("2025-11")).Mark);
        Assert.Null(ScoreSignal.Of(world.Book, world.Node("GOAL"), world.Window("2026-03")).Mark);
    }

    [Fact]
    public void A_KPI_that_follows_the_year_is_held_against_that_of_a_year_before()
    {
        decimal?[] year = [20, 22, 26, 31, 36, 40, 41, 39, 35, 30, 25, 21];
        decimal?[] noise = [0, 1, -1, 1, 0, -1, 1, 0];
        var world = new ModelBuilder()
            .Kpi("A", target: 30)
            .Values("A", "2022-01", [.. Enumerable.Range(0, 40).Select(t => year[t % 12] + noise[t % 7])])
            .Build();
        world.Record("A", "2025-04", 60);
        var history = KpiHistory.Of(world.Book, world.Kpi("A"), world.Window("2025-04"));
        Assert.Equal(12, history.Behaviour.YearBefore);
        Assert.Equal(SignalRule.Outside, history.LastSignal?.Rule);
        var limits = history.LimitsAt(39)!.Value;
        Assert.InRange(limits.Centre, history.Values[27] - 2, history.Values[27] + 2);
        Assert.Null(history.LimitsAt(5));
        Assert.Equal(Assurance.None, KpiBehaviour.Of(world.Book, world.Kpi("A"), world.Window("2025-04")).Assurance);
    }

    [Theory]
    [InlineData("11", 30)]
    [InlineData("31", 30)]
    [InlineData("many", 30)]
    [InlineData(null, 30)]
    [InlineData("12", 11)]
    public void Limits_are_drawn_from_12_values_to_as_many_as_there_are(string? values, int present)
    {
        var rebase = new Rebase(new ModelBuilder().Kpi("A").Build().Kpi("A"), new(2023, 1, 1), "More");
        Assert.Throws<RuleViolation>(() => rebase.DrawFrom(values, present, "Because"));
        Assert.Null(rebase.DrawnFrom);
    }

    [Theory]
    [InlineData(40, false)] // meets what it always met
    [InlineData(20, false)] // never met
    [InlineData(20, true)] // met once, just now
    public void A_target_that_was_never_met_is_told_by_the_values_too(int level, bool once)
    {
        var values = Enumerable.Range(0, 13).Select(t => (decimal?)(level + t % 3)).ToArray();
        values[12] = once ? 35 : values[12];
        var world = new ModelBuilder().Kpi("A", target: 30).Values("A", "2025-01", values).Build();
        var behaviour = KpiBehaviour.Of(world.Book, world.Kpi("A"), world.Window("2026-01"));
        Assert.Equal(level == 40 ? Assurance.AlwaysMeets : Assurance.NeverMeets, behaviour.Assurance);
        Assert.Equal(level == 20 && !once, behaviour.NeverMet);
        Assert.Equal(once, behaviour.IsAgainstAssurance);
    }
}
