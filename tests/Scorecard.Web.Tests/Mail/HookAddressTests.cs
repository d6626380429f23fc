using Scorecard.Web.Notices;

namespace Scorecard.Web.Tests.Mail;

public sealed class HookAddressTests
{
    [Theory]
    [InlineData("http://example.com/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://10.1.2.3/")]
    [InlineData("https://169.254.169.254/latest")]
    [InlineData("https://[::ffff:192.168.0.1]/")]
    [InlineData("https://user:secret@example.com/")]
    [InlineData("ftp://example.com/")]
    [InlineData("nonsense")]
    public void An_address_inside_or_over_plain_HTTP_is_refused(string to) =>
        Assert.NotNull(new HookSettings(AllowsPrivate: false, TimeSpan.FromSeconds(1)).Problem(to));
}
