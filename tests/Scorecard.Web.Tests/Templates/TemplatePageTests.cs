using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Web.Templates;

namespace Scorecard.Web.Tests.Templates;

public sealed class TemplatePageTests : IAsyncLifetime
{
    private TestApp App { get; } = new();

    public Task InitializeAsync() => ((IAsyncLifetime)App).InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)App).DisposeAsync();

    public static TheoryData<string> Slugs => [.. SectorTemplates.All.Select(t => t.Slug)];

    [Theory, MemberData(nameof(Slugs))]
    public async Task An_empty_organization_starts_with_a_template(string slug)
    {
        var (organization, browser) = await FreshStart.OfAsync(App);
        var template = SectorTemplates.Find(slug)!;
        var before = await SequenceAsync(organization);

        var started = await (await browser.GetAsync($"/templates/{slug}")).Form("form.start").SubmitAsync();

        Assert.Contains($"“{template.Name}” is now the scorecard of Fresh", started.Message, StringComparison.Ordinal);
        Assert.Equal(
            (template.Objectives.Count, template.Kpis.Count, template.Links.Count, template.Units.Count, "Fresh Start"),
            await App.ReadAsync(
                organization,
                async db =>
                    (
                        await db.Objectives.CountAsync(),
                        await db.Kpis.CountAsync(),
                        await db.Causes.CountAsync(),
                        await db.Units.CountAsync(),
                        (await db.Units.SingleAsync(u => u.ParentId == null)).Name
                    )
            )
        );
        Assert.Equal(before + 1, await SequenceAsync(organization));
        Assert.Equal(template.Links.Select(l => (l.Cause, l.Effect, l.Lag)).Order(), (await LinksAsync(organization)).Order());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(started.Path + "/cascade?open=all")).Status);
    }

    [Fact]
    public async Task What_comes_next_stands_on_the_dashboard_until_the_first_value_is_in()
    {
        var (organization, browser) = await FreshStart.OfAsync(App);
        Assert.Null((await browser.GetAsync((await browser.GetAsync("/")).Path)).Document.QuerySelector(".next"));

        var started = await (await browser.GetAsync("/templates/retail")).Form("form.start").SubmitAsync();
        var next = started.Document.QuerySelectorAll(".next a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(4, next.Count);
        foreach (var path in next)
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(path)).Status);

        await App.WriteAsync(
            organization,
            async db =>
            {
                var kpi = await db.Kpis.FirstAsync(k =>
                    k.ValueSource == ValueSource.Entered && k.Frequency == Frequency.Month && k.Aggregation != TimeAggregation.Ratio
                );
                var calendar = (await db.Organizations.SingleAsync()).Calendar;
                db.Add(
                    kpi.Record(
                        calendar.Containing(Frequency.Month, new(2026, 10, 1)),
                        MeasuredValue.Of(4),
                        null,
                        null,
                        calendar,
                        null,
                        new(2026, 11, 12),
                        TestApp.Now.UtcDateTime,
                        null
                    )
                );
            }
        );
        Assert.Null((await browser.GetAsync(started.Path)).Document.QuerySelector(".next"));
    }

    [Fact]
    public async Task An_organization_that_has_objectives_is_not_started_again()
    {
        var browser = await App.SignInAsync(App.Companies.Administrator);
        var page = await browser.GetAsync("/templates/bank");
        Assert.Null(page.Document.QuerySelector("form.start"));

        var refused = await browser.PostAsync("/templates/bank", [.. page.Form("form.col").Fields, new("whole", "true")]);

        Assert.Contains("has objectives already", refused.Problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_administrator_starts_the_organization()
    {
        var browser = await App.SignInAsync(App.Companies.SalesManager);
        var page = await browser.GetAsync("/templates/bank");

        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await browser.PostAsync("/templates/bank", [.. page.Form("form.col").Fields, new("whole", "true")])).Status
        );
    }

    [Fact]
    public async Task Objectives_are_picked_into_a_unit_under_free_codes()
    {
        var browser = await App.SignInAsync(App.Companies.SalesManager);
        var template = SectorTemplates.Find("retail")!;
        var chosen = template.Objectives.Take(2).Select(o => o.Code).ToArray();
        var sales = PublicIds.Format(App.Companies.Acme.Unit("SALES").Id);

        for (var time = 1; time <= 2; time++)
        {
            var page = await browser.GetAsync("/templates/retail");
            var picked = await page.Form("form.col").Type("Input.Unit", sales).Type("Input.Objectives", chosen).SubmitAsync();
            Assert.Equal($"/units/{sales}", picked.Path);
        }

        var names = await App.ReadAsync(
            App.Companies.Acme.Model.Organization.Id,
            db => db.Objectives.Where(o => o.UnitId == App.Companies.Acme.Unit("SALES").Id).Select(o => o.Code).ToListAsync()
        );
        Assert.Equal(new[] { "SELL" }.Concat(chosen).Concat(chosen.Select(c => c + "-2")).Order(), names.Order());
    }

    [Fact]
    public async Task Picked_objectives_bring_the_links_between_them_in_the_same_write()
    {
        var acme = App.Companies.Acme.Model.Organization.Id;
        var template = SectorTemplates.Find("bank")!;
        var link = template.Links[0];
        var (before, page) = (
            await SequenceAsync(acme),
            await (await App.SignInAsync(App.Companies.SalesManager)).GetAsync("/templates/bank")
        );

        await page.Form("form.col")
            .Type("Input.Unit", PublicIds.Format(App.Companies.Acme.Unit("SALES").Id))
            .Type("Input.Objectives", [link.Cause, link.Effect])
            .SubmitAsync();

        Assert.Equal(before + 1, await SequenceAsync(acme));
        Assert.Equal(
            template.Links.Where(l => l.Cause == link.Cause && l.Effect == link.Effect).Select(l => (l.Cause, l.Effect, l.Lag)),
            await LinksAsync(acme)
        );
    }

    [Fact]
    public async Task Picking_nothing_is_refused()
    {
        var page = await (await App.SignInAsync(App.Companies.SalesManager)).GetAsync("/templates/retail");

        Assert.Contains("Tick at least one objective", (await page.Form("form.col").SubmitAsync()).Problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_that_is_none_is_not_found() =>
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await (await App.SignInAsync(App.Companies.SalesManager)).GetAsync("/templates/witchcraft")).Status
        );

    private Task<long> SequenceAsync(long organization) =>
        App.ReadAsync(organization, db => db.Organizations.Select(o => o.Sequence).SingleAsync());

    private Task<List<(string Cause, string Effect, int Lag)>> LinksAsync(long organization) =>
        App.ReadAsync(
            organization,
            async db =>
            {
                var codes = await db.Objectives.ToDictionaryAsync(o => o.Id, o => o.Code);
                return (await db.Causes.ToListAsync()).ConvertAll(c =>
                    (codes[c.CauseObjectiveId!.Value], codes[c.EffectObjectiveId!.Value], c.Lag)
                );
            }
        );
}
