using FsCheck.Xunit;
using Scorecard.Domain.Periods;

namespace Scorecard.Domain.Tests.Periods;

public class TimelineTests
{
    private static DateOnly Month(int number) => number == 0 ? DateOnly.MinValue : new DateOnly(2025, 1, 1).AddMonths(number % 24);

    [Property(MaxTest = 300)]
    public void A_value_holds_from_its_day_until_the_next_change_and_everything_else_stays((byte Month, byte Value)[] sets)
    {
        var timeline = new Timeline<int>(0, []);
        foreach (var (month, value) in sets)
        {
            var from = Month(month % 25);
            var (before, next) = (timeline, timeline.NextAfter(from));
            timeline = timeline.From(from, value % 3);
            foreach (var day in Enumerable.Range(0, 26).Select(i => new DateOnly(2024, 12, 1).AddMonths(i)))
                Assert.Equal(day >= from && (next is null || day < next) ? value % 3 : before.On(day), timeline.On(day));
            Assert.Equal(timeline.Earlier.Select(e => e.Until).Order(), timeline.Earlier.Select(e => e.Until));
            Assert.All(timeline.Stretches.Zip(timeline.Stretches.Skip(1)), pair => Assert.NotEqual(pair.First.Value, pair.Second.Value));
        }
    }

    [Fact]
    public void What_was_changed_and_changed_back_leaves_no_trace()
    {
        var timeline = new Timeline<string>("north", []).From(new(2025, 7, 1), "south");
        Assert.Equal(("north", "south"), (timeline.On(new(2025, 6, 30)), timeline.On(new(2025, 7, 1))));

        Assert.Empty(timeline.From(new(2025, 7, 1), "north").Earlier);
    }
}
