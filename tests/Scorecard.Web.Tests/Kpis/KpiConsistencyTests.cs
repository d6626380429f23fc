using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;

namespace Scorecard.Web.Tests.Kpis;

public sealed class KpiConsistencyTests(TestApp app) : KpiEditingTests(app)
{
    [Fact]
    public async Task Recorded_values_hold_the_frequency()
    {
        await App.RecordAsync(App.Companies.Acme.Kpi("VISITS"), "2026-10", 30);
        var browser = await App.SignInAsync(App.Companies.SalesManager);

        var frequency = await (await browser.GetAsync($"/kpis/{Id("VISITS")}/edit"))
            .Form()
            .Type("Input.Frequency", "Quarter")
            .SubmitAsync();
        Assert.Contains("“VISITS” has values by month, so it cannot be collected by quarter", frequency.Problems, StringComparison.Ordinal);
        var ratio = await (await browser.GetAsync($"/kpis/{Id("VISITS")}/edit")).Form().Type("Input.Aggregation", "Ratio").SubmitAsync();
        Assert.Contains("“VISITS” has plain values recorded, so it cannot turn into a ratio", ratio.Problems, StringComparison.Ordinal);

        Assert.Contains(
            "“VISITS” has recorded values, and those are never thrown away",
            (await browser.GetAsync($"/kpis/{Id("VISITS")}/delete")).Words,
            StringComparison.Ordinal
        );
        await (await browser.GetAsync($"/kpis/{Id("VISITS")}/edit")).Form().Type("Input.ClosedFrom", "2027-01-01").SubmitAsync();
        Assert.Equal(new DateOnly(2027, 1, 1), (await FindAsync("VISITS")).ClosedFrom);
    }

    [Fact]
    public async Task A_parent_that_does_not_fit_is_refused()
    {
        var browser = await App.SignInAsync(App.Companies.SalesManager);

        var page = await (await browser.GetAsync($"/kpis/{Id("SALES-REVENUE")}/edit"))
            .Form()
            .Type("Input.UnitOfMeasure", "$")
            .SubmitAsync();

        Assert.Contains(
            "KPI “SALES-REVENUE” cannot feed “REVENUE”: it is measured in “$” and the parent in “€”",
            page.Problems,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_private_kpi_that_would_no_longer_fit_is_not_named()
    {
        var (administrator, head) = (await App.SignInAsync(App.Companies.Administrator), await App.SignInAsync(App.Companies.SalesManager));
        await (await administrator.GetAsync($"/kpis/new?objective={Objective("SELL")}"))
            .Form()
            .Type("Input.Name", "Collected")
            .Type("Input.Code", "COLLECTED")
            .Type("Input.UnitOfMeasure", "ideas")
            .Type("Input.ValueSource", "RolledUp")
            .Type("Input.RollUp", "Average")
            .Type("Input.Definition.Boxes[Progress-baseline]", "0")
            .Type("Input.Definition.Boxes[Progress-target]", "1")
            .SubmitAsync();
        var collected = (await FindAsync("COLLECTED")).Id;
        await App.WriteAsync(Acme, async db => (await db.Kpis.SingleAsync(k => k.CodeNormalized == "IDEAS")).FeedInto(collected));

        var page = await (await head.GetAsync($"/kpis/{PublicIds.Format(collected)}/edit"))
            .Form()
            .Type("Input.UnitOfMeasure", "pieces")
            .SubmitAsync();

        Assert.Contains("one of those you may not see", page.Problems, StringComparison.Ordinal);
        Assert.DoesNotContain("IDEAS", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal("ideas", (await FindAsync("COLLECTED")).UnitOfMeasure);
    }

    [Fact]
    public async Task Two_people_cannot_make_two_kpis_feed_each_other()
    {
        var browser = await App.SignInAsync(App.Companies.Administrator);
        foreach (var code in new[] { "EGG", "HEN" })
            await (await browser.GetAsync($"/kpis/new?objective={Objective("RUN")}"))
                .Form()
                .Type("Input.Name", code)
                .Type("Input.Code", code)
                .Type("Input.Definition.Boxes[Progress-baseline]", "0")
                .Type("Input.Definition.Boxes[Progress-target]", "1")
                .SubmitAsync();
        var (egg, hen) = (PublicIds.Format((await FindAsync("EGG")).Id), PublicIds.Format((await FindAsync("HEN")).Id));
        var halves = new[]
        {
            (await browser.GetAsync($"/kpis/{egg}/edit")).Form().Type("Input.ParentId", hen),
            (await browser.GetAsync($"/kpis/{hen}/edit")).Form().Type("Input.ParentId", egg),
        };

        var answers = await Task.WhenAll(halves.Select(half => half.SubmitAsync()));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK && answer.Problems.Length > 0);
        Assert.Single(new[] { await FindAsync("EGG"), await FindAsync("HEN") }, kpi => kpi.ParentId is not null);
    }
}
