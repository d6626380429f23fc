using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Web.Templates;

namespace Scorecard.Web.Tests.Library;

public sealed class LibraryPageTests : IAsyncLifetime
{
    private TestApp App { get; } = new();

    private string Sell => PublicIds.Format(App.Companies.Acme.Objective("SELL").Id);

    public Task InitializeAsync() => ((IAsyncLifetime)App).InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)App).DisposeAsync();

    [Fact]
    public async Task It_holds_the_KPIs_of_all_sectors()
    {
        var page = await FindAsync("");

        Assert.Contains($"{SectorTemplates.All.Sum(t => t.Kpis.Count)} KPIs", page.Words, StringComparison.Ordinal);
        var second = Links(await FindAsync("?page=2"));
        Assert.NotEmpty(second);
        Assert.Empty(Links(page).Intersect(second));
    }

    [Fact]
    public async Task Words_are_found_in_any_order_and_the_name_counts_more_than_the_text()
    {
        var (one, other) = (Names(await FindAsync("?q=hand+hygiene")), Names(await FindAsync("?q=HYGIENE+hand")));

        Assert.Equal("Hand hygiene compliance", one[0]);
        Assert.Equal(one.Order(), other.Order());
        Assert.Empty(Names(await FindAsync("?q=hygiene+zeppelin")));
        Assert.Contains("Nothing fits", (await FindAsync("?q=hygiene+zeppelin")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?perspective=Customer&sector=bank", "bank", "Customer", null)]
    [InlineData("?sector=hospital&type=leading", "hospital", null, Indicator.Leading)]
    [InlineData("?sector=city&type=lagging&perspective=Financial", "city", "Financial", Indicator.Lagging)]
    public async Task Filters_keep_what_has_the_property(string query, string sector, string? perspective, Indicator? type)
    {
        var expected = SectorTemplates
            .Find(sector)!
            .Kpis.Where(k => (perspective is null || k.Objective.Perspective == perspective) && (type is null || k.Indicator == type))
            .Select(k => k.Name);

        Assert.Equal(expected.Order(), Names(await FindAsync(query)).Order());
    }

    [Fact]
    public async Task A_KPI_is_taken_into_a_unit_under_a_free_code_and_opens()
    {
        var browser = await App.SignInAsync(App.Companies.SalesManager);
        for (var time = 1; time <= 2; time++)
        {
            var added = await (await browser.GetAsync("/library/hospital/C1-HND")).Form().Type("Objective", Sell).SubmitAsync();
            Assert.StartsWith("/kpis/", added.Path, StringComparison.Ordinal);
            Assert.Contains("Hand hygiene compliance now measures", added.Message, StringComparison.Ordinal);
        }

        var kpis = await App.ReadAsync(
            App.Companies.Acme.Model.Organization.Id,
            db => db.Kpis.AsNoTracking().Where(k => k.Code.StartsWith("C1-HND")).OrderBy(k => k.Code).ToListAsync()
        );
        Assert.Equal(["C1-HND", "C1-HND-2"], kpis.Select(k => k.Code));
        Assert.All(
            kpis,
            kpi =>
                Assert.Equal(
                    (App.Companies.Acme.Objective("SELL").Id, "%", TimeAggregation.Ratio, 92m),
                    (kpi.ObjectiveId, kpi.UnitOfMeasure, kpi.Aggregation, kpi.Latest.Scale.Target)
                )
        );
    }

    [Fact]
    public async Task A_rolled_up_KPI_is_entered_where_nothing_feeds_it()
    {
        var rolledUp = SectorTemplates.All.SelectMany(t => t.Kpis).First(k => k.IsRolledUp);
        var browser = await App.SignInAsync(App.Companies.SalesManager);

        await (await browser.GetAsync($"/library/{rolledUp.Template.Slug}/{rolledUp.Code}")).Form().Type("Objective", Sell).SubmitAsync();

        var kpi = await App.ReadAsync(
            App.Companies.Acme.Model.Organization.Id,
            db => db.Kpis.AsNoTracking().SingleAsync(k => k.Name == rolledUp.Name)
        );
        Assert.Equal((ValueSource.Entered, null), (kpi.ValueSource, kpi.ParentId));
    }

    [Fact]
    public async Task Only_objectives_that_the_person_may_edit_are_offered_and_taken()
    {
        var browser = await App.SignInAsync(App.Companies.SalesManager);
        var page = await browser.GetAsync("/library/hospital/C1-HND");
        var run = PublicIds.Format(App.Companies.Acme.Objective("RUN").Id);

        Assert.Equal(["CALL", "SELL", "VISIT"], page.Document.QuerySelectorAll("#Objective option").Select(o => o.TextContent).Order());
        Assert.Equal(HttpStatusCode.Forbidden, (await page.Form().Type("Objective", run).SubmitAsync()).Status);
        Assert.Null(
            (await (await App.SignInAsync(App.Companies.Viewer)).GetAsync("/library/hospital/C1-HND")).Document.QuerySelector("main form")
        );
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/library/hospital/NONE")).Status);
    }

    private async Task<TestPage> FindAsync(string query) =>
        await (await App.SignInAsync(App.Companies.Viewer)).GetAsync("/library" + query);

    private static List<string> Links(TestPage page) =>
        [.. page.Document.QuerySelectorAll(".kpis h3 a").Select(a => a.GetAttribute("href")!)];

    private static List<string> Names(TestPage page) => [.. page.Document.QuerySelectorAll(".kpis h3 a").Select(a => a.TextContent)];
}
