using Scorecard.Domain.Periods;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Views;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Plans;

public sealed class MeetingTests
{
    private readonly World world = new ModelBuilder().Unit("SALES").Objective("GROW").Objective("SELL", of: "SALES").Build();

    private Meeting Held => new(1, world.Unit("SALES"), new Period(Frequency.Month, new(2026, 9, 1)), new(2026, 10, 12), 7);

    [Fact]
    public void An_action_is_open_until_it_is_ticked_off_and_late_after_its_day()
    {
        var action = new MeetingEntry(2, Held, MeetingEntryKind.Action, world.Objective("SELL"), new("Call", 7, new(2026, 10, 20)));
        Assert.True(action.IsOpen);
        Assert.False(action.IsLate(new(2026, 10, 20)));
        Assert.True(action.IsLate(new(2026, 10, 21)));

        action.Tick(new(2026, 10, 22));
        action.Tick(new(2026, 10, 30));

        Assert.Equal(new DateOnly(2026, 10, 22), action.DoneOn);
        Assert.False(action.IsLate(new(2026, 10, 23)));
        action.Tick(null);
        Assert.True(action.IsOpen);
    }

    [Fact]
    public void What_an_entry_cannot_be_is_refused_in_a_sentence()
    {
        Refused.Because("Write what was decided", () => new MeetingEntry(2, Held, MeetingEntryKind.Decision, null, new(" ")));
        Refused.Because(
            "Only an action has somebody",
            () => new MeetingEntry(2, Held, MeetingEntryKind.Note, null, new("Said", OwnerId: 7))
        );
        Refused.Because(
            "An entry is about an objective of the unit that meets",
            () => new MeetingEntry(2, Held, MeetingEntryKind.Note, world.Objective("GROW"), new("Said"))
        );
        Refused.Because(
            "Only an action can be ticked off",
            () => new MeetingEntry(2, Held, MeetingEntryKind.Note, null, new("Said")).Tick(new(2026, 10, 22))
        );
    }

    [Theory]
    [InlineData("/kpis?q=cost&period=2026-09", true)]
    [InlineData("/", true)]
    [InlineData("//elsewhere.example", false)]
    [InlineData("/\\elsewhere.example", false)]
    [InlineData("/kpis?handler=Csv", false)]
    [InlineData("/kpis?q=1&HANDLER=Csv", false)]
    [InlineData("/a page", false)]
    [InlineData(null, false)]
    public void A_saved_view_holds_a_page_of_the_application(string? path, bool holds)
    {
        SavedView Save() => new(1, 1, 1, "View", path, DateTime.UnixEpoch);
        if (holds)
            Assert.Equal(path, Save().Path);
        else
            Refused.Because("Open the page and save it from there", Save);
    }
}
