using AngleSharp.Dom;

namespace Scorecard.Web.Tests.Units;

/// <summary>What a dashboard says to all is drawn once; nobody gets what was drawn for others.</summary>
[Collection(ReadingPages.Name)]
public sealed class KeptDashboardTests(ScoredCompany company)
{
    [Fact]
    public async Task Who_sees_less_gets_nothing_of_what_was_drawn_for_those_who_see_all()
    {
        var all = await BelowAsync("?period=2026-10", company.Chief);
        Assert.Contains("VAULT", all);
        Assert.Equal(all, await BelowAsync("?period=2026-10", company.Chief));
        Assert.DoesNotContain("VAULT", await BelowAsync("?period=2026-10", company.Reader));
        Assert.Equal(all, await BelowAsync("?period=2026-10", company.Chief));
    }

    [Fact]
    public async Task Each_address_and_each_language_gets_its_own()
    {
        const string Plain = "?period=2026-09";
        var asked = await FileAsync(Plain + "&mark=first");
        Assert.Contains("mark=first", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("mark", await FileAsync(Plain), StringComparison.Ordinal);

        var english = await ScoreAsync("en");
        Assert.Contains('.', english);
        Assert.Equal(english.Replace('.', ','), await ScoreAsync("de"));
        Assert.Equal(english, await ScoreAsync("en"));
    }

    private async Task<List<string>> BelowAsync(string query, Data.Person person) =>
        [
            .. (await company.ReadAsync(person, company.UnitPath("ORG") + query))
                .Document.QuerySelectorAll("[data-live=below] .ob a, [data-live=heat] th a")
                .Select(link => link.TextContent),
        ];

    private async Task<string> FileAsync(string query) =>
        (await company.ReadAsync(company.Chief, company.UnitPath("ORG") + query))
            .Document.QuerySelector("[data-live=below] a[download]")!
            .GetAttribute("href")!;

    private async Task<string> ScoreAsync(string language)
    {
        var browser = await company.App.SignInAsync(company.Chief);
        using var request = new HttpRequestMessage(HttpMethod.Get, company.UnitPath("ORG") + "?period=2026-08");
        request.Headers.Add("Accept-Language", language);
        var page = await TestPage.ReadAsync(browser, await browser.Client.SendAsync(request));
        return page.Document.QuerySelector(".strip .big")!.FirstChild!.TextContent.Trim();
    }
}
