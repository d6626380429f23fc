using Scorecard.Domain.Units;

namespace Scorecard.Domain.Tests.Units;

public class WorkingHoursTests
{
    [Theory]
    // A Thursday at noon, before the day begins, at its end, on Friday night.
    [InlineData("Europe/Amsterdam", "2026-11-12T11:00", "2026-11-12T11:00")]
    [InlineData("Europe/Amsterdam", "2026-11-12T03:00", "2026-11-12T07:00")]
    [InlineData("Europe/Amsterdam", "2026-11-12T17:00", "2026-11-13T07:00")]
    [InlineData("Europe/Amsterdam", "2026-11-13T20:00", "2026-11-16T07:00")]
    // Summer time begins that weekend.
    [InlineData("Europe/Amsterdam", "2026-03-27T20:00", "2026-03-30T06:00")]
    [InlineData("Asia/Kolkata", "2026-11-12T02:00", "2026-11-12T02:30")]
    public void The_next_moment_is_by_the_organizations_own_clock(string zone, string utc, string next) =>
        Assert.Equal(At(next), WorkingHours.Default.NextFrom(At(utc), zone));

    [Fact]
    public void The_days_are_those_of_the_week_that_is_chosen()
    {
        var sunday = At("2026-11-15T09:00");
        Assert.Equal(sunday, new WorkingHours(8, 18, WorkWeek.SundayToThursday).NextFrom(sunday, "Etc/UTC"));
        Assert.Equal(sunday, new WorkingHours(8, 18, WorkWeek.EveryDay).NextFrom(sunday, "Etc/UTC"));
        Assert.Equal(At("2026-11-16T08:00"), WorkingHours.Default.NextFrom(sunday, "Etc/UTC"));
    }

    [Theory]
    [InlineData(8, 8)]
    [InlineData(18, 8)]
    [InlineData(-1, 8)]
    [InlineData(8, 25)]
    public void Hours_that_are_none_are_refused(int from, int until) =>
        Assert.Throws<RuleViolation>(() => new Organization(1, "Acme").Work(new(from, until, WorkWeek.EveryDay)));

    private static DateTime At(string utc) =>
        DateTime.SpecifyKind(DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
