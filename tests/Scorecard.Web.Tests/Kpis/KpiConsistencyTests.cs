using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Formulas;
using Scorecard.Domain.Kpis;

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
    public async Task A_formula_is_marked_where_it_is_wrong_tried_saved_shown_and_taken_back()
    {
        await App.RecordAsync(App.Companies.Acme.Kpi("VISITS"), "2026-09", 40);
        var browser = await App.SignInAsync(App.Companies.SalesManager);
        var form = (await browser.GetAsync($"/kpis/new?objective={Objective("SELL")}"))
            .Form()
            .Type("Input.Name", "Visits a day")
            .Type("Input.Code", "VISIT-RATE")
            .Type("Input.ValueSource", "Calculated")
            .Type("Input.Definition.From", "")
            .Type("Input.Definition.Boxes[Progress-baseline]", "0")
            .Type("Input.Definition.Boxes[Progress-target]", "10");

        var wrong = await form.Type("Input.Definition.Formula", "VISITS / NOBODY").SubmitAsync();
        Assert.Contains("There is no KPI “NOBODY”", wrong.Problems, StringComparison.Ordinal);
        Assert.Equal("N", wrong.Document.QuerySelector(".formula-problem mark")!.TextContent);
        Assert.Equal("VISITS / NOBODY", wrong.Document.QuerySelector("textarea.formula-box")!.TextContent.Trim());

        var tried = await wrong.Form().Type("Input.Definition.Formula", "VISITS / 20").SubmitAsync("look", "formula");
        Assert.Contains("What it would have been", tried.Words, StringComparison.Ordinal);
        Assert.Contains(tried.Document.QuerySelectorAll("table[role=status] tbody tr"), row => row.LastElementChild!.TextContent == "2");
        Assert.Contains("“VISITS” has no value", tried.Words, StringComparison.Ordinal);
        Assert.Null(await App.ReadAsync(Acme, db => db.Kpis.FirstOrDefaultAsync(k => k.CodeNormalized == "VISIT-RATE")));

        await tried.Form().SubmitAsync();
        var kpi = await FindAsync("VISIT-RATE");
        Assert.Equal([App.Companies.Acme.Kpi("VISITS").Id], kpi.FormulaKpiIds);
        var page = await browser.GetAsync($"/kpis/{PublicIds.Format(kpi.Id)}?period=2026-09");
        Assert.Contains("40 visits / 20 = 2", page.Words, StringComparison.Ordinal);
        Assert.Contains("In the formula of", (await browser.GetAsync($"/kpis/{Id("VISITS")}")).Words, StringComparison.Ordinal);

        var edit = (await browser.GetAsync($"/kpis/{PublicIds.Format(kpi.Id)}/edit")).Form();
        var circle = await edit.Type("Input.Definition.Formula", "[VISIT-RATE] + VISITS").SubmitAsync();
        Assert.Contains("would be made of each other: Visits a day → Visits a day", circle.Problems, StringComparison.Ordinal);
        var saved = await circle.Form().Type("Input.Definition.Formula", "VISITS * 3").SubmitAsync();
        Assert.NotEqual(kpi.Latest.FormulaText, (await FindAsync("VISIT-RATE")).Latest.FormulaText);
        await saved.Form("#undo").SubmitAsync();
        Assert.Equal(kpi.Latest.FormulaText, (await FindAsync("VISIT-RATE")).Latest.FormulaText);
    }

    [Fact]
    public async Task Who_may_not_see_a_kpi_does_not_learn_it_from_a_formula()
    {
        var ideas = await FindAsync("IDEAS");
        await App.WriteAsync(
            Acme,
            async db =>
            {
                var kpi = await db.Kpis.SingleAsync(k => k.CodeNormalized == "SALES-REVENUE");
                kpi.Describe(kpi.Details with { ValueSource = ValueSource.Calculated });
                kpi.Calculate(DateOnly.MinValue, Formula.Read($"{Formula.ReferenceTo(ideas.Id)} * 2"));
            }
        );
        var head = await App.SignInAsync(App.Companies.SalesManager);
        foreach (var path in new[] { "", "/edit", "/definitions" })
        {
            var page = await head.GetAsync($"/kpis/{Id("SALES-REVENUE")}{path}");
            Assert.DoesNotContain("IDEAS", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
            Assert.DoesNotContain(PublicIds.Format(ideas.Id), page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }
        await (await head.GetAsync($"/kpis/{Id("SALES-REVENUE")}/edit")).Form().Type("Input.Description", "Twice the ideas").SubmitAsync();
        Assert.Equal([ideas.Id], (await FindAsync("SALES-REVENUE")).FormulaKpiIds);
        var unknown = await (await head.GetAsync($"/kpis/new?objective={Objective("SELL")}"))
            .Form()
            .Type("Input.Name", "Ideas and one")
            .Type("Input.Code", "IDEAS-1")
            .Type("Input.Definition.Boxes[Progress-baseline]", "0")
            .Type("Input.Definition.Boxes[Progress-target]", "1")
            .Type("Input.ValueSource", "Calculated")
            .Type("Input.Definition.Formula", "IDEAS + 1")
            .SubmitAsync();
        Assert.Contains("no KPI “IDEAS” that you may see", unknown.Problems, StringComparison.Ordinal);
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
