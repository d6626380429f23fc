using System.Net;
using Scorecard.Domain.Objectives;

namespace Scorecard.Web.Tests.Search;

[Collection(ReadingPages.Name)]
public sealed class SearchTests(ScoredCompany company)
{
    [Fact]
    public async Task Everything_of_a_name_is_found_by_kind_with_its_tier_unit_and_status()
    {
        var page = await ReadAsync("run&period=2026-10");

        Assert.Equal(["Objectives"], Kinds(page));
        var row = page.Document.QuerySelector("main tbody tr")!;
        Assert.Equal(company.ObjectivePath("RUN") + "?period=2026-10", row.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("Department OPS · Internal process · RUN", Squeeze(row.TextContent), StringComparison.Ordinal);
        Assert.NotNull(row.QuerySelector("svg.mk[aria-label]"));
        Assert.Equal(ScoredCompany.One(company.World.Score("RUN", "2026-10")), row.QuerySelector(".sc")!.TextContent);
    }

    [Theory]
    [InlineData("cost", "COST|COST-OPS")]
    [InlineData("cost-ops", "COST-OPS")]
    [InlineData("  PÁVE ", "PAVE")]
    [InlineData("yard 01", "YARD01")]
    [InlineData("tidy35", "TIDY35")]
    public async Task The_best_comes_first_whatever_case_and_accents(string typed, string first)
    {
        var page = await ReadAsync(Uri.EscapeDataString(typed));

        Assert.Equal(
            first,
            string.Join('|', page.Document.QuerySelectorAll("main tbody a").Select(a => a.TextContent).Take(first.Split('|').Length))
        );
    }

    [Theory]
    [InlineData("vault")]
    [InlineData("hoard")]
    [InlineData("cost-vault")]
    public async Task What_a_person_may_not_see_is_not_found_named_or_counted(string typed)
    {
        var hidden = await ReadAsync(typed);
        var options = await (await company.App.SignInAsync(company.Reader)).GetAsync($"/search?handler=hits&q={typed}");

        Assert.Contains($"Nothing found for “{typed}”", hidden.Words, StringComparison.Ordinal);
        Assert.Empty(options.Document.QuerySelectorAll("[role=option]"));
        Assert.NotEmpty((await ReadAsync(typed, company.Chief)).Document.QuerySelectorAll("main tbody tr"));
    }

    [Fact]
    public async Task The_number_found_is_that_of_what_the_person_may_see()
    {
        // COST, COST-OPS and the private COST-VAULT.
        Assert.Equal("2", (await ReadAsync("cost")).Document.QuerySelector("main header .muted")!.TextContent);
        Assert.Equal("3", (await ReadAsync("cost", company.Chief)).Document.QuerySelector("main header .muted")!.TextContent);
        Assert.Contains("The best 20 of 36", (await ReadAsync("yard")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Administrators_find_every_member_and_others_those_who_answer_for_what_they_see()
    {
        Assert.Equal(
            $"/admin/people/{ScoredCompany.Id(company.Clerk.Id)}",
            (await ReadAsync("cleo", company.Chief)).Document.QuerySelector("main tbody a")!.GetAttribute("href")
        );
        Assert.Contains("Nothing found", (await ReadAsync("cleo")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await OwnerAsync(company.Clerk.Id)).Status);

        await OwnAsync("SERVE", company.Head.Id);
        await OwnAsync("HOARD", company.Clerk.Id);

        var found = (await ReadAsync("hel h")).Document.QuerySelector("main tbody a")!;
        Assert.Equal($"/search?owner={ScoredCompany.Id(company.Head.Id)}", found.GetAttribute("href"));
        var owned = await OwnerAsync(company.Head.Id);
        Assert.Equal("What Hel Head answers for", owned.Heading);
        Assert.Equal(["SERVE"], owned.Document.QuerySelectorAll("main tbody a").Select(a => a.TextContent));
        // What Cleo answers for is private, so she answers for nothing that the reader may know of.
        Assert.Contains("Nothing found", (await ReadAsync("cleo")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await OwnerAsync(company.Clerk.Id)).Status);
        await OwnAsync("SERVE", null);
        await OwnAsync("HOARD", null);
    }

    [Fact]
    public async Task Pages_of_the_program_are_found_and_those_that_the_person_may_not_open_are_not()
    {
        Assert.Contains(Links(await ReadAsync("cascading")), link => link!.StartsWith("/toolkit/", StringComparison.Ordinal));
        Assert.Contains("/templates/hospital", Links(await ReadAsync("hospital")));
        Assert.Contains("/admin", Links(await ReadAsync("administration", company.Chief)));
        Assert.DoesNotContain("/admin", Links(await ReadAsync("administration")));
    }

    [Fact]
    public async Task The_box_gets_the_best_few_as_options_and_an_empty_one_gets_none()
    {
        var browser = await company.App.SignInAsync(company.Reader);

        var options = (await browser.GetAsync("/search?handler=hits&q=tidy")).Document.QuerySelectorAll("[role=group] > [role=option]");
        Assert.Equal(5, options.Length);
        Assert.Equal(options.Length, options.Select(o => o.Id).Distinct().Count());
        Assert.Empty((await browser.GetAsync("/search?handler=hits&q=")).Document.QuerySelectorAll("[role=option]"));
        Assert.Contains("Type a name or a code", (await browser.GetAsync("/search")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_leads_to_the_search_without_scripts_and_carries_its_box()
    {
        var page = await company.ReadAsync(company.Reader, "/kpis");
        Assert.All(page.Document.QuerySelectorAll("[data-search]"), link => Assert.Equal("/search", link.GetAttribute("href")));
        Assert.Equal(2, page.Document.QuerySelectorAll("[data-search]").Length);
        Assert.Equal("combobox", page.Document.QuerySelector("dialog#search-box input")!.GetAttribute("role"));
        Assert.Null((await company.App.Browse().GetAsync("/account/sign-in")).Document.QuerySelector("[data-search], #search-box"));
    }

    private Task<TestPage> ReadAsync(string typed, Data.Person? person = null) =>
        company.ReadAsync(person ?? company.Reader, $"/search?q={typed}");

    private Task<TestPage> OwnerAsync(long person) => company.ReadAsync(company.Reader, $"/search?owner={ScoredCompany.Id(person)}");

    private Task OwnAsync(string objective, long? owner) =>
        company.App.WriteAsync(
            company.World.Model.Organization.Id,
            async db => (await db.FindAsync<Objective>(company.World.Objective(objective).Id))!.Own(owner)
        );

    private static IEnumerable<string> Kinds(TestPage page) => page.Document.QuerySelectorAll("main section h2").Select(h => h.TextContent);

    private static IEnumerable<string?> Links(TestPage page) =>
        page.Document.QuerySelectorAll("main tbody a").Select(a => a.GetAttribute("href"));

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
