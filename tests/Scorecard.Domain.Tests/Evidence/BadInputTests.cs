using Scorecard.Domain.Forecasts;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Signals;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Evidence;

/// <summary>What each computation says of series with which little or nothing can be done.</summary>
public class BadInputTests
{
    private const double Missing = double.NaN;

    private static readonly Dictionary<string, double[]> Inputs = new()
    {
        ["nothing"] = [],
        ["one value"] = [5],
        ["all missing"] = [.. Enumerable.Repeat(Missing, 60)],
        ["infinite ratios"] = [.. Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? double.PositiveInfinity : double.NegativeInfinity)],
        ["constant"] = [.. Enumerable.Repeat(0.1, 60)],
        ["every second missing"] = [.. new MadeSeries(1).White(60).Select((v, i) => i % 2 == 0 ? v : Missing)],
        ["days of ten years"] = new MadeSeries(1).White(3652),
        ["one value runs away"] = [.. new MadeSeries(1).White(60).Select((v, i) => i == 30 ? 1e300 : v)],
    };

    [Theory]
    [InlineData("nothing", LimitState.None, ForecastState.TooFewValues, InterventionVerdict.TooEarly, LeadLagOutcome.NothingInCommon)]
    [InlineData("one value", LimitState.None, ForecastState.TooFewValues, InterventionVerdict.TooEarly, LeadLagOutcome.TooShort)]
    [InlineData("all missing", LimitState.None, ForecastState.TooFewValues, InterventionVerdict.TooEarly, LeadLagOutcome.NothingInCommon)]
    [InlineData(
        "infinite ratios",
        LimitState.None,
        ForecastState.TooFewValues,
        InterventionVerdict.TooEarly,
        LeadLagOutcome.NothingInCommon
    )]
    [InlineData(
        "constant",
        LimitState.Constant,
        ForecastState.Constant,
        InterventionVerdict.NoDetectableShift,
        LeadLagOutcome.CauseConstant
    )]
    [InlineData(
        "every second missing",
        LimitState.Firm,
        ForecastState.Ready,
        InterventionVerdict.NoDetectableShift,
        LeadLagOutcome.TooShort
    )]
    [InlineData("days of ten years", LimitState.Firm, ForecastState.Ready, InterventionVerdict.NoDetectableShift, LeadLagOutcome.Tested)]
    [InlineData("one value runs away", LimitState.Firm, ForecastState.Ready, InterventionVerdict.NoDetectableShift, LeadLagOutcome.Tested)]
    public void Each_has_a_verdict_by_name(
        string input,
        LimitState limits,
        ForecastState forecast,
        InterventionVerdict shift,
        LeadLagOutcome lead
    )
    {
        var (values, other) = (Inputs[input], new MadeSeries(2).White(Inputs[input].Length));
        Assert.Equal(
            limits,
            ProcessBehaviour.Of(values, Direction.HigherIsBetter).Segments.Select(s => s.State).DefaultIfEmpty(LimitState.None).Single()
        );
        Assert.Equal(forecast, Forecast.Of(values, 12, 6).State);
        Assert.Equal(shift, Intervention.Of(values, values.Length / 2, Direction.HigherIsBetter).Verdict);
        Assert.Equal(lead, LeadLag.Test(values, other, 12).Outcome);
        Assert.Equal(lead == LeadLagOutcome.Tested ? 2 : 0, Discovery.Run([values, other], 12, (_, _) => true).PairsTested);
        var outlook = Forecast.Of(values, 12, 6).Steps.Select(o => (Outlook?)o).LastOrDefault();
        Assert.Equal(outlook is null, ObjectiveChance.Of([new(outlook, 1, v => Math.Clamp(v, 0, 100), values)], 70, 1, 100).Chance is null);
    }

    [Fact]
    public void A_run_rate_without_a_number_is_none()
    {
        Assert.Null(RunRate.ChangeNeeded(Missing, 95, 4));
        Assert.Null(RunRate.AmountNeeded(double.PositiveInfinity, 95, 4));
        Assert.Null(RunRate.AmountNeeded(-double.MaxValue, double.MaxValue, 4));
        Assert.Null(RunRate.ChangeNeeded(89, 95, 0));
    }

    [Fact]
    public void A_target_on_the_mean_is_hit_or_miss_and_has_no_chance_without_a_better_side()
    {
        var segment = ProcessBehaviour.Of([4, 6, 4, 6, 4, 6], Direction.HigherIsBetter).Segments.Single();
        Assert.Equal(Assurance.HitOrMiss, segment.AssuranceOf(segment.Limits!.Value.Centre, Direction.LowerIsBetter));
        Assert.Equal(Assurance.None, segment.AssuranceOf(Missing, Direction.HigherIsBetter));
        Assert.Equal(0.5, new Outlook(5, 1, 10).ChanceOf(5, Direction.HigherIsBetter)!.Value, 1e-9);
        Assert.Null(new Outlook(5, 1, 10).ChanceOf(5, Direction.WithinRange));
    }
}
