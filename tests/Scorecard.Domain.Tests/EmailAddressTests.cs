namespace Scorecard.Domain.Tests;

public class EmailAddressTests
{
    [Theory]
    [InlineData("una@example.com")]
    [InlineData("  o'brien+list@mail.example.co.uk ")]
    [InlineData("почта@пример.рф")]
    [InlineData("почта@example.com")]
    [InlineData("jörg@müller.example")]
    public void An_address_has_a_box_and_a_domain(string email) => Assert.Null(EmailAddress.Problem(email));

    [Theory]
    [InlineData(null, "Write an e-mail address")]
    [InlineData("", "Write an e-mail address")]
    [InlineData("una", "Write an e-mail address")]
    [InlineData("@example.com", "Write an e-mail address")]
    [InlineData("una@", "Write an e-mail address")]
    [InlineData("una@x@example.com", "Write an e-mail address")]
    [InlineData("u na@example.com", "Write an e-mail address")]
    [InlineData("una@exa\u200bmple.com", "a sign that nobody sees")]
    [InlineData("una\u202e@example.com", "a sign that nobody sees")]
    [InlineData("una\u0007@example.com", "a sign that nobody sees")]
    [InlineData("una@ex\u0430mple.com", "different alphabets")]
    [InlineData("un\u0430@example.com", "different alphabets")]
    [InlineData("una@\ud800.com", "Write an e-mail address")]
    public void What_is_none_or_looks_like_another_is_refused(string? email, string words) =>
        Assert.Contains(words, EmailAddress.Problem(email), StringComparison.Ordinal);

    [Theory]
    [InlineData("Una@Example.COM")]
    [InlineData(" una@example.com")]
    [InlineData("una@\uff45xample.com")]
    [InlineData("\uff55na@example.com")]
    public void Ways_of_typing_one_address_are_compared_as_one(string email) =>
        Assert.Equal("UNA@EXAMPLE.COM", EmailAddress.Normalize(email));

    [Fact]
    public void A_domain_is_compared_as_computers_write_it() =>
        Assert.Equal(EmailAddress.Normalize("a@xn--mller-kva.example"), EmailAddress.Normalize("a@Müller.example"));

    [Fact]
    public void An_address_is_kept_in_plain_signs() => Assert.Equal("una@example.com", EmailAddress.Checked(" una@\uff45xample.com "));
}
