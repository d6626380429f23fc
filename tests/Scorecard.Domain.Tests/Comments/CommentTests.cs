using Scorecard.Domain.Access;
using Scorecard.Domain.Comments;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Comments;

public sealed class CommentTests
{
    private const long Ada = 7,
        Ben = 8;

    private static readonly DateTime Then = new(2026, 11, 12, 9, 0, 0, DateTimeKind.Utc);

    private readonly World world = new ModelBuilder().Unit("SALES").Objective("SELL", of: "SALES").Kpi("VISITS", of: "SELL").Build();

    private Comment Said => new(1, CommentTopic.Of(world.Kpi("VISITS"), new(2026, 9, 1)), Ada, " Why so few? ", Then);

    [Fact]
    public void A_comment_is_about_one_thing_and_a_reply_about_the_same()
    {
        var comment = Said;
        Assert.Equal(
            (world.Kpi("VISITS").Id, null, null, null),
            (comment.KpiId, comment.ObjectiveId, comment.InitiativeId, comment.LinkId)
        );
        Assert.Equal(("Why so few?", new DateOnly(2026, 9, 1)), (comment.Words, comment.Period));

        var reply = new Comment(2, comment, Ben, "The bridge was closed", Then);
        var below = new Comment(3, reply, Ada, "I see", Then);

        Assert.Equal((1L, 1L), (reply.ParentId, below.ParentId));
        Assert.Equal(comment.Topic, below.Topic);
    }

    [Fact]
    public void Nothing_and_too_much_are_refused_in_a_sentence()
    {
        var topic = CommentTopic.Of(world.Objective("SELL"));
        Refused.Because("Write what there is to say", () => new Comment(1, topic, Ada, " \n", Then));
        Refused.Because("2001, Shorten it", () => new Comment(1, topic, Ada, new string('x', 2001), Then));
    }

    [Fact]
    public void Its_author_edits_it_for_an_hour_and_nobody_else()
    {
        var comment = Said;
        Assert.True(comment.MayEdit(Ada, Then.AddMinutes(59)));
        Assert.False(comment.MayEdit(Ada, Then.AddHours(1)));
        Assert.False(comment.MayEdit(Ben, Then));

        comment.Edit("Why so many?", Then.AddMinutes(5));

        Assert.Equal(("Why so many?", Then.AddMinutes(5)), (comment.Words, comment.EditedAt));
        Refused.Because("within an hour, Write a reply", () => comment.Edit("Why?", Then.AddHours(2)));
    }

    [Fact]
    public void A_withdrawn_comment_says_nothing_and_is_not_edited()
    {
        var comment = Said;
        comment.Withdraw(Ben, Then.AddDays(1));
        comment.Withdraw(Ada, Then.AddDays(2));

        Assert.Equal(("", Ben, Then.AddDays(1)), (comment.Words, comment.WithdrawnBy, comment.WithdrawnAt));
        Refused.Because("withdrawn", () => comment.Edit("Still", Then));
    }

    [Fact]
    public void A_comment_is_resolved_once_and_a_reply_opens_it_again()
    {
        var comment = Said;
        comment.Resolve(Ben, Then);
        comment.Resolve(Ada, Then.AddDays(1));
        Assert.Equal((true, Ben), (comment.IsResolved, comment.ResolvedBy));

        var reply = new Comment(2, comment, Ada, "Not yet", Then);

        Assert.False(comment.IsResolved);
        Refused.Because("resolved with the comment", () => reply.Resolve(Ada, Then));
    }

    [Fact]
    public void A_mention_waits_until_it_is_answered_once()
    {
        var mention = new CommentMention(Said, Ben);
        mention.Answer(Then);
        mention.Answer(Then.AddDays(1));
        Assert.Equal(Then, mention.AnsweredAt);
        Assert.Equal((Ada, Then), (mention.For(Ada).PersonId, mention.For(Ada).AnsweredAt));
    }

    [Theory]
    [InlineData(Ada, null, true)]
    [InlineData(Ben, null, false)]
    [InlineData(Ben, Role.Updater, false)]
    [InlineData(Ben, Role.Manager, true)]
    public void Its_author_and_the_units_managers_settle_it(long who, Role? role, bool may)
    {
        var unit = world.Unit("SALES");
        Membership[] roles =
        [
            new(who, world.Unit("ORG"), Role.Viewer),
            .. role is { } held ? [new Membership(who, unit, held)] : Array.Empty<Membership>(),
        ];
        Assert.Equal(may, world.Model.AllowsSettling(new(who, roles), Said, unit));
    }
}
