namespace Scorecard.Domain.Tests;

public class TextRulesTests
{
    [Fact]
    public void A_name_is_trimmed_and_has_1_to_200_characters()
    {
        Assert.Equal("Growth", TextRules.Name("  Growth ", "Unit"));
        Assert.Equal(200, TextRules.Name(new string('x', 200), "Unit").Length);
        Refused.Because("unit, needs a name", () => TextRules.Name("", "Unit"));
        Refused.Because("unit, needs a name", () => TextRules.Name(null, "Unit"));
        Refused.Because("unit, needs a name", () => TextRules.Name(" \t ", "Unit"));
        Refused.Because("unit, 300 characters, at most 200", () => TextRules.Name(new string('x', 300), "Unit"));
        Refused.Because("unit, line break", () => TextRules.Name("a\nb", "Unit"));
        Refused.Because("unit, shows nothing", () => TextRules.Name("\u200b\u202e", "Unit"));
        Assert.Equal("🦓", TextRules.Name("🦓", "Unit"));
    }

    [Fact]
    public void Letters_are_kept_in_their_plain_form_and_signs_as_typed()
    {
        Assert.Equal("Sales of CO₂ in m²", TextRules.Name("Ｓales of CO₂\u00a0in m²", "KPI"));
        Assert.Equal("A1", TextRules.Code("Ａ１", "KPI"));
        Assert.Equal(TextRules.Normalize("office"), TextRules.Normalize("oﬃce"));
    }

    [Theory]
    [InlineData("A1")]
    [InlineData("NHS-T1/FOUR_HOUR.2")]
    [InlineData("Größe")]
    [InlineData("KPI-ПРОДАЖИ")]
    [InlineData("Δ-COST")]
    public void A_code_is_letters_digits_and_four_signs(string code) => Assert.Equal(code, TextRules.Code($" {code} ", "KPI"));

    [Theory]
    [InlineData("", "needs a code")]
    [InlineData("two words", "two words, only letters")]
    [InlineData("=SUM(A1)", "only letters")]
    [InlineData("a;b", "only letters")]
    [InlineData("S\u0410LES", "different alphabets")]
    [InlineData("COS\u03a4", "different alphabets")]
    public void Other_codes_are_refused(string code, string words) => Refused.Because(words, () => TextRules.Code(code, "KPI"));

    [Fact]
    public void A_code_has_at_most_64_characters() =>
        Refused.Because("65 characters, at most 64", () => TextRules.Code(new string('x', 65), "KPI"));

    [Fact]
    public void A_description_may_be_empty_and_has_at_most_2000_characters()
    {
        Assert.Null(TextRules.Description("  ", "Unit"));
        Assert.Equal(2000, TextRules.Description(new string('x', 2000), "Unit")!.Length);
        Refused.Because("2001 characters, at most 2000", () => TextRules.Description(new string('x', 2001), "Unit"));
        Assert.Equal("a\r\n\tb", TextRules.Description("a\r\n\tb", "Unit"));
        Refused.Because("unit, control character", () => TextRules.Description("a\0b", "Unit"));
    }

    [Theory]
    [InlineData("1.00005")]
    [InlineData("-0.000001")]
    [InlineData("999999999999998.999999")]
    [InlineData("999999999999999")]
    public void An_amount_keeps_six_decimals(string given) => Assert.Equal(Number(given), TextRules.Amount(Number(given), "Value"));

    [Theory]
    [InlineData("99.9999999")]
    [InlineData("-0.0000001")]
    public void More_decimals_are_refused_with_the_limit_and_never_rounded(string given) =>
        Refused.Because($"Value, {given}, more than 6 decimals", () => TextRules.Amount(Number(given), "Value"));

    [Fact]
    public void Too_large_an_amount_is_refused() =>
        Refused.Because("too large, 15 digits", () => TextRules.Amount(1_000_000_000_000_000m, "Value"));

    [Fact]
    public void A_weight_is_zero_or_more()
    {
        Assert.Equal(0, TextRules.Weight(0, "KPI"));
        Refused.Because("cannot be negative", () => TextRules.Weight(-0.5m, "KPI"));
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void Letters_with_their_accents_are_one_text_however_they_were_typed()
    {
        Assert.Equal("É1", TextRules.Code("E\u03011", "Unit"));
        Assert.Equal("Équipe", TextRules.Name("E\u0301quipe", "Unit"));
        Assert.Equal(TextRules.Normalize("équipe"), TextRules.Normalize("e\u0301quipe"));
        Assert.Equal("Été", TextRules.Description("E\u0301te\u0301", "Unit"));
    }
}
