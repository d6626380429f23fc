using Scorecard.Domain.Attention;
using Scorecard.Domain.Health;

namespace Scorecard.Domain.Tests.Attention;

public class AttentionKeyTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Overdue:7")]
    [InlineData("Overdue:7:9:NoRule")]
    [InlineData("99:7:9:")]
    [InlineData("overdue:7:9:")]
    public void Other_texts_are_no_keys(string text) => Assert.False(AttentionKey.TryParse(text, out _));

    [Fact]
    public void A_key_is_read_as_it_was_written()
    {
        foreach (
            var key in new AttentionKey[]
            {
                new(AttentionKind.Overdue, long.MaxValue, long.MaxValue, null),
                new(AttentionKind.Finding, 7, long.MaxValue, HealthRule.ObjectiveWithoutContribution),
            }
        )
        {
            Assert.True(AttentionKey.TryParse(key.ToString(), out var read));
            Assert.Equal(key, read);
            Assert.InRange(key.ToString().Length, 1, DismissedItem.KeyLength);
        }
    }
}
