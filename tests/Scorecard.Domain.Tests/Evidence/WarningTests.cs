using Scorecard.Domain.Evidence;
using Scorecard.Domain.Signals;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Evidence;

public class WarningTests
{
    private static readonly DateOnly January = new(2027, 1, 31);

    private static World Build(params decimal?[] after)
    {
        var cause = new MadeSeries(7).White(75);
        var noise = new MadeSeries(8).White(72);
        decimal?[] Rounded(IEnumerable<double> values) => [.. values.Select(v => (decimal?)Math.Round((decimal)(50 + 10 * v), 2))];
        return new ModelBuilder()
            .Kpi("X")
            .Kpi("Y")
            .Cause("X", "Y")
            .Values("X", "2021-01", [.. Rounded(cause.Skip(3)), 120])
            .Values("Y", "2021-01", [.. Rounded(noise.Select((e, t) => 0.75 * cause[t] + 0.66 * e)), .. after])
            .Build();
    }

    [Fact]
    public void A_signal_of_the_cause_says_when_the_effect_should_move_and_where_to()
    {
        var warning = Assert.Single(WarningWindow.Open(Build().Book, January));
        Assert.Equal((new DateOnly(2027, 1, 1), SignalSide.High), (warning.SignalOn, warning.Side));
        Assert.Equal((new DateOnly(2027, 3, 1), new DateOnly(2027, 5, 31)), (warning.From, warning.Until));
    }

    [Theory]
    [InlineData(90, WarningOutcome.Hit)]
    [InlineData(20, WarningOutcome.Miss)]
    public void It_is_scored_once_its_window_is_over(int value, WarningOutcome outcome)
    {
        var warning = WarningWindow.Open(Build().Book, January).Single();
        var later = Build(50, 50, value, value, value).Book;
        Assert.False(WarningWindow.TryScore(later, warning, warning.Until));
        Assert.True(WarningWindow.TryScore(later, warning, warning.Until.AddDays(1)));
        Assert.Equal(outcome, warning.Outcome);
        Assert.False(WarningWindow.TryScore(later, warning, warning.Until.AddDays(2)));
    }

    [Fact]
    public void Without_values_in_its_window_it_waits_until_they_are_due_and_stays_unknown()
    {
        var world = Build();
        var warning = WarningWindow.Open(world.Book, January).Single();
        Assert.False(WarningWindow.TryScore(world.Book, warning, warning.Until.AddDays(1)));
        Assert.True(WarningWindow.TryScore(world.Book, warning, warning.Until.AddDays(world.Kpi("Y").DueDays + 1)));
        Assert.Equal(WarningOutcome.Unknown, warning.Outcome);
    }

    [Fact]
    public void With_some_of_its_values_it_waits_for_the_others_until_they_are_due()
    {
        var warning = WarningWindow.Open(Build().Book, January).Single();
        var (later, due) = (Build(50, 50, 90).Book, warning.Until.AddDays(10));
        Assert.False(WarningWindow.TryScore(later, warning, due));
        Assert.True(WarningWindow.TryScore(later, warning, due.AddDays(1)));
        Assert.Equal(WarningOutcome.Hit, warning.Outcome);
    }

    [Fact]
    public void What_has_come_already_is_not_foretold()
    {
        var (world, until) = (Build(), new DateOnly(2027, 5, 31));
        Assert.Single(WarningWindow.Open(world.Book, until));
        Assert.Empty(WarningWindow.Open(world.Book, until.AddDays(1)));
    }

    [Theory]
    [InlineData("no values")]
    [InlineData("constant")]
    [InlineData("the same numbers")]
    public void What_cannot_be_tested_warns_of_nothing(string cause)
    {
        decimal?[] effect = [.. new MadeSeries(8).White(72).Select(v => (decimal?)Math.Round((decimal)(50 + 10 * v), 2)), 120];
        var world = new ModelBuilder()
            .Kpi("X")
            .Kpi("Y")
            .Cause("X", "Y")
            .Values("Y", "2021-01", effect)
            .Values(
                "X",
                "2021-01",
                cause switch
                {
                    "no values" => [],
                    "constant" => [.. effect.Select(_ => (decimal?)7)],
                    _ => effect,
                }
            )
            .Build();
        Assert.Empty(WarningWindow.Open(world.Book, January));
    }

    [Fact]
    public void A_calm_cause_warns_of_nothing()
    {
        var world = Build();
        world.Record("X", "2027-01", 50);
        Assert.Empty(WarningWindow.Open(world.Book, January));
    }
}
