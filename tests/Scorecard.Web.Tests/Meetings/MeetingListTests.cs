using Scorecard.Domain.Plans;

namespace Scorecard.Web.Tests.Meetings;

public sealed class MeetingListTests : MeetingTests
{
    [Fact]
    public async Task An_action_that_is_still_open_is_met_again_in_a_later_period_late_ones_are_marked()
    {
        var slide = await Company.ReadAsync(Company.Head, $"{Company.UnitPath("OPS")}/meeting?period=2026-10&step=99");
        Assert.Contains(
            "Rent two more lorries",
            slide.Words[slide.Words.IndexOf("Still open from before", StringComparison.Ordinal)..],
            StringComparison.Ordinal
        );
        Assert.Contains("due 1 Nov 2026, late", slide.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_finds_by_words_shows_mine_or_all_and_nothing_of_private_units()
    {
        await Company.App.WriteAsync(
            Company.World.Model.Organization.Id,
            db =>
            {
                var meeting = new Meeting(
                    95_001,
                    Company.World.Unit("VAULT"),
                    Company.World.Period("2026-09"),
                    new(2026, 10, 13),
                    Company.Chief.Id
                );
                db.AddRange(
                    meeting,
                    new MeetingEntry(95_002, meeting, MeetingEntryKind.Action, null, new("Buy more gold", Company.Head.Id))
                );
                return Task.CompletedTask;
            }
        );

        Assert.Contains("Rent two more lorries", OpenActions(await Company.ReadAsync(Company.Head, "/meetings")), StringComparison.Ordinal);
        Assert.DoesNotContain("gold", (await Company.ReadAsync(Company.Head, "/meetings?actions=all")).Words, StringComparison.Ordinal);
        Assert.Contains("gold", OpenActions(await Company.ReadAsync(Company.Chief, "/meetings?actions=all")), StringComparison.Ordinal);
        Assert.DoesNotContain("Rent two", OpenActions(await Company.ReadAsync(Company.Chief, "/meetings")), StringComparison.Ordinal);
        Assert.Contains(
            "Rent two more lorries",
            (await Company.ReadAsync(Company.Reader, "/meetings?q=LORRIES+run")).Words,
            StringComparison.Ordinal
        );
        Assert.Contains("Nothing fits", (await Company.ReadAsync(Company.Reader, "/meetings?q=gold")).Words, StringComparison.Ordinal);
    }

    private static string OpenActions(TestPage page) => page.Document.QuerySelector("section[aria-labelledby=open-h]")!.TextContent;
}
