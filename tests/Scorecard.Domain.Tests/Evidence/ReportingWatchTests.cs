using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Evidence;

/// <summary>Values of SALES are due ten days after the month.</summary>
public sealed class ReportingWatchTests
{
    private World world = new ModelBuilder().Kpi("SALES", target: 100).Build();

    [Fact]
    public void Corrections_just_before_a_value_is_due_are_worth_a_look()
    {
        var late = Test(WatchTest.LateRevisions, Enumerable.Range(0, 12).SelectMany(m => Month(m, 50 + 7 * m, (9.5, 51 + 7 * m))));
        var early = Test(WatchTest.LateRevisions, Enumerable.Range(0, 12).SelectMany(m => Month(m, 50 + 7 * m, (0.8 * m, 51 + 7 * m))));

        Assert.Equal((WatchState.Tested, 12, 12), (late.State, late.Count, late.Observed));
        Assert.True(late.IsWorthALook);
        Assert.False(early.IsWorthALook);
    }

    [Fact]
    public void The_moment_counts_in_the_organizations_own_time()
    {
        var reports = Enumerable.Range(0, 12).SelectMany(m => Month(m, 50 + 7 * m, (9.5, 51 + 7 * m))).ToList();

        Assert.Equal(
            0,
            ReportingWatch
                .Of(world.Kpi("SALES"), world.Calendar, reports, utc => utc.AddHours(13))
                .Single(r => r.Test == WatchTest.LateRevisions)
                .Count
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2020-01-15")]
    public void The_latest_value_of_each_month_counts_against_its_target_and_a_target_for_the_whole_month_in_which_it_begins(string? from)
    {
        world = new ModelBuilder().Kpi("SALES", target: 100, from: from).Build();
        // Every third month is far from the target first and corrected to lie on it.
        var reports = Enumerable.Range(0, 48).SelectMany(m => m % 3 == 0 ? Month(m, 40 + m, (20, 100)) : Month(m, 10 + 5 * m)).ToList();

        var result = Test(WatchTest.OnTarget, reports);

        Assert.Equal((WatchState.Tested, 16), (result.State, result.Observed));
        Assert.True(result.IsWorthALook);
    }

    [Fact]
    public void Few_values_are_not_tested() =>
        Assert.All(
            ReportingWatch.Of(world.Kpi("SALES"), world.Calendar, Month(0, 50), utc => utc),
            r => Assert.Equal(WatchState.TooFewValues, r.State)
        );

    private WatchResult Test(WatchTest test, IEnumerable<Measurement> reports) =>
        ReportingWatch.Of(world.Kpi("SALES"), world.Calendar, reports, utc => utc).Single(r => r.Test == test);

    /// <param name="corrections">So many days after the month.</param>
    private List<Measurement> Month(int month, decimal value, params (double Days, decimal Value)[] corrections)
    {
        var period = world.Calendar.Shift(world.Period("2020-01"), month);
        var ended = period.End.AddDays(1).ToDateTime(default, DateTimeKind.Utc);
        List<Measurement> made = [];
        foreach (var (days, reported) in corrections.Prepend((0, value)))
            made.Add(
                world
                    .Kpi("SALES")
                    .Record(
                        period,
                        MeasuredValue.Of(reported),
                        null,
                        made.LastOrDefault(),
                        world.Calendar,
                        null,
                        new(2026, 1, 1),
                        ended.AddDays(days),
                        null
                    )
            );
        return made;
    }
}
