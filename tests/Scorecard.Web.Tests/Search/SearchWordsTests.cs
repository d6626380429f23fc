using Scorecard.Web.Pages.Search;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Tests.Search;

public class SearchWordsTests
{
    [Theory]
    [InlineData("lm-otd", Fit.Code)]
    [InlineData("On-time delivery", Fit.Name)]
    [InlineData("on-t", Fit.Start)]
    [InlineData("time", Fit.WordStart)]
    [InlineData("deli", Fit.WordStart)]
    [InlineData("ime d", Fit.Inside)]
    [InlineData("LM", Fit.Inside)]
    [InlineData("delivery on", Fit.Words)]
    [InlineData("otd delivery", Fit.Words)]
    [InlineData("delivery late", Fit.Not)]
    [InlineData("x", Fit.Not)]
    public void What_was_typed_fits_better_the_nearer_it_is_to_the_beginning(string typed, Fit fit) =>
        Assert.Equal(fit, new SearchWords(typed).Of("On-time delivery", "LM-OTD"));

    [Theory]
    [InlineData("shed", "Bashed shed", Fit.WordStart)]
    [InlineData("ash", "Bashed shed", Fit.Inside)]
    [InlineData("ÉLODIE", "Elodie Roux", Fit.Start)]
    [InlineData("elo", "Élodie Roux", Fit.Start)]
    [InlineData("lodz", "Łódź", Fit.Name)]
    [InlineData("grosse", "Große Fahrt", Fit.Not)]
    [InlineData("e\u0301lodie", "élodie", Fit.Name)]
    [InlineData("работа", "РАБОТА", Fit.Name)]
    public void Case_and_accents_do_not_matter(string typed, string name, Fit fit) => Assert.Equal(fit, new SearchWords(typed).Of(name));

    [Fact]
    public void Nothing_typed_is_nothing_to_search() =>
        Assert.True(new SearchWords(" \t ").IsEmpty && new SearchWords(null).IsEmpty && new SearchWords("\u0301").IsEmpty);

    [Fact]
    public void Long_names_are_read_to_their_end() =>
        Assert.Equal(Fit.WordStart, new SearchWords("end").Of(new string('a', 2000) + " end"));

    [Fact]
    public void Text_is_never_longer_when_folded() =>
        Assert.All(Enumerable.Range(0, char.MaxValue + 1), c => Assert.True(Folded.Of(((char)c).ToString()).Length <= 1));
}
