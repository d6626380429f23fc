using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scales;

namespace Scorecard.Web.Tests.Kpis;

public sealed class KpiDefinitionTests(TestApp app) : KpiEditingTests(app)
{
    [Fact]
    public async Task The_second_to_save_sees_both_versions()
    {
        var browser = await App.SignInAsync(App.Companies.Administrator);
        var mine = (await browser.GetAsync($"/kpis/{Id("REVENUE")}/edit")).Form().Type("Input.Definition.Boxes[Progress-target]", "2000");
        await App.WriteAsync(
            Acme,
            async db =>
                (await db.Kpis.SingleAsync(k => k.CodeNormalized == "REVENUE")).Define(
                    new KpiDefinition(DateOnly.MinValue, ScaleInput.Progress(0, 3000), 1)
                )
        );

        var conflict = await mine.SubmitAsync();

        Assert.Contains(
            "Progress from a baseline to a target: 0 at 0, 100 at 2,000 Progress from a baseline to a target: 0 at 0, 100 at 3,000",
            conflict.Words,
            StringComparison.Ordinal
        );
        Assert.Equal(3000m, (await FindAsync("REVENUE")).Latest.Scale.Target);
        await conflict.Form().SubmitAsync();
        Assert.Equal(2000m, (await FindAsync("REVENUE")).Latest.Scale.Target);
    }

    [Fact]
    public async Task A_target_changes_from_a_month_on_and_back()
    {
        var browser = await App.SignInAsync(App.Companies.SalesManager);
        var page = $"/kpis/{Id("SALES-REVENUE")}/definitions";
        var form = "form:has([name='Input.Weight'])";

        await (await browser.GetAsync(page))
            .Form(form)
            .Type("Input.From", "2026-07")
            .Type("Input.Boxes[Progress-target]", "1200")
            .SubmitAsync();
        Assert.Equal([1000m, 1200m], (await FindAsync("SALES-REVENUE")).Definitions.Select(d => d.Scale.Target));

        var confirm = await browser.GetAsync($"{page}?remove=2026-07-01");
        Assert.Contains("Remove what holds from 1 Jul 2026?", confirm.Words, StringComparison.Ordinal);
        await confirm.Form().SubmitAsync();
        Assert.Equal([1000m], (await FindAsync("SALES-REVENUE")).Definitions.Select(d => d.Scale.Target));
    }

    [Fact]
    public async Task What_the_score_would_have_been_is_shown_before_it_is_saved_and_next_year_is_one_press_away()
    {
        var browser = await App.SignInAsync(App.Companies.SalesManager);
        var address = $"/kpis/{Id("SALES-REVENUE")}/definitions";
        await App.RecordAsync(App.Companies.Acme.Kpi("SALES-REVENUE"), "2026-08", 500);
        var page = await browser.GetAsync(address);
        Assert.Contains("Set the target from a period on", page.Words, StringComparison.Ordinal);
        var next = page.Document.QuerySelectorAll("a").Single(a => a.TextContent == "From next year").GetAttribute("href")!;
        page = await browser.GetAsync(address + next.Split('#')[0]);
        Assert.Equal("2027-01", page.Form()["Input.From"]);

        var preview = await page.Form().Type("Input.Boxes[Progress-target]", "2000").SubmitAsync("look");

        Assert.Contains("Score now Would have been August 2026 €500 50.0 25.0", preview.Words, StringComparison.Ordinal);
        Assert.Equal(1000m, (await FindAsync("SALES-REVENUE")).Latest.Scale.Target);
    }

    [Theory]
    [InlineData("July", "“July” is not a period. Write one such as 2025")]
    public async Task A_definition_begins_with_a_period(string from, string problem)
    {
        var browser = await App.SignInAsync(App.Companies.SalesManager);

        var page = await (await browser.GetAsync($"/kpis/{Id("SALES-REVENUE")}/definitions")).Form().Type("Input.From", from).SubmitAsync();

        Assert.Contains(problem, page.Problems, StringComparison.Ordinal);
        Assert.Equal(from, page.Form()["Input.From"]);
    }
}
