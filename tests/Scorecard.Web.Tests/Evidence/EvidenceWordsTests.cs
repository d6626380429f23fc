using Scorecard.Domain.Evidence;
using Scorecard.Domain.Leads;
using Scorecard.TestData;
using Scorecard.Web.Pages.Parts;

namespace Scorecard.Web.Tests.Evidence;

public sealed class EvidenceWordsTests
{
    private static (JudgedPair Pair, World World) Linked(double[] cause, double[] effect)
    {
        static decimal?[] Values(double[] values) =>
            [.. values.Select(v => double.IsNaN(v) ? null : (decimal?)Math.Round((decimal)(50 + 10 * v), 2))];
        var world = new ModelBuilder()
            .Kpi("X")
            .Kpi("Y")
            .Cause("X", "Y")
            .Values("X", "2018-01", Values(cause))
            .Values("Y", "2018-01", Values(effect))
            .Build();
        return (LinkEvidence.OfAll(world.Book, new(2026, 6, 30)).Values.Single().Best!, world);
    }

    [Fact]
    public void A_verdict_that_rests_on_one_event_says_which()
    {
        var said = new List<string>();
        for (var seed = 1; seed <= 60; seed++)
        {
            var made = new MadeSeries(seed);
            var (cause, effect) = (made.White(60), made.White(60));
            // April and May 2020 of the cause, May and June of the effect.
            (cause[27], cause[28], effect[28], effect[29]) = (-12, -6, -12, -6);
            var (pair, world) = Linked(cause, effect);
            if (EvidenceWords.RestsOn(pair, world.Calendar) is { } words)
                said.Add(words);
        }
        Assert.Contains("It rests on one event, April to June 2020: without that it would not be found.", said);
    }

    [Fact]
    public void A_single_pair_of_months_is_named_with_both()
    {
        var said = new List<string>();
        for (var seed = 1; seed <= 400 && said.Count < 3; seed++)
        {
            var made = new MadeSeries(seed);
            var (pair, world) = Linked(made.White(60), made.White(60));
            if (pair.Judgement.RestsOn is { Length: 1, Following: var at } && pair.Verdict == Verdict.Supported)
                said.Add($"{at}: {EvidenceWords.RestsOn(pair, world.Calendar)}");
        }
        Assert.NotEmpty(said);
        Assert.All(
            said,
            words =>
                Assert.Matches("^[0-9]+: It rests on one pair of months, [A-Z][a-z]+( 20[0-9]{2})? and [A-Z][a-z]+ 20[0-9]{2}: ", words)
        );
    }

    [Fact]
    public void Gaps_are_told_and_so_is_what_is_needed()
    {
        var made = new MadeSeries(1);
        var (cause, effect) = (made.White(30), made.White(30));
        (cause[4], effect[9]) = (double.NaN, double.NaN);
        var (pair, _) = Linked(cause, effect);
        Assert.Equal(
            "“X” and “Y” cannot be tested yet: 28 of 30 months have values of both, and 32 months are needed.",
            EvidenceWords.Sentence("“X”", "“Y”", pair)
        );
    }
}
