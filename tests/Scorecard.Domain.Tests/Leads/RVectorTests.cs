using System.Text.Json;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Statistics;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Leads;

/// <summary>Numbers that R gives, read from ../shared/vectors/evidence.json.</summary>
public class RVectorTests
{
    private static readonly string? Path = Files.Shared("vectors/evidence.json");

    private static JsonElement Vector(string name)
    {
        Skip.If(Path is null, "../shared/vectors/evidence.json is not there.");
        return JsonDocument.Parse(File.ReadAllText(Path)).RootElement.GetProperty(name);
    }

    private static double[] Doubles(JsonElement vector, string name) =>
        [.. vector.GetProperty(name).EnumerateArray().Select(e => e.GetDouble())];

    [SkippableTheory, InlineData("eggCausesChicken", "egg", "chicken"), InlineData("chickenCausesEgg", "chicken", "egg")]
    public void Which_came_first_the_chicken_or_the_egg(string name, string cause, string effect)
    {
        var vector = Vector("granger_chickEgg_order3");
        foreach (var expected in vector.GetProperty(name).EnumerateArray())
        {
            var test = Granger.Test(Doubles(vector, cause), Doubles(vector, effect), expected.GetProperty("order").GetInt32())!;
            Assert.Equal((expected.GetProperty("df1").GetInt32(), expected.GetProperty("df2").GetInt32()), (test.Df1, test.Df2));
            Near(expected, "F", test.F);
            Near(expected, "p", test.P);
            Near(expected, "rssRestricted", test.UnrestrictedRss * (1 + test.F * test.Df1 / test.Df2));
            Near(expected, "rssUnrestricted", test.UnrestrictedRss);
        }

        static void Near(JsonElement expected, string name, double actual) =>
            Assert.Equal(1, actual / expected.GetProperty(name).GetDouble(), 1e-6);
    }

    [SkippableTheory, InlineData("ccf_mdeaths_fdeaths"), InlineData("ccf_small12")]
    public void Cross_correlations_are_those_of_ccf(string name)
    {
        var vector = Vector(name);
        var expected = vector
            .GetProperty("values")
            .EnumerateArray()
            .ToDictionary(e => e.GetProperty("lag").GetInt32(), e => e.GetProperty("r").GetDouble());
        var lags = expected.Keys.Max();
        var correlations = CrossCorrelation.Of(Doubles(vector, "x"), Doubles(vector, "y"), lags);
        Assert.Equal(correlations.Length, expected.Count);
        foreach (var (lag, r) in expected)
            Assert.Equal(r, correlations[lags - lag], 1e-6);
    }

    [SkippableTheory, InlineData("x", "y"), InlineData("y", "x")]
    public void Neither_of_two_series_that_share_a_season_leads_the_other(string cause, string effect)
    {
        var vector = Vector("ccf_mdeaths_fdeaths");
        var result = LeadLag.Test(Doubles(vector, cause), Doubles(vector, effect), 12);
        Assert.True(result.SeasonalDifference);
        Assert.Equal(Verdict.Together, LinkVerdicts.Of([new(result, Positive: true, Lag: 1)])[0].Verdict);
    }
}
