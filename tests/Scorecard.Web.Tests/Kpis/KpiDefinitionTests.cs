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
