using System.Globalization;
using Scorecard.Domain.Scales;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Tests.Presentation;

public class FiguresTests
{
    [Theory]
    [InlineData(1234.5, "EUR", "€1,234.50")]
    [InlineData(-50000.0, "GBP", "−£50,000")]
    [InlineData(50000.0, "CHF", "50,000\u00a0CHF")]
    [InlineData(1234.5, null, "1,234.5")]
    [InlineData(null, "EUR", "–")]
    public void Money_has_the_currency_of_the_organization(double? amount, string? currency, string shown) =>
        Assert.Equal(shown, In("en-GB", () => Figures.Money((decimal?)amount, currency)));

    [Theory]
    [InlineData(61.25, "61.3")]
    [InlineData(100.0, "100.0")]
    [InlineData(0.0, "0.0")]
    [InlineData(null, "–")]
    public void A_score_has_one_decimal(double? score, string shown) =>
        Assert.Equal(shown, In("en-GB", () => Figures.Score(score, Bands.Default)));

    [Theory]
    [InlineData(69.96, 40, 70, "69.9")]
    [InlineData(69.95, 40, 70, "69.9")]
    [InlineData(69.94, 40, 70, "69.9")]
    [InlineData(69.9999999999, 40, 70, "70.0")]
    [InlineData(70.04, 40, 70, "70.0")]
    [InlineData(39.96, 40, 70, "39.9")]
    [InlineData(40.0, 40, 70, "40.0")]
    [InlineData(33.34, 33.3333, 66.6667, "33.4")]
    [InlineData(33.32, 33.3333, 66.6667, "33.3")]
    [InlineData(66.67, 33.3333, 66.6667, "66.7")]
    [InlineData(66.66, 33.3333, 66.6667, "66.6")]
    [InlineData(99.96, 80, 100, "99.9")]
    public void A_shown_score_never_crosses_the_edge_of_a_band(double score, double amber, double green, string shown)
    {
        var bands = new Bands(amber, green);
        Assert.Equal(shown, In("en-GB", () => Figures.Score(score, bands)));
        Assert.Equal(bands.Of(score), bands.Of(double.Parse(shown, CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData(69.8, "69.8")]
    [InlineData(69.96, "69.9")]
    [InlineData(70.3, "70.3")]
    [InlineData(70.6, "71")]
    [InlineData(69.4, "69")]
    [InlineData(39.9, "39.9")]
    [InlineData(55.5, "56")]
    [InlineData(null, "–")]
    public void A_whole_score_has_a_decimal_where_it_is_near_the_edge_of_a_band(double? score, string shown) =>
        Assert.Equal(shown, In("en-GB", () => Figures.Whole(score, Bands.Default)));

    [Theory]
    [InlineData(0.7, "+0.7")]
    [InlineData(-4.5, "−4.5")]
    [InlineData(0.04, "0.0")]
    [InlineData(-0.04, "0.0")]
    [InlineData(0.0, "0.0")]
    [InlineData(null, "–")]
    public void A_change_is_signed_unless_it_rounds_to_nothing(double? change, string shown) =>
        Assert.Equal(shown, In("en-GB", () => Figures.Change(change)));

    [Theory]
    [InlineData(63.94, 64.55, "+0.7")]
    [InlineData(64.55, 63.94, "−0.7")]
    [InlineData(61.21, 61.24, "0.0")]
    [InlineData(null, 61.24, "–")]
    [InlineData(69.96, 70.04, "+0.1")]
    public void A_score_change_is_what_a_reader_gets_by_subtracting(double? before, double? now, string shown) =>
        Assert.Equal(shown, In("en-GB", () => Figures.ScoreChange(before, now, Bands.Default)));

    [Fact]
    public void A_change_in_points_has_two_decimals() => Assert.Equal("−0.77", In("en-GB", () => Figures.Change(-0.7712, decimals: 2)));

    [Theory]
    [InlineData("94.20", "%", "94.2%")]
    [InlineData("4.81", "€", "€4.81")]
    [InlineData("-4.81", "€", "−€4.81")]
    [InlineData("1.2", "€m", "€1.2m")]
    [InlineData("2.6", "×", "2.6×")]
    [InlineData("46", "days", "46\u00a0days")]
    [InlineData("1250", null, "1,250")]
    [InlineData("1234567.5", " ", "1,234,567.5")]
    [InlineData("0.1234567", null, "0.123457")]
    [InlineData("-0.0000001", "%", "0%")]
    [InlineData("3.0000", null, "3")]
    public void A_value_carries_its_unit_and_no_decimals_it_does_not_have(string value, string? unit, string shown) =>
        Assert.Equal(shown, In("en-GB", () => Figures.Value(decimal.Parse(value, CultureInfo.InvariantCulture), unit)));

    [Fact]
    public void A_value_shows_the_decimals_that_are_asked_for() =>
        Assert.Equal("€4.20", In("en-GB", () => Figures.Value(4.2m, "€", decimals: 2)));

    [Fact]
    public void A_missing_value_is_a_dash() => Assert.Equal("–", Figures.Value(null, "%"));

    [Theory]
    [InlineData("de-DE", "−1.234,5%")]
    [InlineData("en-US", "−1,234.5%")]
    [InlineData("sv-SE", "−1\u00a0234,5%")]
    [InlineData("he-IL", "−1,234.5%")]
    public void Separators_follow_the_culture_and_the_minus_does_not(string culture, string shown) =>
        Assert.Equal(shown, In(culture, () => Figures.Value(-1234.5m, "%")));

    [Fact]
    public void A_share_is_shown_as_percent() => Assert.Equal("91%", In("en-GB", () => Figures.Percent(42 / 46d)));

    [Theory]
    [InlineData(null, "p –")]
    [InlineData(0.00001, "p under 0.0001")]
    [InlineData(0.0005, "p 0.0005")]
    [InlineData(0.0191, "p 0.019")]
    [InlineData(0.61, "p 0.61")]
    public void The_smaller_a_p_is_the_more_decimals_it_shows(double? p, string shown) =>
        Assert.Equal(shown, In("en-GB", () => Figures.P(p)));

    private static string In(string culture, Func<string> write)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return write();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
