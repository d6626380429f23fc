using Scorecard.Domain.Comments;

namespace Scorecard.Domain.Tests.Comments;

public class MentionsTests
{
    private static readonly Mentionable[] People =
    [
        new(1, "Ada Byron", true),
        new(2, "Ada Byron King", true),
        new(3, "Ben Okri", true),
        new(4, "Zoë Ångström", true),
        new(5, "Paul Private", false),
        new(6, "Kim Lee", true),
        new(7, "Kim Lee", true),
        new(8, "Sam Low", true),
        new(9, "Sam Low", false),
    ];

    [Theory]
    [InlineData("Nothing to ask", "")]
    [InlineData("@Ada Byron, why?", "1")]
    [InlineData("why, @ada byron king?", "2")]
    [InlineData("(@Ben Okri) and @Zoë Ångström and @Ben Okri", "3 4")]
    [InlineData("@Ben: and @Zoë", "3 4")]
    [InlineData("Write to ada@byron.example or 5 @ 3 or @", "")]
    [InlineData("@Sam Low", "8")]
    public void Names_are_read_from_the_words(string words, string ids) => Assert.Equal(ids, string.Join(' ', Mentions.In(words, People)));

    [Theory]
    [InlineData("@Adam, why?", "@Adam, is nobody here")]
    [InlineData("@Ada, why?", "Ada Byron or Ada Byron King, Write the whole name")]
    [InlineData("@Paul Private", "Paul Private may not see this, given a role")]
    [InlineData("@Kim Lee", "choose the person")]
    public void What_names_nobody_or_several_is_refused_in_a_sentence(string words, string said) =>
        Refused.Because(said, () => Mentions.In(words, People));

    [Fact]
    public void Of_two_with_one_name_the_chosen_one_is_meant() => Assert.Equal([7L], Mentions.In("@Kim Lee", People, [7]));
}
