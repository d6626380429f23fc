using Scorecard.Domain.Changes;

namespace Scorecard.Domain.Tests.Changes;

public sealed class JournalHeadTests
{
    [Theory]
    [InlineData("3:" + Digits, true)]
    [InlineData(" 3:" + Digits + " ", true)]
    [InlineData("3:" + Digits + "0", false)]
    [InlineData("-3:" + Digits, false)]
    [InlineData("3", false)]
    [InlineData("three:" + Digits, false)]
    [InlineData(null, false)]
    public void A_head_is_read_as_it_is_written(string? text, bool isOne) =>
        Assert.Equal(isOne ? new JournalHead(3, Digits) : null, JournalHead.Parse(text));

    private const string Digits = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
}
