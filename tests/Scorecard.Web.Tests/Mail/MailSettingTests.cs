using Microsoft.Extensions.Configuration;
using Scorecard.Data.Hosting;
using Scorecard.Web.Hosting;
using Scorecard.Web.Notices;

namespace Scorecard.Web.Tests.Mail;

public sealed class MailSettingTests
{
    [Fact]
    public void Without_a_host_mail_is_not_set_up() => Assert.False(Of([]).IsSet);

    [Fact]
    public void What_is_not_said_is_usual()
    {
        var settings = Of([new("Mail:Host", "mail.example.com"), new("Mail:From", "Scorecard <scorecard@example.com>")]);
        Assert.Equal((587, "scorecard@example.com"), (settings.Port, settings.From!.Address));
    }

    [Theory]
    [InlineData("Mail:From", "", "Mail:From is “”. Set it to an address such as Scorecard <scorecard@example.com>.")]
    [InlineData("Mail:Port", "smtp", "Mail:Port is smtp. Set it to a number from 1 to 65535.")]
    [InlineData("Mail:Tls", "yes", "Mail:Tls is yes. Set it to StartTls, Implicit or None.")]
    [InlineData("Mail:User", "u", "Mail:User is set and Mail:Password is not. Set both, or neither where the server asks for none.")]
    [InlineData("Public:Url", "", "Mail:Host is set and Public:Url is not: links in mails would lead nowhere. Set Public:Url.")]
    public void What_does_not_fit_ends_the_start_with_a_sentence(string name, string value, string sentence)
    {
        var refused = Assert.Throws<CannotStart>(() =>
            Of([new("Mail:Host", "mail.example.com"), new("Mail:From", "scorecard@example.com"), new(name, value)])
        );
        Assert.Equal(sentence, refused.Message);
    }

    private static MailSettings Of(IEnumerable<KeyValuePair<string, string?>> given)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Public:Url", "https://scorecard.example.com")])
            .AddInMemoryCollection(given.Reverse().DistinctBy(pair => pair.Key))
            .Build();
        return MailSettings.Of(settings, PublicAddress.Of(settings));
    }
}
