using System.Globalization;

namespace Scorecard.Domain.Tests;

public class WrittenNumberTests
{
    [Theory]
    [InlineData("12.5", "12.5", null)]
    [InlineData("12,5", null, "12.5")]
    [InlineData("1,234.5", "1234.5", null)]
    [InlineData("1.234,5", null, "1234.5")]
    [InlineData("1,234,567", "1234567", null)]
    [InlineData("1.234.567", null, "1234567")]
    [InlineData("1,250", "1250", "1.25")]
    [InlineData("45.000", "45", "45000")]
    [InlineData("0,125", null, "0.125")]
    [InlineData("1250,125", null, "1250.125")]
    [InlineData("1 250", "1250", "1250")]
    [InlineData("1\u00a0250,5", null, "1250.5")]
    [InlineData("1\u2019250.50", "1250.5", null)]
    [InlineData("1'250", "1250", "1250")]
    [InlineData("-7", "-7", "-7")]
    [InlineData("\u22127.25", "-7.25", null)]
    public void Digits_say_what_they_can_mean(string text, string? point, string? comma)
    {
        var written = WrittenNumber.Read(text)!.Value;

        Assert.Equal((Number(point), Number(comma)), (written.WithPoint, written.WithComma));

        static decimal? Number(string? plain) => plain is null ? null : decimal.Parse(plain, CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12 50")]
    [InlineData("1,23,456")]
    [InlineData("1.2.3,4,5")]
    [InlineData("1e3")]
    [InlineData("5.")]
    [InlineData("n/a")]
    public void Anything_else_is_no_number(string text) => Assert.Null(WrittenNumber.Read(text));

    [Theory]
    [InlineData("91.370000000000005", "91.37")]
    [InlineData("0.30000000000000004", "0.3")]
    [InlineData("-79.680000000000007", "-79.68")]
    [InlineData("33.333333333333336", "33.3333333333333")]
    [InlineData("0", "0")]
    [InlineData("123456789012345", "123456789012345")]
    public void A_binary_number_is_what_a_sheet_shows(string number, string shown) =>
        Assert.Equal(
            decimal.Parse(shown, CultureInfo.InvariantCulture),
            WrittenNumber.Shown(decimal.Parse(number, CultureInfo.InvariantCulture))
        );

    [Theory]
    [InlineData("€4.81", "EUR", "4.81")]
    [InlineData("95%", "%", "95")]
    [InlineData("95 %", "percent", "95")]
    [InlineData("$10.4M", "$M", "10.4")]
    [InlineData("EUR 12", "EUR", "12")]
    [InlineData("46 days", "days", "46")]
    [InlineData("46", "", "46")]
    public void The_unit_may_stand_beside_a_number(string text, string unit, string digits)
    {
        Assert.Null(WrittenUnit.ForeignSign(text, unit));
        Assert.Equal(digits, WrittenUnit.Without(text, unit));
    }

    [Theory]
    [InlineData("95%", "days", "%")]
    [InlineData("€4.81", "GBP", "€")]
    [InlineData("46", "", null)]
    public void A_sign_of_another_unit_is_told(string text, string unit, string? sign) =>
        Assert.Equal(sign, WrittenUnit.ForeignSign(text, unit));
}
