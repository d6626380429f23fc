using System.Globalization;
using Scorecard.Web.Forms;

namespace Scorecard.Web.Tests.Forms;

public class NumberTextTests
{
    [Theory]
    [InlineData("en-GB", "94.2", "94.2")]
    [InlineData("en-GB", "94,2", "94.2")]
    [InlineData("de-DE", "94.2", "94.2")]
    [InlineData("de-DE", "94,2", "94.2")]
    [InlineData("en-GB", "1 250", "1250")]
    [InlineData("fr-FR", "1\u202f250,5", "1250.5")]
    [InlineData("de-CH", "1'250.50", "1250.5")]
    [InlineData("de-CH", "1\u2019250.50", "1250.5")]
    [InlineData("en-GB", "94.2 %", "94.2")]
    [InlineData("en-GB", "94.2%", "94.2")]
    [InlineData("en-GB", "\u22124.5", "-4.5")]
    [InlineData("en-GB", "-4.5", "-4.5")]
    [InlineData("en-GB", " 7 ", "7")]
    [InlineData("en-GB", ".5", "0.5")]
    [InlineData("en-GB", "1,234.5", "1234.5")]
    [InlineData("de-DE", "1.234,5", "1234.5")]
    [InlineData("en-GB", "1,234,567", "1234567")]
    [InlineData("de-DE", "1.234.567,25", "1234567.25")]
    [InlineData("en-GB", "1.2500", "1.25")]
    [InlineData("de-CH", "1\u2019250", "1250")]
    [InlineData("en-GB", "1.250.000", "1250000")]
    [InlineData("en-GB", "0,125", "0.125")]
    [InlineData("en-GB", "1250,125", "1250.125")]
    [InlineData("en-GB", "999999999999999", "999999999999999")]
    public void A_number_is_read_by_the_language(string culture, string text, string number) =>
        Assert.Equal(
            new NumberReading(decimal.Parse(number, CultureInfo.InvariantCulture), null),
            NumberText.Read(text, CultureInfo.GetCultureInfo(culture))
        );

    [Theory]
    [InlineData("en-GB", "1,250", "Write 1250 or 1.25: “1,250” can mean both")]
    [InlineData("en-GB", "1.250", "Write 1250 or 1.25: “1.250” can mean both")]
    [InlineData("de-DE", "1.250", "Write 1250 or 1,25: “1.250” can mean both")]
    [InlineData("de-DE", "1,940", "Write 1940 or 1,94: “1,940” can mean both")]
    [InlineData("en-GB", "45.000", "Write 45000 or 45: “45.000” can mean both")]
    [InlineData("en-GB", "45.125", "Write 45125 or 45.1250: “45.125” can mean both")]
    [InlineData("en-GB", "1.234,5", "Write 1234.5: a point marks the decimals here")]
    [InlineData("de-DE", "1,234.5", "Write 1234,5: a comma marks the decimals here")]
    [InlineData("en-GB", "about 5", "Digits only, such as 4.81")]
    [InlineData("de-DE", "about 5", "Digits only, such as 4,81")]
    [InlineData("en-GB", "12 50", "Digits only, such as 1250 or 4.81")]
    [InlineData("en-GB", "1,23,456", "Digits only, such as 1250 or 4.81")]
    [InlineData("en-GB", "1e3", "Digits only, such as 4.81")]
    [InlineData("en-GB", "NaN", "Digits only, such as 4.81")]
    [InlineData("en-GB", "=1+1", "Digits only, such as 4.81")]
    [InlineData("en-GB", "٣", "Digits only, such as 4.81")]
    [InlineData("en-GB", "1000000000000000", "Too large. At most 15 digits before the decimals")]
    [InlineData("en-GB", "99999999999999999999999999999999999", "Too large. At most 15 digits before the decimals")]
    public void What_is_no_number_or_two_gets_a_sentence(string culture, string text, string problem) =>
        Assert.Equal(new NumberReading(null, problem), NumberText.Read(text, CultureInfo.GetCultureInfo(culture)));

    [Theory]
    [InlineData("en-GB", "1.250", 3, "1.25")]
    [InlineData("de-DE", "1,250", 4, "1.25")]
    [InlineData("en-GB", "1,250", 3, null)]
    [InlineData("en-GB", "1.250", 2, null)]
    public void A_measure_with_three_decimals_is_not_asked_about_them(string culture, string text, int decimals, string? number) =>
        Assert.Equal(
            number is null ? null : decimal.Parse(number, CultureInfo.InvariantCulture),
            NumberText.Read(text, CultureInfo.GetCultureInfo(culture), decimals: decimals).Number
        );

    [Theory]
    [InlineData("€", "€4.81", "4.81")]
    [InlineData("€", "4.81 €", "4.81")]
    [InlineData("€", "\u2212€4.81", "-4.81")]
    [InlineData("€m", "€1.2m", "1.2")]
    [InlineData("€m", "1.2 €m", "1.2")]
    [InlineData("€m", "€1.2", "1.2")]
    [InlineData("€/km", "1.18 €/km", "1.18")]
    [InlineData("%", "94.2 %", "94.2")]
    [InlineData("×", "2.6×", "2.6")]
    [InlineData("days", "46 Days", "46")]
    [InlineData("", "46", "46")]
    public void The_own_unit_of_measure_may_stand_beside_the_number(string measure, string text, string number) =>
        Assert.Equal(
            new NumberReading(decimal.Parse(number, CultureInfo.InvariantCulture), null),
            NumberText.Read(text, CultureInfo.GetCultureInfo("en-GB"), measure)
        );

    [Theory]
    [InlineData("€", "$4.81", "Write it in €, without the $")]
    [InlineData("€", "4.81 %", "Write it in €, without the %")]
    [InlineData("", "94%", "Write it without the %")]
    [InlineData("days", "€46", "Write it in days, without the €")]
    [InlineData("€", "€1.2m", "Digits only, such as 4.81")]
    [InlineData("€", "4€81", "Digits only, such as 4.81")]
    [InlineData("days", "46 weeks", "Digits only, such as 4.81")]
    public void Another_unit_of_measure_gets_a_sentence(string measure, string text, string problem) =>
        Assert.Equal(new NumberReading(null, problem), NumberText.Read(text, CultureInfo.GetCultureInfo("en-GB"), measure));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void An_empty_box_is_no_number_and_no_problem(string? text) => Assert.Equal(default, NumberText.Read(text));

    [Theory]
    [InlineData("en-GB")]
    [InlineData("de-DE")]
    [InlineData("fr-FR")]
    [InlineData("sv-SE")]
    [InlineData("de-CH")]
    public void What_a_box_shows_is_read_back(string name)
    {
        var culture = CultureInfo.GetCultureInfo(name);
        foreach (
            var number in new[] { 0m, 1.25m, 1.125m, 45m, 1.94m, -45.125m, -4.5m, 1250m, 999_999_999_999_999m, 0.0001m, -1234567.8901m }
        )
            Assert.Equal(number, NumberText.Read(NumberText.Write(number, culture), culture).Number);
    }
}
